import assert from "node:assert/strict";
import { test } from "node:test";
import { doubts, doubtInWords } from "../../frontend/src/doubts/doubts.ts";
import { factsOf, type Material } from "../../frontend/src/doubts/facts.ts";
import { lookThrough } from "../../frontend/src/doubts/look.ts";
import { DEFAULTS, limitsOf } from "../../frontend/src/doubts/shape.ts";
import { problems } from "../../frontend/src/form/checks.ts";
import type { Item } from "../../frontend/src/form/reading.ts";
import type { Plan, Section } from "../../frontend/src/form/scene.ts";
import type { Draft } from "../../frontend/src/phone/shape.ts";

const page = (words: Record<string, string>, lang = "id") =>
  Object.assign(globalThis, { document: { documentElement: { lang }, querySelectorAll: () => [{ dataset: words }] } });

const item = (code: string, more: Partial<Item> = {}): Item => ({
  ...{ code, kind: "one", relevant: null, constraint: null, parts: [], options: ["ada", "tidak"], looked: null, asked: true },
  ...{ yes: ["ada"], letters: [60, 70], ...more },
});
const section = (code: string, items: Item[], more: Partial<Section> = {}): Section => ({ ...{ code, repeat: false, relevant: null, items }, ...more });
const planned = (...sections: Section[]): Plan => ({ sections, order: sections.flatMap((each) => [each.code, ...each.items.map(({ code }) => code)]) });

const PLAN = planned(section("A", [item("K1", { photo: "expected" }), item("K2")]));
const HERE = { lat: -6.12, lon: 106.15, accuracy_m: 8.4, source: "browser", at: "2026-11-24T02:00:00Z" } as const;
const DRAFT: Draft = {
  ...{ id: "d", revision: 1, assignment: "a", version: "v", visit: null, remark: "", remarks: {}, saved_n: 1, ending: null },
  ...{ started_at: "2026-11-24T02:00:00.900Z", created_at: "", saved_at: "", present: ["one", "two"], position: HERE },
  ...{ answers: { K1: "ada", K2: "tidak" }, notes: {}, clock_ahead_s: null, pace: { K1: 900, K2: 9_000 } },
};
const MATERIAL: Material = {
  ...{ plan: PLAN, draft: DRAFT, shots: [], unit: { point: { lat: -6.12, lon: 106.15 }, hours: { "1": ["08:00", "15:00"] } }, language: "id", isTimed: true },
  ending: { ended_at: "2026-11-24T02:40:00Z", outcome: "done", outcome_note: "" },
};
const codes = (more: Partial<Material>) => doubts(factsOf({ ...MATERIAL, ...more }), DEFAULTS).map(({ code }) => code);

test("a draft becomes whole numbers", () => {
  const facts = factsOf(MATERIAL);

  assert.deepEqual(facts.place, { lat_e6: -6_120_000, lon_e6: 106_150_000, accuracy_m: 9 });
  assert.deepEqual([facts.started_s, facts.ended_s, facts.present], [1_795_485_600, 1_795_488_000, 2]);
  assert.deepEqual(facts.questions.map(({ said, letters, pace_ms, is_bare }) => [said, letters, pace_ms, is_bare]), [["ada", 60, 900, true], ["tidak", 60, 9_000, false]]);
});

test("who sets her own way of working is not timed", () => {
  assert.deepEqual(factsOf({ ...MATERIAL, isTimed: false }).questions.map(({ pace_ms }) => pace_ms), [null, null]);
});

test("what is claimed wants a photo or a note", () => {
  assert.deepEqual(codes({}), ["evidence-missing"]);
  assert.deepEqual(codes({ draft: { ...DRAFT, notes: { K1: "Di dinding kiri." } } }), []);
});

test("a clock two hours wrong is told, and its times are set right", () => {
  const draft = { ...DRAFT, notes: { K1: "x" }, clock_ahead_s: 7_200, started_at: "2026-11-24T04:00:00Z" };
  const ending = { ended_at: "2026-11-24T04:40:00Z", outcome: "done", outcome_note: "" } as const;

  assert.deepEqual(codes({ draft, ending }), ["clock-ahead"]);
  assert.equal(factsOf({ ...MATERIAL, draft, ending }).started_s, 1_795_485_600);
});

test("an office the phone knows nothing of gives no flag about place or hours", () => {
  assert.deepEqual(codes({ unit: null, draft: { ...DRAFT, notes: { K1: "x" }, started_at: "2026-11-24T01:00:00Z" } }), []);
});

test("a flag is said in the words of the page", () => {
  page({ doubtAlone: "Hadir: {present}, paling sedikit {limit}." });

  assert.equal(doubtInWords({ code: "alone", path: "present", values: { present: 1, limit: 2 } }), "Hadir: 1, paling sedikit 2.");
});

test("a telephone number is pointed at where a text field counts", () => {
  const [found] = lookThrough("😀 hubungi 0812-3456-7890");

  assert.equal("😀 hubungi 0812-3456-7890".slice(found?.start, found?.end), "0812-3456-7890");
});

test("thresholds that are missing or make no sense are as usual", () => {
  assert.deepEqual(limitsOf({ far_m: "300", people: -1, alike: 2.5 }), DEFAULTS);
  assert.equal(limitsOf({ far_m: 0 }).far_m, 0);
});

test("problems are named as the server names them, rows without their keys", () => {
  const rows = section("R", [item("U1")], { repeat: true, least: 2, most: 9 });
  page({ checkNeeded: "Jawab pertanyaan ini.", checkRowsFew: "Perlu {least}.", checkTooLong: "Paling banyak {most}." });

  const found = problems(planned(section("A", [item("K1")]), rows), { R: [{ _key: "k", _hour: 9 }] }, { K1: "n".repeat(2_001) }, {});

  assert.deepEqual(found, [
    { path: "K1", text: "Jawab pertanyaan ini." },
    { path: "R", text: "Perlu 2." },
    { path: "R[0].U1", text: "Jawab pertanyaan ini." },
    { path: "K1.note", text: "Paling banyak 2000." },
  ]);
});

test("a constraint says its own words, in the language of the page", () => {
  const never = item("K1", { constraint: false, message: ["Tidak mungkin.", "Impossible."] });
  page({}, "en-GB");

  assert.deepEqual(problems(planned(section("A", [never])), { K1: "ada" }, {}, {}), [{ path: "K1", text: "Impossible." }]);
});
