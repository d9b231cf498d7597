import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Draft } from "../../frontend/src/phone/shape.ts";
import { located, spotOf, together } from "../../frontend/src/visit/draft/places.ts";
import { DELAY_MS, RETRY_MS, Saver, type Came, type News } from "../../frontend/src/visit/draft/saver.ts";

const draft: Draft = {
  ...{ id: "d1", revision: 1, assignment: "a1", version: "v1", visit: null, started_at: "", present: [], position: null, answers: {} },
  ...{ notes: {}, ending: null, clock_ahead_s: 0, pace: {}, remark: "", remarks: {}, created_at: "", saved_at: "", saved_n: 0 },
};
const note = (text: string) => (each: Draft): Draft => ({ ...each, notes: { ...each.notes, A: text } });
const tick = async () => {
  for (let n = 0; n < 10; n += 1) await Promise.resolve();
};

const timed = new WeakSet<TestContext>();

/** A phone that stores what it is given, unless it is told to answer otherwise. */
function phone(context: TestContext, answers: Came[] = []) {
  if (!timed.has(context)) context.mock.timers.enable({ apis: ["setTimeout"] });
  timed.add(context);
  const stored: Draft[] = [];
  const news: News[] = [];
  const store = async (sent: Draft): Promise<Came> => {
    const other = answers.shift();
    if (other) return other;
    stored.push({ ...sent, saved_n: sent.saved_n + 1 });
    return { kind: "saved", draft: stored.at(-1) as Draft };
  };
  return { stored, news, saver: new Saver(draft, store, (each) => news.push(each)), timers: context.mock.timers };
}

test("a draft is stored within a second of the first key, however long somebody types", async (context) => {
  const { stored, saver, timers } = phone(context);

  saver.change(note("a"));
  timers.tick(DELAY_MS - 100);
  saver.change(note("ab"));
  timers.tick(100);
  await tick();

  assert.deepEqual(stored.map(({ notes }) => notes["A"]), ["ab"]);
  assert.equal(DELAY_MS < 1000, true);
  assert.equal(saver.current.saved_n, 1);
});

test("before anybody leaves it is stored at once, and not again when nothing changed", async (context) => {
  const { stored, saver } = phone(context);

  saver.change(note("a"));
  assert.equal(await saver.flush(), true);
  saver.change(note("a"));
  await saver.flush();

  assert.equal(stored.length, 1);
});

test("what is typed while a save runs is stored next", async (context) => {
  const { stored, saver, timers } = phone(context);

  saver.change(note("a"));
  const first = saver.flush();
  saver.change(note("b"));
  await first;
  timers.tick(DELAY_MS);
  await tick();

  assert.deepEqual(stored.map(({ notes, saved_n }) => [notes["A"], saved_n]), [["a", 1], ["b", 2]]);
});

test("without room the text stays and is tried again", async (context) => {
  const { stored, news, saver, timers } = phone(context, [{ kind: "no-room" }]);

  saver.change(note("a"));
  assert.equal(await saver.flush(), false);
  timers.tick(RETRY_MS);
  await tick();

  assert.deepEqual(news.map(({ kind }) => kind), ["no-room", "saved"]);
  assert.deepEqual(stored.map(({ notes }) => notes["A"]), ["a"]);
});

test("another window's questions are joined without asking", async (context) => {
  const held = { ...draft, answers: { B: "theirs" }, saved_n: 7 };
  const { stored, news, saver, timers } = phone(context, [{ kind: "stale", held }]);

  saver.change(note("mine"));
  await saver.flush();
  timers.tick(0);
  await tick();

  assert.deepEqual(news.map(({ kind }) => kind), ["joined", "saved"]);
  assert.deepEqual([stored[0]?.answers, stored[0]?.notes, stored[0]?.saved_n], [{ B: "theirs" }, { A: "mine" }, 8]);
});

test("where both windows wrote, nothing is stored until somebody chose", async (context) => {
  const held = { ...draft, notes: { A: "theirs" }, saved_n: 7 };
  const { stored, news, saver, timers } = phone(context, [{ kind: "stale", held }]);

  saver.change(note("mine"));
  assert.equal(await saver.flush(), false);
  assert.equal(await saver.flush(), false);
  const [clash] = news as [Extract<News, { kind: "clash" }>];
  assert.deepEqual(clash.clashes, [{ path: "A.note", mine: "mine", theirs: "theirs" }]);
  clash.choose(false);
  timers.tick(0);
  await tick();

  assert.deepEqual(stored.map(({ notes }) => notes["A"]), ["theirs"]);
});

test("a problem is found where the server or the phone says it is", () => {
  const sections = [{ code: "K1", items: [{ code: "K1.1" }] }, { code: "R", items: [{ code: "U1" }] }];

  assert.deepEqual(spotOf(sections, "K1.1"), { section: "K1", row: null, item: "K1.1", isNote: false });
  assert.deepEqual(spotOf(sections, "K1.1.photos"), { section: "K1", row: null, item: "K1.1", isNote: false });
  assert.deepEqual(spotOf(sections, "notes.K1.1"), { section: "K1", row: null, item: "K1.1", isNote: true });
  assert.deepEqual(spotOf(sections, "R[2].U1"), { section: "R", row: 3, item: "U1", isNote: false });
  assert.deepEqual(spotOf(sections, "R"), { section: "R", row: null, item: "", isNote: false });
  for (const path of ["started_at", "photos", "X[0].Y", "K9"]) assert.equal(spotOf(sections, path), null);
});

test("problems come in the order of the form, one line for each part or row", () => {
  const sections = [{ code: "K1", items: [{ code: "A" }, { code: "B" }] }, { code: "R", items: [{ code: "U1" }] }];
  const said = ["R[1].U1", "ended_at", "B", "R[0].U1", "A"].map((path) => ({ path, text: path }));

  const [found, left] = located(sections, said);

  assert.deepEqual(together(found).map(({ first, count }) => [first.section, first.row, first.item, count]), [["K1", null, "B", 2], ["R", 1, "U1", 1], ["R", 2, "U1", 1]]);
  assert.deepEqual(left.map(({ path }) => path), ["ended_at"]);
});

test("what a closing page could not store is known, and joins the draft when that is opened next", async (context) => {
  const { saver } = phone(context);
  saver.change(note("in the last moment"));
  const unsaved = saver.unsaved;
  const held = { ...draft, answers: { B: "later" }, saved_n: 3 };
  const next = phone(context, [{ kind: "stale", held }]);

  next.saver.change(() => unsaved?.draft as Draft);
  await next.saver.flush();
  next.timers.tick(DELAY_MS);
  await tick();

  assert.deepEqual([next.stored[0]?.notes, next.stored[0]?.answers], [{ A: "in the last moment" }, { B: "later" }]);
  assert.equal(next.saver.unsaved, null);
});

test("another window's save is taken up at once where nothing was typed here", (context) => {
  const { news, saver } = phone(context);

  saver.hear({ ...draft, saved_n: 2 });
  saver.change(note("a"));
  saver.hear({ ...draft, saved_n: 3 });

  assert.deepEqual(news.map(({ kind }) => kind), ["joined"]);
  assert.equal(saver.current.saved_n, 2);
});

test("a draft that was sent or thrown away is not saved any more", async (context) => {
  const { stored, saver } = phone(context);

  saver.change(note("a"));
  saver.pause();
  await saver.flush();

  assert.deepEqual([stored.length, saver.unsaved], [0, null]);
});
