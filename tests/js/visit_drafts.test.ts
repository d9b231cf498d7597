import assert from "node:assert/strict";
import { test } from "node:test";
import type { Assignment, Draft } from "../../frontend/src/phone/shape.ts";
import { begun, isEmpty, together } from "../../frontend/src/visit/draft/begin.ts";
import { merged, yielded } from "../../frontend/src/visit/draft/merge.ts";
import { HOUR, isBlank, KEY, keyed, placed } from "../../frontend/src/visit/draft/rows.ts";

const form = (version: string, leads: boolean) => ({ version, code: version, title: version, url: `/capture/${version}`, leads });
const assignment = (...forms: Assignment["forms"]): Assignment => ({
  ...{ id: "a1", url: "/a1", office: "Unit Contoh", address: "", point: null, hours: {}, product: "Produk", due_on: "2026-11-27" },
  ...{ valid: ["2026-11-01", "2026-11-30"], is_stopped: false, forms, members: [{ id: "p2", name: "Sari" }], sent: [], limits: {} },
});
const ids = () => {
  let n = 0;
  return () => `id${(n += 1)}`;
};
const start = (asked: Assignment): Draft[] =>
  begun({ assignment: asked, account: "p1", present: ["p2", "p1"], position: null, started_at: "2026-11-24T03:00:00Z", ending: null, ahead_s: 5, now: "2026-11-24T03:00:00Z" }, ids());
const draft = (more: Partial<Draft> = {}): Draft => ({ ...(start(assignment(form("v1", true)))[0] as Draft), ...more });

test("a visit of one form is one draft, and who begins it is there once", () => {
  const drafts = start(assignment(form("v1", true)));

  assert.equal(drafts.length, 1);
  assert.deepEqual([drafts[0]?.visit, drafts[0]?.present, drafts[0]?.clock_ahead_s, drafts[0]?.saved_n], [null, ["p1", "p2"], 5, 0]);
});

test("a visit of several forms is a draft for each, the leading one first, all of one visit", () => {
  const drafts = start(assignment(form("v2", false), form("v1", true), form("v3", false)));

  assert.deepEqual(drafts.map(({ version }) => version), ["v1", "v2", "v3"]);
  assert.deepEqual(new Set(drafts.map(({ visit }) => visit)), new Set(["id1"]));
  assert.equal(new Set(drafts.map(({ id }) => id)).size, 3);
});

test("the drafts of one visit stand together, others apart", () => {
  const asked = assignment(form("v1", true), form("v2", false));
  const [first, second] = start(asked) as [Draft, Draft];
  const other = { ...first, id: "x", visit: "other" };

  assert.deepEqual(together(second, [second, other, first], asked).map(({ id }) => id), [first.id, second.id]);
  assert.deepEqual(together(draft(), [draft(), draft({ id: "y" })], asked).map(({ id }) => id), [draft().id]);
});

test("a draft is empty until something was answered, written or photographed", () => {
  assert.equal(isEmpty(draft({ answers: { R: [], A: "", B: null } }), 0), true);
  assert.equal(isEmpty(draft({ answers: { A: 0 } }), 0), false);
  assert.equal(isEmpty(draft({ notes: { A: "x" } }), 0), false);
  assert.equal(isEmpty(draft(), 1), false);
});

test("a new row is added at the end with its hour, a known one is found by its key", () => {
  const rows = placed([], "k1", { U1: 3 }, 10);
  const changed = placed([{ [KEY]: "k0" }, ...rows], "k1", { U1: 4 }, 11);

  assert.deepEqual(rows, [{ [HOUR]: 10, [KEY]: "k1", U1: 3 }]);
  assert.deepEqual(changed, [{ [KEY]: "k0" }, { [HOUR]: 10, [KEY]: "k1", U1: 4 }]);
  assert.deepEqual(placed([], "k2", {}, 10), []);
});

test("rows from elsewhere get a key of their own, and blank ones are known", () => {
  const { R } = keyed({ R: [{ U1: 3 }, { [KEY]: "k", U1: 4 }], A: "x" }, ["R", "S"], () => "new");

  assert.deepEqual(R, [{ U1: 3, [KEY]: "new" }, { [KEY]: "k", U1: 4 }]);
  assert.equal(isBlank({ [KEY]: "k", [HOUR]: 9 }), true);
  assert.equal(isBlank({ U1: 3 }), false);
});

test("what only one window touched is kept from that one", () => {
  const base = draft({ answers: { A: "x", B: "x" }, notes: { A: "n" } });
  const mine = draft({ answers: { A: "mine", B: "x" }, notes: { A: "n" } });
  const held = draft({ answers: { A: "x", B: "theirs", C: "new" }, notes: {}, saved_n: 4 });

  const found = merged(base, mine, held);

  assert.deepEqual(found.clashes, []);
  assert.deepEqual(found.draft.answers, { A: "mine", B: "theirs", C: "new" });
  assert.deepEqual([found.draft.notes, found.draft.saved_n], [{}, 4]);
});

test("what both windows changed is shown, and either can win", () => {
  const base = draft({ answers: { A: "x" }, notes: { A: "n" } });
  const mine = draft({ answers: { A: "mine" }, notes: { A: "here" } });
  const held = draft({ answers: { A: "theirs" }, notes: { A: "there" }, saved_n: 4 });

  const found = merged(base, mine, held);

  assert.deepEqual(found.clashes.map(({ path }) => path), ["A", "A.note"]);
  assert.deepEqual(found.draft.answers, { A: "mine" });
  assert.deepEqual([yielded(base, mine, held).answers, yielded(base, mine, held).saved_n], [{ A: "theirs" }, 4]);
});

test("respondents added in two windows are all kept, and one removed stays removed", () => {
  const [first, second, third] = ["k1", "k2", "k3"].map((key) => ({ [KEY]: key, U1: 1 })) as [object, object, object];
  const rows = (...R: object[]) => draft({ answers: { R: R as never } });

  assert.deepEqual(merged(rows(first), rows(first, second), rows(first, third)).draft.answers["R"], [first, third, second]);
  assert.deepEqual(merged(rows(first, second), rows(second), rows(first, second, third)).draft.answers["R"], [second, third]);
});

test("the same change in both windows is no clash, whatever the order of its keys", () => {
  const said = (answer: object) => draft({ answers: { A: answer as never } });

  assert.deepEqual(merged(said({}), said({ value: "x", ticked: [] }), said({ ticked: [], value: "x" })).clashes, []);
});
