import assert from "node:assert/strict";
import { test } from "node:test";
import { free, isEmpty, isNews, known, plain, queueing, receiptOnly, saved, saving } from "../../frontend/src/phone/rules/keeping.ts";
import { AT, digest, draft, id, item, shot } from "./phone_makes.ts";

test("a save that knows of every other is kept", () => {
  const verdict = saving(draft({ saved_n: 2 }), draft({ saved_n: 2 }), undefined);

  assert.equal(verdict, "keep");
  assert.equal(saving(draft(), undefined, undefined), "keep");
});

test("a save that knew less is stale", () => {
  const verdict = saving(draft({ saved_n: 1 }), draft({ saved_n: 2 }), undefined);

  assert.equal(verdict, "stale");
});

test("a draft that another tab queued or threw away does not come back", () => {
  const late = draft({ saved_n: 3 });

  assert.equal(saving(late, undefined, item()), "queued");
  assert.equal(saving(late, undefined, undefined), "gone");
});

test("a returned record may be a draft again beside its receipt", () => {
  const receipt = item(draft(), [], { state: "sent" });

  const verdict = saving(draft({ revision: 2 }), undefined, receipt);

  assert.equal(verdict, "keep");
  assert.equal(saving(draft({ revision: 1 }), undefined, receipt), "queued");
});

test("a save counts, says when, and writes numbers that JSON knows", () => {
  const next = saved(draft({ saved_n: 4, answers: { U1: 12n, R: [{ _key: "a", U2: 3n }] } }), AT);

  assert.deepEqual([next.saved_n, next.saved_at], [5, AT]);
  assert.deepEqual(JSON.parse(JSON.stringify(next.answers)), { U1: 12, R: [{ _key: "a", U2: 3 }] });
});

test("plain answers stay as they are", () => {
  const answers = { "K1.1": { value: "ada", statements: ["b"] }, U3: "2.5", U4: null, U5: true };

  assert.deepEqual(plain(answers), answers);
});

test("a visit is queued once, and only as it was last saved", () => {
  const made = draft({ saved_n: 2 });

  assert.equal(queueing(item(made), made, undefined), "keep");
  assert.equal(queueing(item(made), undefined, item(made)), "queued");
  assert.equal(queueing(item(made), undefined, undefined), "gone");
  assert.equal(queueing(item(made), draft({ saved_n: 3 }), undefined), "stale");
});

test("the next revision takes the place of a receipt", () => {
  const next = draft({ revision: 2, saved_n: 1 });

  assert.equal(queueing(item(next), next, item(draft(), [], { state: "sent" })), "keep");
  assert.equal(queueing(item(next), next, item(next)), "queued");
});

test("what is sent stays sent", () => {
  const sent = item(draft(), [], { state: "sent" });

  assert.equal(isNews(item(), sent), false);
  assert.equal(isNews(sent, item()), true);
  assert.equal(isNews(item(draft({ revision: 2 })), sent), true);
  assert.equal(isNews(item(), item(draft({ revision: 2 }))), false);
});

test("bytes go only when nobody needs them", () => {
  const [a, b, c] = ["a", "b", "c"].map(digest);
  const other = shot({ id: id(22), draft: id(2), digest: b });
  const waiting = item(draft({ id: id(3) }), [shot({ digest: c })]);

  assert.deepEqual(free([a, b, c, a], [other], [waiting]), [a]);
});

test("a sent record needs no bytes and keeps no answers", () => {
  const made = draft({ answers: { K1: "ada" }, notes: { K1: "papan di kiri" } });

  const receipt = receiptOnly(item(made, [shot()], { state: "sent" }));

  assert.deepEqual(free([digest("a")], [], [receipt]), [digest("a")]);
  assert.equal(JSON.stringify(receipt).includes("papan"), false);
  assert.equal(receipt.title, "Unit Contoh Melati 03");
});

test("a draft with a photo is not empty", () => {
  assert.equal(isEmpty(draft(), 0), true);
  assert.equal(isEmpty(draft(), 1), false);
  assert.equal(isEmpty(draft({ notes: { K1: "x" } }), 0), false);
});

test("a photo that came back with its record keeps what this phone knew of it", () => {
  const [thumb, back] = [new ArrayBuffer(2), shot({ id: id(31), size: 0, thumb: null })];

  const [same, other] = [known(back, [shot({ thumb })]), known(back, [shot({ digest: digest("b"), thumb })])];

  assert.deepEqual([same.id, same.size, same.thumb], [id(31), 3, thumb]);
  assert.deepEqual(other, back);
});
