import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json } from "../../frontend/src/form/numbers.ts";
import type { Item, Kind } from "../../frontend/src/form/reading.ts";
import { answered, filled, typeable } from "../../frontend/src/visit/draft/fill.ts";
import { campusClock, campusHour, changedTo, fromField, nowBy, toField } from "../../frontend/src/visit/draft/times.ts";
import { read, write, type Where } from "../../frontend/src/visit/route.ts";

const item = (kind: Kind, more: Partial<Item> = {}): Item => ({
  ...{ code: "A", kind, relevant: null, constraint: null, parts: [], options: [], looked: null, asked: true },
  ...more,
});
const again = (each: Item, raw: Json) => {
  const fields = filled(each, raw);
  return answered(each, (role) => fields[role] ?? []);
};

test("an address names the draft, the part, the row and the question", () => {
  const table: [string, Where][] = [
    ["#new/a1", { kind: "new", assignment: "a1", outcome: null }],
    ["#new/a1/unsafe", { kind: "new", assignment: "a1", outcome: "unsafe" }],
    ["#d1/start", { kind: "start", draft: "d1" }],
    ["#d1/overview", { kind: "overview", draft: "d1" }],
    ["#d1/finish", { kind: "finish", draft: "d1", outcome: null }],
    ["#d1/finish/closed", { kind: "finish", draft: "d1", outcome: "closed" }],
    ["#d1/K1", { kind: "section", draft: "d1", section: "K1", row: null, item: "" }],
    ["#d1/RESP/3", { kind: "section", draft: "d1", section: "RESP", row: 3, item: "" }],
    ["#d1/K1//K1.2", { kind: "section", draft: "d1", section: "K1", row: null, item: "K1.2" }],
    ["#d1/~start", { kind: "section", draft: "d1", section: "start", row: null, item: "" }],
  ];

  for (const [address, where] of table) {
    assert.deepEqual(read(address), where);
    assert.equal(write(where), address);
  }
});

test("an address that leads nowhere is no mistake of the reader", () => {
  for (const address of ["", "#", "#new", "#new/", "#%E0%A4%A"]) assert.equal(read(address), null);
  assert.deepEqual(read("#d1"), { kind: "overview", draft: "d1" });
  assert.deepEqual(read("#d1/R/0"), { kind: "section", draft: "d1", section: "R", row: null, item: "" });
  assert.deepEqual(read("#new/a1/fun"), { kind: "new", assignment: "a1", outcome: null });
});

test("what was answered comes back from the fields it fills, for every kind", () => {
  const one = { options: ["ada", "tidak_ada"] };
  const many = item("many", { options: ["diperiksa", "tidak_dapat"], parts: ["ram", "lift", "toilet"], looked: "diperiksa" });
  const table: [Item, Json][] = [
    [item("one", one), "ada"],
    [item("one", { ...one, parts: ["a", "b"] }), { value: "ada", statements: ["a", "b"] }],
    [item("one", { ...one, parts: ["a"] }), { value: null, statements: ["a"] }],
    [many, { value: "diperiksa", ticked: ["ram"], not_applicable: ["lift"] }],
    [many, { value: "tidak_dapat", ticked: [], not_applicable: [] }],
    [item("scale", { options: ["tidak_berlaku"] }), 3],
    [item("scale", { options: ["tidak_berlaku"] }), "tidak_berlaku"],
    [item("count", { options: ["tidak_berlaku"] }), 14],
    [item("count", { options: ["tidak_berlaku"] }), "tidak_berlaku"],
    [item("integer"), -3],
    [item("integer"), "1,5"],
    [item("decimal"), "2.50"],
    [item("text"), " dua\nbaris "],
    [item("date"), "2026-11-24"],
    [item("time"), "09:30"],
    [item("point"), { lat: "-6.12", lon: "106.15", accuracy_m: "8" }],
    [item("point"), { lat: "-6.12" }],
  ];

  for (const [each, raw] of table) assert.deepEqual(again(each, raw), raw);
  for (const kind of ["one", "many", "scale", "count", "integer", "decimal", "text", "date", "time", "point", "photo", "note"] as const) {
    assert.equal(again(item(kind), null), null);
  }
});

test("an answer that nobody can read fills nothing", () => {
  assert.deepEqual(filled(item("text"), { a: "b" }), { "": [], ticked: [], not_applicable: [] });
  assert.deepEqual(filled(item("count"), true), { "": [] });
  assert.equal(again(item("one", { parts: ["a"] }), { value: null, statements: [] }), null);
});

test("whole numbers are stored as JSON can carry them", () => {
  assert.equal(answered(item("count"), (role) => (role ? [] : ["0014"])), 14);
});

test("what nobody can type is taken out of a pasted text", () => {
  assert.equal(typeable("a\r\nb\tc\u0000\u200e\ufffe\u{1ffff}\ud800d \u{1F600}"), "a\nb\tc\u200ed \u{1F600}");
});

test("fields show the right time at the campus, however wrong the phone's clock is", () => {
  const ahead = 2 * 24 * 3600 + 90;

  assert.equal(toField("2026-11-24T03:42:30Z", 0), "2026-11-24T10:42");
  assert.equal(toField("2026-11-26T03:44:00Z", ahead), "2026-11-24T10:42");
  assert.equal(fromField("2026-11-24T10:42", ahead), "2026-11-26T03:43:30.000Z");
  assert.equal(campusHour(Date.parse("2026-11-24T17:30:00Z"), 0), 0);
  assert.equal(campusClock("2026-11-24T03:42:00Z", 0, "id"), "10.42");
  assert.equal(campusClock("2026-11-24T03:42:00Z", 0, "en"), "10:42");
});

test("a time that nobody changed keeps its seconds", () => {
  assert.equal(changedTo("2026-11-24T10:42", "2026-11-24T03:42:31.250Z", 0), "2026-11-24T03:42:31.250Z");
  assert.equal(changedTo("2026-11-24T10:40", "2026-11-24T03:42:31.250Z", 0), "2026-11-24T03:40:00.000Z");
  for (const text of ["", "2026-11-24", "24/11/2026 10:42", "2026-13-44T99:99x"]) assert.equal(fromField(text, 0), null);
});

test("a draft keeps the clock it was begun with, whatever the phone says later", () => {
  const days = 2 * 86_400;

  const taken = nowBy(days * 1000, 0, days); // from the server, on a phone two days ahead
  const set = nowBy(0, days, 0); // begun on that phone, whose clock was set right since
  const plain = [nowBy(5, days, days), nowBy(5, null, days), nowBy(5, 0, null), nowBy(5, 0, 90)];

  assert.equal(taken, 0);
  assert.equal(set, days * 1000);
  assert.deepEqual(plain, [5, 5, 5, 5]);
});
