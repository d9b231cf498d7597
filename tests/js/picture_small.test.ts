import assert from "node:assert/strict";
import { test } from "node:test";
import { saverDefault } from "../../frontend/src/picture/saver.ts";
import { sizeText, totalSize } from "../../frontend/src/picture/size.ts";
import { scaled } from "../../frontend/src/picture/darkroom/shrink.ts";

const MB = 1024 * 1024;

test("sizes are written the way the language does", () => {
  assert.equal(sizeText(280 * 1024, "id"), "280 KB");
  assert.equal(sizeText(4.53 * MB, "id"), "4,5 MB");
  assert.equal(sizeText(4.53 * MB, "en"), "4.5 MB");
  assert.equal(sizeText(1300 * MB, "id"), "1.300 MB");
});

test("nothing is nought, a byte is a kilobyte, and nearly a megabyte is one", () => {
  assert.deepEqual([0, 1, 1023 * 1024].map((bytes) => sizeText(bytes, "id")), ["0 KB", "1 KB", "1,0 MB"]);
});

test("what must still travel counts once, and not what the server holds", () => {
  const shot = (digest: string, size: number, is_held = false) => ({ digest, size, is_held });

  assert.equal(totalSize([shot("a", 5), shot("b", 7), shot("a", 5), shot("c", 90, true)]), 12);
});

test("photos are small unless the connection is surely free", () => {
  const ways = [undefined, {}, { type: "cellular" }, { type: "unknown" }, { type: "wifi", saveData: true }, { type: "wifi" }];

  assert.deepEqual(ways.map((way) => saverDefault(way, undefined)), [true, true, true, true, true, false]);
});

test("what she chose counts whatever the connection", () => {
  assert.equal(saverDefault({ type: "cellular" }, false), false);
  assert.equal(saverDefault({ type: "wifi" }, true), true);
});

test("a picture keeps its shape when it gets smaller, and never grows", () => {
  assert.deepEqual(scaled({ width: 4000, height: 3000 }, 1600), { width: 1600, height: 1200 });
  assert.deepEqual(scaled({ width: 300, height: 400 }, 1600), { width: 300, height: 400 });
  assert.deepEqual(scaled({ width: 9000, height: 2 }, 240), { width: 240, height: 1 });
});
