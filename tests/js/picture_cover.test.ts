import assert from "node:assert/strict";
import { test } from "node:test";
import * as boxes from "../../frontend/src/picture/cover/boxes.ts";
import { Boxes } from "../../frontend/src/picture/cover/changes.ts";
import { blockSize, mosaic } from "../../frontend/src/picture/cover/mosaic.ts";

const FRAME = { left: 16, top: 100, width: 320, height: 240 };
const BOX: boxes.Box = { x: 0.2, y: 0.3, width: 0.4, height: 0.1 };
const close = (found: boxes.Box, wanted: boxes.Box) => {
  for (const side of ["x", "y", "width", "height"] as const) assert.ok(Math.abs(found[side] - wanted[side]) < 1e-9, side);
};

test("a drag in any direction draws the same box", () => {
  const spot = (x: number, y: number) => ({ x, y });
  const corners = [spot(0.2, 0.3), spot(0.6, 0.3), spot(0.6, 0.4), spot(0.2, 0.4)];

  corners.forEach((from, at) => close(boxes.between(from, corners[(at + 2) % 4]!), BOX));
});

test("a finger is where it is on the photo, however it is scaled, and at the edge when it leaves it", () => {
  assert.deepEqual(boxes.spotIn(FRAME, 176, 160), { x: 0.5, y: 0.25 });
  assert.deepEqual(boxes.spotIn(FRAME, -50, 999), { x: 0, y: 1 });
});

test("a tap and a slip are no boxes, a thin line of writing is", () => {
  const drawn = (width: number, height: number) => boxes.isBox({ x: 0, y: 0, width, height });

  assert.deepEqual([drawn(0, 0), drawn(0.005, 0.3), drawn(0.3, 0.015), drawn(0.1, 0.1)], [false, false, true, true]);
});

test("a box stays on the photo when it is moved and sized", () => {
  close(boxes.moved(BOX, 1, -1), { ...BOX, x: 0.6, y: 0 });
  close(boxes.sized(BOX, 1, -1), { ...BOX, width: 0.8, height: 0.02 });
});

test("arrows move, with Shift they size, other keys do nothing", () => {
  close(boxes.pressed(BOX, "ArrowDown", false)!, { ...BOX, y: 0.32 });
  close(boxes.pressed(BOX, "ArrowRight", true)!, { ...BOX, width: 0.42 });
  assert.equal(boxes.pressed(BOX, "Enter", false), null);
});

test("a box covers every pixel it touches and none besides", () => {
  assert.deepEqual(boxes.pixelsOf(BOX, 1600, 1200), { left: 320, top: 360, width: 640, height: 120 });
  assert.deepEqual(boxes.pixelsOf({ x: 0.101, y: 0.5, width: 0.1, height: 0.5 }, 10, 7), { left: 1, top: 3, width: 2, height: 4 });
  assert.deepEqual(boxes.pixelsOf({ x: 0, y: 0, width: 1, height: 1 }, 1599, 1201), { left: 0, top: 0, width: 1599, height: 1201 });
});

test("boxes that are added do not hide each other", () => {
  const first = boxes.fresh([]);
  const second = boxes.fresh([first]);

  assert.notDeepEqual(second, first);
  assert.deepEqual([second.width, second.height], [first.width, first.height]);
});

test("undo takes back the last box, and a box moved in many steps at once", () => {
  const held = new Boxes();
  held.add(BOX);
  const place = held.add(boxes.fresh([]));
  for (let step = 0; step < 9; step += 1) held.replace(place, boxes.moved(held.all[place]!, 0.02, 0));

  held.undo();
  assert.deepEqual(held.all, [BOX, boxes.fresh([])]);
  held.remove(0);
  held.undo();
  held.undo();
  held.undo();
  assert.deepEqual([held.all, held.canUndo], [[], false]);
});

test("a box keeps two blocks across at most, and no block is small for the photo", () => {
  assert.deepEqual([blockSize(300, 400, 1600), blockSize(200, 60, 1600), blockSize(20, 20, 200)], [150, 67, 12]);
});

/** Random pixels, and what is left of them: the same always, so that a test that fails can be looked at. */
function pixels(width: number, height: number): Uint8ClampedArray {
  let state = 7;
  return Uint8ClampedArray.from({ length: width * height * 4 }, () => (state = (state * 16807) % 2147483647) % 256);
}

test("what is left of a box is a few flat blocks in rough colours", () => {
  const data = pixels(50, 30);

  mosaic(data, 50, 30, 15);

  const colours = new Set(Array.from({ length: 1500 }, (_, at) => data.slice(at * 4, at * 4 + 4).join()));
  assert.ok(colours.size <= 8);
  for (const colour of colours) assert.ok(colour.split(",").every((part) => Number(part) % 17 === 0));
});

test("small differences under a box leave no trace", () => {
  const [one, other] = [pixels(40, 40), pixels(40, 40)];
  for (let at = 0; at < other.length; at += 8) other[at] = Math.min(255, other[at]! + (at % 5));

  mosaic(one, 40, 40, 20);
  mosaic(other, 40, 40, 20);

  assert.deepEqual(one, other);
});

test("blocks at the edges do not reach beyond the box", () => {
  const data = new Uint8ClampedArray(5 * 3 * 4).fill(100);
  data.fill(255, 4 * 4, 5 * 4);

  mosaic(data, 5, 3, 4);

  assert.deepEqual([...data.slice(0, 4)], [102, 102, 102, 255]);
  assert.equal(data[4 * 4], 153);
});
