import assert from "node:assert/strict";
import { test } from "node:test";
import { fit, SAVER, THUMB, type Plan } from "../../frontend/src/picture/darkroom/search.ts";

interface Tried {
  readonly side: number;
  readonly quality: number;
  readonly size: number;
}

/** An encoder whose bytes go with the area and the quality; *heavy* says how much there is to see. */
function encoder(heavy: number) {
  const tried: Tried[] = [];
  const encode = async (side: number, quality: number) => {
    const made = { side, quality, size: Math.round(side * side * quality * quality * heavy) };
    tried.push(made);
    return made;
  };
  return { encode, tried };
}

test("a quiet picture is written once, at its best", async () => {
  const { encode, tried } = encoder(0.1);

  const found = await fit(encode, SAVER, 4000);

  assert.deepEqual([found.side, found.quality, tried.length], [1600, 0.85, 1]);
});

test("quality gives way before size, and only as far as needed", async () => {
  const { encode, tried } = encoder(0.25);

  const found = await fit(encode, SAVER, 4000);

  assert.equal(found.side, 1600);
  assert.ok(found.size <= SAVER.limit && found.quality > SAVER.least);
  assert.ok(tried.length <= 4);
});

test("a picture that is too much at the least quality gets smaller", async () => {
  const { encode, tried } = encoder(1.2);

  const found = await fit(encode, SAVER, 4000);

  assert.ok(found.size <= SAVER.limit);
  assert.ok(found.side < 1600 && found.side > 480);
  assert.equal(found.quality, SAVER.least);
  assert.ok(tried.length <= 5);
});

test("every picture fits, from a wall to pure noise", async () => {
  for (let heavy = 0.01; heavy < 4; heavy *= 1.3) {
    const found = await fit(encoder(heavy).encode, SAVER, 4000);

    assert.ok(found.size <= SAVER.limit, `${heavy}: ${found.size}`);
  }
});

test("a small picture is not made larger", async () => {
  const found = await fit(encoder(0.1).encode, SAVER, 640);

  assert.equal(found.side, 640);
});

test("a picture for the list stays tiny", async () => {
  const found = await fit(encoder(3).encode, THUMB, 4000);

  assert.ok(found.side <= 240 && found.size <= 12 * 1024);
});

test("the search ends where nothing helps", async () => {
  const stubborn: Plan = { limit: 1, side: 1600, best: 0.9, least: 0.6, smallest: 480 };

  const found = await fit(encoder(1).encode, stubborn, 4000);

  assert.equal(found.side, 480);
});
