import assert from "node:assert/strict";
import { test } from "node:test";
import { isTaken, mustBeRead, mustBeSent, planFor, type Found } from "../../frontend/src/picture/file/choose.ts";
import { isWhole, kindOf, sizeOf } from "../../frontend/src/picture/file/kinds.ts";
import { LARGE, SAVER } from "../../frontend/src/picture/darkroom/search.ts";
import { bytesOf, heic, jpeg, letters, png, webp } from "./picture_files.ts";

const MB = 1024 * 1024;
const FOUR_MB: Found = { kind: "jpeg", bytes: 4 * MB, size: { width: 4000, height: 3000 } };
const trouble = (expected: string) => ({ trouble: expected });

test("a file is what its first bytes say", () => {
  const kinds = [jpeg(null), png(null), webp([]), heic([])].map(kindOf);

  assert.deepEqual(kinds, ["jpeg", "png", "webp", "heic"]);
  for (const other of ["", "GIF89a trailing", "<svg xmlns=", "%PDF-1.7 etc", "0000ftypavif"]) {
    assert.equal(kindOf(bytesOf(letters(other))), null);
  }
});

test("the size of the picture stands in its header", () => {
  assert.deepEqual(sizeOf(jpeg([1, 2, 3]), "jpeg"), { width: 4000, height: 3000 });
  assert.deepEqual(sizeOf(png(null), "png"), { width: 800, height: 600 });
  assert.deepEqual(sizeOf(webp([]), "webp"), { width: 1600, height: 1200 });
  assert.equal(sizeOf(heic([]), "heic"), null);
});

test("the simple kinds of WebP say their size elsewhere", () => {
  const lossy = bytesOf([...letters("RIFF\0\0\0\0WEBPVP8 "), 0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x40, 6, 0xb0, 4]);
  const lossless = bytesOf([...letters("RIFF\0\0\0\0WEBPVP8L"), 0, 0, 0, 0, 0x2f, 0x3f, 0xc6, 0x2b, 1]);

  assert.deepEqual(sizeOf(lossy, "webp"), { width: 1600, height: 1200 });
  assert.deepEqual(sizeOf(lossless, "webp"), { width: 1600, height: 1200 });
});

test("half a file is told from a whole one", () => {
  const half = (bytes: ArrayBuffer) => bytes.slice(0, bytes.byteLength - 3);

  assert.deepEqual([jpeg(null), png(null), webp([])].map((each) => isWhole(each, kindOf(each)!)), [true, true, true]);
  assert.equal(isWhole(half(jpeg([0xff, 0xd9])), "jpeg"), false);
  assert.equal(isWhole(png(null).slice(0, -9), "png"), false);
  assert.equal(isWhole(half(webp([])), "webp"), false);
});

test("what some phones write behind the picture does not matter", () => {
  const film = bytesOf([...new Uint8Array(jpeg(null)), ...letters("a short film")]);

  assert.equal(isWhole(film, "jpeg"), true);
});

test("torn headers give no size and no exception", () => {
  for (const [bytes, kind] of [[jpeg(null), "jpeg"], [png(null), "png"], [webp([]), "webp"]] as const) {
    for (let end = 0; end < 30; end += 1) assert.doesNotThrow(() => sizeOf(bytes.slice(0, end), kind));
  }
});

test("saving data makes photos small, and otherwise the camera's own bytes are sent", () => {
  assert.equal(planFor(FOUR_MB, true), SAVER);
  assert.equal(planFor(FOUR_MB, false), null);
});

test("a photo that is small already is sent as it is", () => {
  assert.equal(planFor({ ...FOUR_MB, bytes: 200 * 1024 }, true), null);
});

test("what the server would refuse is made smaller whatever she chose", () => {
  const heavy = { ...FOUR_MB, bytes: 26 * MB };
  const huge = { ...FOUR_MB, size: { width: 12_000, height: 9000 } };
  const screen: Found = { kind: "png", bytes: MB, size: { width: 6000, height: 5000 } };

  for (const found of [heavy, huge, screen]) assert.equal(planFor(found, false), LARGE);
  assert.equal(isTaken({ ...FOUR_MB, size: { width: 8160, height: 6120 } }), true);
});

test("what the browser cannot show is sent if it is HEIC, because the server can", () => {
  mustBeSent({ kind: "heic", bytes: 3 * MB, size: null });

  assert.throws(() => mustBeSent(FOUR_MB), trouble("photoBroken"));
  assert.throws(() => mustBeSent({ kind: "heic", bytes: 26 * MB, size: null }), trouble("photoTooLarge"));
});

test("an empty file and one that no phone can hold are not read at all", () => {
  assert.throws(() => mustBeRead(0), trouble("photoEmpty"));
  assert.throws(() => mustBeRead(200 * MB), trouble("photoTooLarge"));
  assert.doesNotThrow(() => mustBeRead(26 * MB));
});
