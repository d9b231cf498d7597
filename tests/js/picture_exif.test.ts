import assert from "node:assert/strict";
import { test } from "node:test";
import { readExif } from "../../frontend/src/picture/file/exif.ts";
import { bytesOf, heic, jpeg, png, tiff, webp, type Camera } from "./picture_files.ts";

const SERANG: Camera = {
  taken: "2026:11:24 09:05:03",
  offset: "+07:00",
  lat: [[6, 1], [7, 1], [3050, 100]],
  lon: [[106, 1], [9, 1], [1525, 100]],
};
const SEEN = { taken_at: "2026:11:24 09:05:03+07:00", lat: -6.1251389, lon: 106.1542361, lies: false };

test("time with its offset and place are read from JPEG, PNG, WebP and HEIC alike", () => {
  const block = tiff(SERANG);

  const read = [jpeg(block), png(block), webp(block), heic(block)].map(readExif);

  assert.deepEqual(read, [SEEN, SEEN, SEEN, SEEN]);
});

test("maker and serial number are in the file and never in what is read", () => {
  const read = JSON.stringify(readExif(jpeg(tiff(SERANG))));

  assert.doesNotMatch(read, /Contoh|SERIAL/);
  assert.deepEqual(Object.keys(JSON.parse(read)), ["taken_at", "lat", "lon", "lies"]);
});

test("a camera that wrote no offset leaves the time alone", () => {
  assert.equal(readExif(jpeg(tiff({ taken: "2026:11:24 09:05:03" }))).taken_at, "2026:11:24 09:05:03");
});

test("an offset that is none is left out, and a time that is none too", () => {
  const { taken } = SERANG;

  assert.equal(readExif(jpeg(tiff({ taken: taken!, offset: "WIB" }))).taken_at, taken);
  assert.equal(readExif(jpeg(tiff({ taken: "yesterday at noon" }))).taken_at, undefined);
});

test("a camera that found no position wrote no place, or nought", () => {
  const nought = [[0, 1], [0, 1], [0, 1]] as const;

  const read = [tiff({}), tiff({ lat: nought, lon: nought }), tiff({ lat: [[200, 1], [0, 1], [0, 1]], lon: nought })];

  for (const block of read) assert.equal(readExif(jpeg(block)).lat, undefined);
});

test("north and west have their signs", () => {
  const { lat, lon } = readExif(jpeg(tiff({ ...SERANG, references: "NW" })));

  assert.deepEqual([lat, lon], [6.1251389, -106.1542361]);
});

test("a fraction of nothing is no place", () => {
  const broken = [[6, 1], [7, 0], [0, 0]] as const;

  assert.equal(readExif(jpeg(tiff({ ...SERANG, lat: broken }))).lat, undefined);
});

test("a photo that lies on its side says so", () => {
  const turned = [1, 3, 5, 6, 8].map((orientation) => readExif(jpeg(tiff({ orientation }))).lies);

  assert.deepEqual(turned, [false, false, true, true, true]);
});

test("what cannot be read is nothing, and no exception", () => {
  const whole = [...new Uint8Array(jpeg(tiff(SERANG)))];
  const torn = Array.from({ length: whole.length }, (_, end) => bytesOf(whole.slice(0, end)));

  for (const bytes of [bytesOf([]), jpeg(null), jpeg([1, 2, 3]), ...torn]) assert.doesNotThrow(() => readExif(bytes));
  assert.deepEqual(readExif(jpeg(null)), {});
});
