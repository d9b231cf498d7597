// Draws the mark (images/mark.svg: the shield and its tick) as PNG, which home screens ask for.
// Nothing but Node: a polygon, two thick lines, and the few chunks a PNG needs.

import { crc32, deflateSync } from "node:zlib";

const TEAL = [0x0f, 0x5c, 0x5c];
const WHITE = [0xff, 0xff, 0xff];
const VIEW = 24; // the mark's own units
const FINE = 4; // samples along each side of a pixel
const TICK = [[7.6, 12], [10.8, 15.2], [16.5, 8.8]];
const HALF_STROKE = 1.1;
const SHIELD = [
  ...[[12, 1.5], [21, 5], [21, 11.2]],
  ...curve([21, 11.2], [21, 16.5], [17.4, 20.6], [12, 22.5]),
  ...curve([12, 22.5], [6.6, 20.6], [3, 16.5], [3, 11.2]),
  [3, 5],
];

/** The shield alone, on nothing: for "any" purpose. */
export function plainIcon(size) {
  return png(size, draw(size, 1, (tick, shield) => [...blend(WHITE, TEAL, tick / shield), 255 * shield]));
}

/** White on teal up to the edge, the mark well inside: the phone may cut it to any shape. */
export function fullIcon(size) {
  return png(size, draw(size, 0.62, (tick, shield) => [...blend(WHITE, TEAL, shield - tick), 255]));
}

function blend(one, other, part) {
  return one.map((value, i) => value * part + other[i] * (1 - part));
}

/** Sixteen points of a cubic Bézier curve, the end included. */
function curve(from, one, two, to) {
  const at = (t, i) => (1 - t) ** 3 * from[i] + 3 * t * (1 - t) ** 2 * one[i] + 3 * t * t * (1 - t) * two[i] + t ** 3 * to[i];
  return Array.from({ length: 16 }, (_, n) => [at((n + 1) / 16, 0), at((n + 1) / 16, 1)]);
}

/** Rows of RGBA bytes; the mark takes *part* of the picture, and each pixel is painted by how much of it is mark. */
function draw(size, part, paint) {
  const pixels = new Uint8ClampedArray(size * size * 4);
  const scale = VIEW / part / size;
  const shift = (VIEW - VIEW / part) / 2;
  const fine = (pixel, n) => (pixel + (n + 0.5) / FINE) * scale + shift;
  for (let y = 0; y < size; y++) {
    const rows = Array.from({ length: FINE }, (_, n) => ({ v: fine(y, n), spans: crossings(fine(y, n)) }));
    for (let x = 0; x < size; x++) pixels.set(paint(...covered(x, rows, fine)), (y * size + x) * 4);
  }
  return pixels;
}

/** Which part of a pixel is tick, and which is shield (tick and all), from 0 to 1. */
function covered(x, rows, fine) {
  let [tick, shield] = [0, 0];
  for (const { v, spans } of rows) {
    for (let n = 0; spans.length && n < FINE; n++) {
      const u = fine(x, n);
      if (!isInside(u, spans)) continue;
      shield += 1;
      if (isOnTick(u, v)) tick += 1;
    }
  }
  return [tick / FINE ** 2, shield / FINE ** 2];
}

/** Where the outline crosses the height *v*, from left to right. */
function crossings(v) {
  const found = SHIELD.map((from, n) => [from, SHIELD[(n + 1) % SHIELD.length]])
    .filter(([[, a], [, b]]) => a > v !== b > v)
    .map(([[x, a], [z, b]]) => x + ((v - a) / (b - a)) * (z - x));
  return found.sort((a, b) => a - b);
}

function isInside(u, [left, right]) {
  return u > left && u < right; // the shield has no hollows, so there are two
}

function isOnTick(u, v) {
  const [first, middle, last] = TICK;
  return distance(u, v, first, middle) <= HALF_STROKE || distance(u, v, middle, last) <= HALF_STROKE;
}

function distance(u, v, [ax, ay], [bx, by]) {
  const dx = bx - ax;
  const dy = by - ay;
  const t = Math.max(0, Math.min(1, ((u - ax) * dx + (v - ay) * dy) / (dx * dx + dy * dy)));
  return Math.sqrt((u - ax - t * dx) ** 2 + (v - ay - t * dy) ** 2);
}

function png(size, pixels) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8); // eight bits, RGBA, no interlacing
  const rows = Buffer.concat(Array.from({ length: size }, (_, y) => Buffer.from([0, ...pixels.subarray(y * size * 4, (y + 1) * size * 4)])));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
