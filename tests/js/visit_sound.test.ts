import assert from "node:assert/strict";
import { test } from "node:test";
import type { Item } from "../../frontend/src/form/reading.ts";
import type { Plan, Section } from "../../frontend/src/form/scene.ts";
import type { Assignment, Draft, Ending, Home, Returned, Shot } from "../../frontend/src/phone/shape.ts";
import { Stopwatch } from "../../frontend/src/visit/draft/pace.ts";
import { refusals } from "../../frontend/src/visit/draft/sound.ts";
import { draftFrom, shotsFrom } from "../../frontend/src/visit/draft/taken.ts";
import { textsOf } from "../../frontend/src/visit/draft/texts.ts";
import { overdue } from "../../frontend/src/visit/reminder.ts";

const NOW = Date.parse("2026-11-24T05:00:00Z"); // noon at the campus
const draft = (more: Partial<Draft> = {}): Draft => ({
  ...{ id: "d1", revision: 1, assignment: "a1", version: "v1", visit: null, started_at: "2026-11-24T03:00:00Z", present: ["p1"], position: null },
  ...{ answers: {}, notes: {}, ending: null, clock_ahead_s: 0, pace: {}, remark: "", remarks: {}, created_at: "", saved_at: "", saved_n: 1 },
  ...more,
});
const ending = (more: Partial<Ending> = {}): Ending => ({ ended_at: "2026-11-24T04:30:00Z", outcome: "done", outcome_note: "", ...more });
const assignment = { id: "a1", office: "Unit Contoh", valid: ["2026-11-01", "2026-11-30"], forms: [], limits: {} } as unknown as Assignment;
const keys = (one: Draft, end: Ending, shots: readonly Shot[] = []) => refusals(one, end, assignment, shots, NOW).map(({ path, key }) => `${path}: ${key}`);

test("a sound visit is refused nothing", () => {
  assert.deepEqual(keys(draft(), ending()), []);
  assert.deepEqual(keys(draft(), ending({ outcome: "closed", outcome_note: "Pintu terkunci." })), []);
});

test("what the server would refuse of the times is said before sending", () => {
  assert.deepEqual(keys(draft(), ending({ ended_at: "2026-11-24T02:59:00Z" })), ["ended_at: endsBeforeStart"]);
  assert.deepEqual(keys(draft({ started_at: "2026-11-23T16:00:00Z" }), ending()), ["ended_at: tooLong"]);
  assert.deepEqual(keys(draft(), ending({ ended_at: "2026-11-24T05:10:01Z" })), ["ended_at: endInFuture"]);
  assert.deepEqual(keys(draft({ started_at: "2026-11-24T05:10:01Z" }), ending({ ended_at: "2026-11-24T05:11:00Z" })), ["started_at: startInFuture"]);
  assert.deepEqual(keys(draft(), ending({ ended_at: "" })), ["ended_at: sayEnd"]);
});

test("the day that counts is the campus day by a right clock", () => {
  const days = (started_at: string, ended_at: string, ahead: number) =>
    refusals(draft({ started_at, clock_ahead_s: ahead }), ending({ ended_at }), assignment, [], Date.parse(ended_at)).map(({ key }) => key);

  assert.deepEqual(days("2026-11-30T16:00:00Z", "2026-11-30T16:50:00Z", 0), []);
  assert.deepEqual(days("2026-11-30T17:30:00Z", "2026-11-30T17:50:00Z", 0), ["outsideLetter"]);
  assert.deepEqual(days("2026-12-01T17:30:00Z", "2026-12-01T17:50:00Z", 2 * 86_400), []);
});

test("an outcome without answers needs one sentence, and texts have an end", () => {
  assert.deepEqual(keys(draft(), ending({ outcome: "refused", outcome_note: " \n" })), ["outcome_note: sayWhatHappened"]);
  assert.deepEqual(keys(draft({ notes: { A: "\u{1F600}".repeat(2_000) } }), ending()), []);
  assert.deepEqual(keys(draft({ notes: { A: "x".repeat(2_001) } }), ending({ outcome_note: "y".repeat(2_001) })), ["notes.A: tooManyLetters", "outcome_note: tooManyLetters"]);
  assert.deepEqual(keys(draft(), ending(), new Array(61).fill({}) as Shot[]), ["photos: tooManyPhotos"]);
});

test("a record that came back is a draft with the server's photos, its rows named and its degrees numbers", () => {
  const place = { lat: "-6.12331", lon: "106.16681", accuracy_m: "12.0", source: "browser", at: "" };
  const photo = { digest: "ab", indicator: "A", people: "none", caption: "", taken_at: "", position: null, original: null, thumb_url: "/t", size: 0, is_held: true };
  const { saved_n: _n, pace: _p, clock_ahead_s: _c, created_at: _a, saved_at: _s, ...whole } = draft({ revision: 2, answers: { R: [{ U1: 3 }], A: "ya" } });
  const parcel = { draft: { ...whole, position: place }, photos: [photo, { ...photo, is_held: false }] } as unknown as Returned;

  const made = draftFrom(parcel, "now", () => "key");

  assert.deepEqual(made.answers, { R: [{ U1: 3, _key: "key" }], A: "ya" });
  assert.deepEqual(made.position, { lat: -6.12331, lon: 106.16681, accuracy_m: 12, source: "browser", at: "" });
  assert.deepEqual([made.saved_n, made.clock_ahead_s, made.saved_at], [0, 0, "now"]);
  assert.deepEqual(shotsFrom(parcel, () => "id").map(({ shot }) => [shot.draft, shot.number, shot.is_held]), [["d1", 1, true], ["d1", 2, false]]);
});

test("a visit is reminded of its end when it is open too long, or since another day", () => {
  const home = (long_min: number) => ({ assignments: [{ ...assignment, limits: { long_min } }] }) as unknown as Home;
  const found = (one: Draft, limit = 60) => overdue([one], home(limit), NOW).map(({ id }) => id);

  assert.deepEqual(found(draft()), ["d1"]);
  assert.deepEqual(found(draft(), 121), []);
  assert.deepEqual(found(draft(), 0), []);
  assert.deepEqual(found(draft({ started_at: "2026-11-23T10:00:00Z" }), 0), ["d1"]);
  assert.deepEqual(found(draft({ ending: ending() })), []);
  assert.deepEqual(found(draft({ revision: 2 })), []);
});

test("of a visit with several forms the leading one is reminded of, once", () => {
  const forms = [{ version: "v1", leads: true }, { version: "v2", leads: false }];
  const home = { assignments: [{ ...assignment, forms, limits: { long_min: 60 } }] } as unknown as Home;

  assert.deepEqual(overdue([draft({ id: "d2", version: "v2", visit: "x" }), draft({ visit: "x" })], home, NOW).map(({ id }) => id), ["d1"]);
});

test("the pace of a question is taken once, from when it came into sight", () => {
  const watch = new Stopwatch();
  watch.see("A", 1_000);
  watch.see("A", 5_000);
  watch.see("B", 1_000);
  watch.hide("B");

  assert.deepEqual(watch.add({}, {}, { A: "ya", B: "ya" }, 4_000), { A: 3_000 });
  assert.deepEqual(watch.add({ A: 3_000 }, {}, { A: "ya" }, 9_000), { A: 3_000 });
  assert.deepEqual(watch.add({}, { A: "ya" }, { A: "tidak" }, 9_000), {});
});

test("every free text of a form is found, in rows too", () => {
  const item = (code: string, kind: Item["kind"]): Item => ({ ...{ code, kind, relevant: null, constraint: null, parts: [], options: [], looked: null, asked: true } });
  const section = (code: string, items: Item[], repeat = false): Section => ({ code, repeat, relevant: null, items });
  const plan: Plan = { sections: [section("K", [item("A", "text"), item("B", "one")]), section("R", [item("U", "text")], true)], order: [] };
  const one = draft({ answers: { A: "satu", B: "ya", R: [{ U: "dua" }, { U: " " }] }, notes: { B: "tiga" } });
  const shots = [{ indicator: "B", caption: "empat" }, { indicator: "B", caption: "" }] as Shot[];

  assert.deepEqual(textsOf(plan, one, shots).map(({ path, text }) => [path, text]), [["A", "satu"], ["R[0].U", "dua"], ["B.note", "tiga"], ["B.photos", "empat"]]);
});
