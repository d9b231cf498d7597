import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answers, Item } from "../../frontend/src/form/reading.ts";
import type { Plan, Section } from "../../frontend/src/form/scene.ts";
import { progress, rowProgress, together } from "../../frontend/src/visit/draft/progress.ts";

const item = (code: string, more: Partial<Item> = {}): Item => ({
  ...{ code, kind: "one", relevant: null, constraint: null, parts: [], options: ["ya", "tidak"], looked: null, asked: true },
  ...more,
});
const section = (code: string, items: Item[], more: Partial<Section> = {}): Section => ({ ...{ code, repeat: false, relevant: null, items }, ...more });
const B = item("B", { relevant: { op: "=", of: [{ answer: "A" }, "ya"] } });
const rows = section("R", [item("U1"), item("U2", { optional: true })], { repeat: true, least: 2, most: 9 });
const plan: Plan = {
  sections: [section("K", [item("A"), B, item("C", { kind: "text", optional: true, options: [] })]), rows],
  order: ["K", "A", "B", "C", "R", "U1", "U2"],
};
const far = (answers: Answers) => progress(plan, answers, {}).map(({ done, total, isDone }) => [done, total, isDone]);

test("only what is asked now counts, and what may stay empty once it is answered", () => {
  assert.deepEqual(far({})[0], [0, 1, false]);
  assert.deepEqual(far({ A: "tidak" })[0], [1, 1, true]);
  assert.deepEqual(far({ A: "ya" })[0], [1, 2, false]);
  assert.deepEqual(far({ A: "ya", B: "ya", C: "x" })[0], [3, 3, true]);
});

test("an answer that the server would refuse is not done", () => {
  assert.deepEqual(far({ A: "mungkin" })[0], [0, 1, false]);
});

test("a part that repeats also counts the rows it still needs", () => {
  assert.deepEqual(far({})[1], [0, 2, false]);
  assert.deepEqual(far({ R: [{ U1: "ya", _key: "k" }] })[1], [1, 2, false]);
  assert.deepEqual(far({ R: [{ U1: "ya" }, { U1: "tidak", U2: "ya" }] })[1], [3, 3, true]);
});

test("one row and a whole form are counted alike", () => {
  const answers = { A: "tidak", R: [{ U1: "ya", _key: "k" }, {}] };

  assert.deepEqual(rowProgress(plan, answers, rows, 0), { done: 1, total: 1 });
  assert.deepEqual(rowProgress(plan, answers, rows, 1), { done: 0, total: 1 });
  assert.deepEqual([together(progress(plan, answers, {})).done, together(progress(plan, answers, {})).total], [2, 3]);
});
