import assert from "node:assert/strict";
import { test } from "node:test";
import { isSame, isTyped, KEEP_MS, read } from "../../frontend/src/typed/kept.ts";
import { differing } from "../../frontend/src/typed/conflict.ts";

const kept = JSON.stringify({ at: 1000, saved: "3", sent: false, entries: [["K1_1", "ada"]] });

test("what was kept comes back within twelve hours", () => {
  assert.deepEqual(read(kept, 2000)?.entries, [["K1_1", "ada"]]);
  assert.equal(read(kept, 1000 + KEEP_MS), null);
});

test("an unreadable store counts as empty", () => {
  for (const text of [null, "", "{", "null", '{"entries":5}']) assert.equal(read(text, 0), null);
});

test("passwords, files and hidden values are never kept", () => {
  for (const type of ["password", "file", "hidden", "submit"]) assert.equal(isTyped(type), false);
  assert.equal(isTyped("textarea"), true);
});

test("the order of fields does not make a difference", () => {
  assert.equal(isSame([["a", "1"], ["b", "2"]], [["b", "2"], ["a", "1"]]), true);
  assert.equal(isSame([["a", "1"]], [["a", "1"], ["a", "1"]]), false);
});

test("of two texts only what differs is shown", () => {
  assert.deepEqual(differing([["a", "1"], ["b", "2"]], [["a", "1"], ["b", "3"]]), [["b", "2"]]);
});
