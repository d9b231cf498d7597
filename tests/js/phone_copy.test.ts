import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { isDraft, isItem, isShot, listFrom } from "../../frontend/src/phone/copying/check.ts";
import { arriving, chooseDraft, chooseItem } from "../../frontend/src/phone/copying/choose.ts";
import { digestsOf, fileName, listOf, shotOf, writeList, type List } from "../../frontend/src/phone/copying/format.ts";
import { chosen, zipped } from "../../frontend/src/phone/copying/pack.ts";
import { opened, photosOf } from "../../frontend/src/phone/copying/unpack.ts";
import { AT, digest, draft, id, item, shot } from "./phone_makes.ts";

const OWNER = id(9);
const photo = Uint8Array.of(1, 2, 3).buffer;
const hash = createHash("sha256").update(new Uint8Array(photo)).digest("hex");
const held = { drafts: [draft()], items: [], shots: [shot({ digest: hash, thumb: Uint8Array.of(255, 0, 7).buffer })] };
const asText = (over: Partial<List>) => writeList({ ...listOf(OWNER, AT, held), ...over });

async function file(text = asText({}), bytes: ArrayBuffer | null = photo): Promise<Blob> {
  return new Blob(await zipped(new TextEncoder().encode(text), [hash], async () => bytes));
}

test("a copy gives back what went in", async () => {
  const copy = await opened(await file(), OWNER);
  const { photos, lost } = await photosOf(copy, id(1));

  assert.deepEqual(copy.list.drafts, held.drafts);
  assert.deepEqual([photos[0]?.shot, lost], [held.shots[0], []]);
  assert.deepEqual(new Uint8Array(photos[0]?.bytes ?? new ArrayBuffer(0)), new Uint8Array(photo));
});

test("a file of somebody else, of a newer app or of another kind is refused", async () => {
  const refusal = async (over: object) => opened(await file(asText(over as Partial<List>)), OWNER).catch((error) => error.trouble);

  assert.equal(await refusal({ account: id(5) }), "other-account");
  assert.equal(await refusal({ version: 2 }), "newer-app");
  assert.equal(await refusal({ format: "other" }), "not-a-copy");
  assert.equal(await refusal({ drafts: "many" }), "damaged");
  assert.throws(() => listFrom("{", OWNER), { trouble: "not-a-copy" });
});

test("a photo that is missing or altered is named", async () => {
  const missing = await photosOf(await opened(await file(asText({}), null), OWNER), id(1));
  const altered = await photosOf(await opened(await file(asText({}), Uint8Array.of(1, 2, 4).buffer), OWNER), id(1));

  assert.deepEqual([missing.lost, altered.lost], [["photo-missing"], ["photo-altered"]]);
});

test("photos that the server holds need not travel", () => {
  const shots = [shot(), shot({ id: id(22) }), shot({ id: id(23), digest: digest("b"), is_held: true })];

  assert.deepEqual(digestsOf(shots), [digest("a")]);
});

test("one draft can be chosen out of many", () => {
  const both = { ...held, drafts: [draft(), draft({ id: id(2) })], shots: [...held.shots, shot({ id: id(22), draft: id(2) })] };

  const one = chosen(both, [id(2)]);

  assert.deepEqual([one.drafts.map((each) => each.id), one.shots.map((each) => each.draft)], [[id(2)], [id(2)]]);
});

test("what has the wrong shape is not taken", () => {
  const wrong = [{ id: "../session" }, { revision: 0 }, { present: "all" }, { saved_n: -1 }, { notes: { K1: 5 } }, { answers: [] }, { started_at: "today" }];

  for (const over of wrong) assert.equal(isDraft({ ...draft(), ...over }), false, JSON.stringify(over));
  assert.equal(isDraft(JSON.parse(JSON.stringify(draft()).replace('"notes":{', '"notes":{"__proto__":"x"'))), false);
  assert.equal(isDraft({ ...draft(), answers: { a: [[[[[[["deep"]]]]]]] } }), false);
  assert.equal(isShot({ ...listOf(OWNER, AT, held).shots[0], thumb: "<b>" }), false);
});

test("a record that does not belong to its draft, or calls itself sent, is not taken", () => {
  const made = item(draft(), [shot()]);

  assert.equal(isItem(made), true);
  assert.equal(isItem({ ...made, draft: draft({ id: id(4) }) }), false);
  assert.equal(isItem({ ...made, body: { ...made.body, revision: 2 } }), false);
  assert.equal(isItem({ ...made, state: "sent" }), false);
});

test("a newer draft on the phone is kept", () => {
  const [older, newer] = [draft({ saved_n: 1 }), draft({ saved_n: 2 })];

  assert.equal(chooseDraft(older, newer, undefined), "newer");
  assert.equal(chooseDraft(newer, older, undefined), "take");
  assert.equal(chooseDraft(older, older, undefined), "same");
  assert.equal(chooseDraft(older, draft({ saved_n: 1, saved_at: "2026-11-24T04:00:00Z" }), undefined), "newer");
});

test("what is queued or sent here is not brought in again", () => {
  assert.equal(chooseDraft(draft(), undefined, item()), "queued");
  assert.equal(chooseItem(item(), undefined, item()), "queued");
  assert.equal(chooseItem(item(), draft({ saved_n: 1 }), undefined), "newer");
  assert.equal(chooseItem(item(), draft(), undefined), "take");
});

test("a record that comes in is tried anew", () => {
  const tired = item(draft(), [shot()], { state: "photos", tries: 9, next_at: 5, left: [] });

  const fresh = arriving(tired);

  assert.deepEqual([fresh.state, fresh.tries, fresh.next_at, fresh.left], ["waiting", 0, 0, [digest("a")]]);
  assert.equal(arriving(item(draft(), [], { state: "parked" })).state, "parked");
});

test("the file is named by its day and pictures survive as text", () => {
  const written = listOf(OWNER, AT, held).shots[0];

  assert.equal(fileName(new Date(2026, 10, 4)), "unsera-2026-11-04.zip");
  assert.equal(written?.thumb, "/wAH");
  assert.deepEqual(written && shotOf(written), held.shots[0]);
});
