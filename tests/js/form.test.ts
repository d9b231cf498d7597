import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, holds, type Expression, type Op, type Value } from "../../frontend/src/form/expressions.ts";
import { answerOf, nameOf } from "../../frontend/src/form/fields.ts";
import { millionths, parsed, whole, written, type Json } from "../../frontend/src/form/numbers.ts";
import { byLetters, given, type Answers, type Item } from "../../frontend/src/form/reading.ts";
import { Scene, type Plan, type Section } from "../../frontend/src/form/scene.ts";

const said: Readonly<Record<string, Value>> = { age: "12", day: "2026-11-24", clock: "09:30", word: "ada", seen: ["ram"], none: null, no: "" };
const look = (code: string, ticks: boolean): Value => (ticks && typeof said[code] === "string" ? [said[code]] : (said[code] ?? null));
const a = (answer: string): Expression => ({ answer });
const op = (name: Op, ...of: Expression[]): Expression => ({ op: name, of });
const is = (name: Op, ...of: Expression[]) => holds(op(name, ...of), look);

const item = (code: string, more: Partial<Item> = {}): Item => ({
  ...{ code, kind: "text", relevant: null, constraint: null, parts: [], options: [], looked: null, asked: true },
  ...more,
});
const section = (code: string, items: Item[], more: Partial<Section> = {}): Section => ({ ...{ code, repeat: false, relevant: null, items }, ...more });
const planned = (...sections: Section[]): Plan => ({ sections, order: sections.flatMap((each) => [each.code, ...each.items.map(({ code }) => code)]) });
const asked = (plan: Plan, answers: Answers) => plan.sections.flatMap((each) => each.items).filter((each) => new Scene(plan, answers).asks(each)).map(({ code }) => code);

test("and needs all, or needs one, not turns around", () => {
  assert.equal(is("and", true, 1), true);
  assert.equal(is("and", true, 0), false);
  assert.equal(is("or", false, a("word")), true);
  assert.equal(is("or", false, a("none"), a("no")), false);
  assert.equal(is("not", a("none")), true);
});

test("two numbers are equal as numbers, other texts as they are written", () => {
  assert.equal(is("=", a("age"), "12.0"), true);
  assert.equal(is("=", a("age"), 12), true);
  assert.equal(is("=", a("word"), "Ada"), false);
  assert.equal(is("=", "1e3", 1000), false);
  assert.equal(is("=", "٣", 3), false);
});

test("nothing and lists equal nothing, not even themselves", () => {
  assert.equal(is("=", a("none"), a("none")), false);
  assert.equal(is("!=", a("none"), a("none")), true);
  assert.equal(is("=", a("seen"), a("seen")), false);
  assert.equal(is("=", true, 1), false);
  assert.equal(is("=", true, true), true);
});

test("numbers, dates and times have an order, words have none", () => {
  assert.equal(is("<", a("age"), "100"), true);
  assert.equal(is("<=", a("age"), 12), true);
  assert.equal(is(">", a("day"), "2026-11-23"), true);
  assert.equal(is(">=", a("clock"), "09:31"), false);
  assert.equal(is("<", a("word"), "zzz"), false);
  assert.equal(is("<", a("day"), a("clock")), false);
});

test("ticked looks for a part, or for the value of what has none", () => {
  assert.equal(is("ticked", a("seen"), "ram"), true);
  assert.equal(is("ticked", a("seen"), "lift"), false);
  assert.equal(is("ticked", a("word"), "ada"), true);
});

test("answered and count tell how much there is", () => {
  assert.equal(is("answered", a("age")), true);
  assert.equal(is("answered", a("none")), false);
  assert.equal(evaluate(op("count", a("seen")), look), 1);
  assert.equal(evaluate(op("count", a("none")), look), 0);
});

test("one grammar for numbers, exact to the millionth", () => {
  assert.equal(millionths("-2.5"), -2_500_000n);
  for (const text of ["nan", "inf", "1,5", "1e3", "٣", "12\n", " 12", "+1", ".5", "1000000000000", true, null, 2.5, []]) assert.equal(millionths(text), null);
  assert.equal(written(-500_000n), "-0.5");
  assert.equal(whole("3.0"), 3n);
  assert.equal(whole("3.1"), null);
});

test("JSON is read without losing digits, and 2.0 is no whole number", () => {
  assert.deepEqual(parsed("[2.0, 2, 9007199254740993, -0]"), [false, 2, 9007199254740993n, -0]);
});

test("what cannot be read is told apart from nothing", () => {
  const parts = item("P", { kind: "many", parts: ["ram", "lift"], looked: "diperiksa" });
  assert.equal(given(parts, "")?.value, null);
  assert.equal(given(parts, { ticked: ["ram"] })?.value, "diperiksa");
  assert.equal(given(parts, { ticked: ["ram", "ram"] }), null);
  assert.equal(given(parts, { toString: "ada" }), null);
  assert.equal(given(item("G", { kind: "point" }), { lat: "-6.120", lon: "106.15" })?.value, "-6.12, 106.15");
  assert.equal(given(item("G", { kind: "point" }), { lat: "-91", lon: "106.15" }), null);
});

test("letters are sorted by code points, as Python sorts them", () => {
  assert.deepEqual(["\u{1F600}", "\uFFFD", "a", "ab", ""].sort(byLetters), ["", "a", "ab", "\uFFFD", "\u{1F600}"]);
});

test("an answer to a question that is no longer asked is ignored", () => {
  const later = item("C", { relevant: op("answered", a("B")) });
  const plan = planned(section("K1", [item("A"), item("B", { relevant: op("=", a("A"), "ya") }), later]));

  assert.deepEqual(asked(plan, { A: "ya", B: "x" }), ["A", "B", "C"]);
  assert.deepEqual(asked(plan, { A: "tidak", B: "x" }), ["A"]);
});

test("a row sees itself and what stands outside rows", () => {
  const inside = item("U2", { relevant: op("and", op(">", a("U1"), 2), op("=", a("A"), "ya")), constraint: op("!=", a("."), "x") });
  const plan = planned(section("K1", [item("A")]), section("R", [item("U1"), inside], { repeat: true }));
  const scene = new Scene(plan, { A: "ya", R: [{ U1: "3", U2: "x" }, { U1: "1" }, "?"] });

  assert.deepEqual([0, 1, 2].map((row) => scene.row("R", row).asks(inside)), [true, false, false]);
  assert.equal(scene.row("R", 0).isSound(inside), false);
  assert.equal(scene.look("R"), 3);
});

test("a code may be a name that every object has", () => {
  const plan = planned(section("K1", [item("constructor"), item("B", { relevant: op("answered", a("constructor")) })]));

  assert.deepEqual(asked(plan, {}), ["constructor"]);
});

test("fields say the answer that the server would read from them", () => {
  const from = (fields: Record<string, string[]>) => (role: string) => fields[role] ?? [];
  const many = item("P", { kind: "many", parts: ["ram"], looked: "diperiksa" });
  const table: [Item, Record<string, string[]>, Json][] = [
    [item("A", { kind: "one" }), { "": ["ada"] }, "ada"],
    [item("A", { kind: "one" }), {}, null],
    [item("A", { kind: "one", parts: ["a"] }), { "": ["ada"], ticked: ["a"] }, { value: "ada", statements: ["a"] }],
    [many, {}, null],
    [many, { ticked: ["ram"] }, { value: "diperiksa", ticked: ["ram"], not_applicable: [] }],
    [item("N", { kind: "count" }), { "": ["014"], beside: [] }, 14n],
    [item("N", { kind: "count" }), { "": ["14"], beside: ["tidak_berlaku"] }, "tidak_berlaku"],
    [item("N", { kind: "decimal" }), { "": ["1,5"] }, "1,5"],
    [item("G", { kind: "point" }), { lat: ["-6.12"], lon: ["106"], accuracy_m: [""] }, { lat: "-6.12", lon: "106" }],
    [item("F", { kind: "photo" }), {}, null],
  ];

  for (const [each, fields, answer] of table) assert.deepEqual(answerOf(each, from(fields)), answer);
});

test("fields are named after their question", () => {
  assert.equal(nameOf("K1.1-a_b", "ticked"), "q_K1_1_a_b_ticked");
  assert.equal(nameOf("U1", ""), "q_U1");
});
