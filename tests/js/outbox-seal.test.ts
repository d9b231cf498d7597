import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, seal } from "../../frontend/src/outbox/seal.ts";
import { draftOf, ENDING, photo, shotOf } from "./outbox_phone.ts";

const HOW = { title: "Unit Contoh Melati 03", photos_when: "now", now: "2026-11-24T03:00:00Z", ahead_s: 30 } as const;
const [ONE, OTHER] = [photo(1, 9), photo(2, 9)];

test("a sealed record says the same whatever the order it was put together in", () => {
  const shots = [shotOf("x", ONE, 1), shotOf("x", OTHER, 2)];
  const turned = draftOf("x", { answers: { b: "2", a: "1" }, present: ["rina", "budi"] });
  const other = draftOf("x", { present: ["budi", "rina"], answers: { a: "1", b: "2" } });

  const texts = [seal(turned, ENDING, shots, HOW), seal(other, ENDING, [...shots].reverse(), HOW)].map(({ body }) => canonical(body));

  assert.equal(texts[0], texts[1]);
});

test("a record survives the store without changing a byte", () => {
  const { body } = seal(draftOf("x", { answers: { n: 12n, "K1.1": { value: null, ticked: ["a"] } } }), ENDING, [shotOf("x", ONE)], HOW);

  assert.equal(canonical(structuredClone(body)), canonical(body));
});

test("canonical JSON has sorted keys, exact whole numbers and no holes", () => {
  assert.equal(canonical({ b: 12345678901234567890n, a: [undefined, 1.5, -0, "é\n"], c: undefined }), '{"a":[null,1.5,0,"é\\n"],"b":12345678901234567890}');
  assert.throws(() => canonical({ a: Number.NaN }), RangeError);
});

test("photos of other drafts stay out, and each hash is sent once", () => {
  const shots = [shotOf("x", OTHER, 2), shotOf("y", photo(3, 9), 1), shotOf("x", ONE, 1), shotOf("x", ONE, 3)];

  const { body, left } = seal(draftOf("x"), ENDING, shots, HOW);

  assert.deepEqual(body.photos.map((each) => each.digest), [1, 2, 1].map((seed) => shotOf("x", photo(seed, 9)).digest));
  assert.equal(left.length, 2);
});

test("what the server holds is named but not sent again", () => {
  const { body, left } = seal(draftOf("x"), ENDING, [shotOf("x", ONE, 1, { is_held: true })], HOW);

  assert.deepEqual([body.photos.length, left], [1, []]);
});

test("the clock's error at the start wins over what is known later, in whole seconds", () => {
  const ahead = (clock_ahead_s: number | null, ahead_s: number | null) => seal(draftOf("x", { clock_ahead_s }), ENDING, [], { ...HOW, ahead_s }).body.clock_ahead_s;

  assert.deepEqual([ahead(172_800.4, 30), ahead(null, 30), ahead(0, 30), ahead(null, null)], [172_800, 30, 0, null]);
});

test("the draft is kept to be opened again, with its ending", () => {
  const item = seal(draftOf("x", { saved_n: 7 }), ENDING, [], HOW);

  assert.deepEqual([item.draft.ending, item.draft.saved_n, item.state, item.tries, item.next_at], [ENDING, 7, "waiting", 0, 0]);
});

test("half an emoji, where a text was cut, does not hold the record up for ever", () => {
  assert.equal(canonical({ note: "tutup \ud83d", whole: "tutup \ud83d\udeaa" }), '{"note":"tutup \ufffd","whole":"tutup \ud83d\udeaa"}');
});

test("a record that is opened again keeps the clock it was sealed with, as the other forms of its visit have it", () => {
  const first = seal(draftOf("x", { clock_ahead_s: null }), ENDING, [], { ...HOW, ahead_s: 172_800 });

  const again = seal(first.draft, ENDING, [], { ...HOW, ahead_s: 172_803 });

  assert.equal(again.body.clock_ahead_s, 172_800);
});
