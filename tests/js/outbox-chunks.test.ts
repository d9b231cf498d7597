import assert from "node:assert/strict";
import { test } from "node:test";
import { upload, type Uploaded } from "../../frontend/src/outbox/chunks.ts";
import { CHUNK } from "../../frontend/src/outbox/next.ts";
import { Door, nth, patches, sha256 } from "./outbox_door.ts";
import { BIG, photo } from "./outbox_phone.ts";

const PHOTO = photo(7);
const DIGEST = sha256(PHOTO);

function send(door: Door, bytes: Uint8Array | null = PHOTO, digest = DIGEST, seen: number[] = []): Promise<Uploaded> {
  return upload(door.ask, { digest, bytes: async () => bytes && bytes.slice().buffer, progress: (sent) => void seen.push(sent) });
}

const arrived = (door: Door) => Buffer.from(door.whole.get(DIGEST) ?? []).equals(PHOTO);
const offsets = (door: Door) => door.asked.filter(patches).map(({ headers }) => Number(headers?.["Upload-Offset"]));

test("a photo travels in chunks and tells how far it is", async () => {
  const [door, seen] = [new Door(), [] as number[]];

  const uploaded = await send(door, PHOTO, DIGEST, seen);

  assert.deepEqual([uploaded.kind, arrived(door)], ["in", true]);
  assert.deepEqual(offsets(door), [0, CHUNK, 2 * CHUNK]);
  assert.deepEqual(seen, [0, CHUNK, 2 * CHUNK, BIG]);
});

test("what the server has already is not even read from the phone", async () => {
  const door = new Door();
  door.whole.set(DIGEST, PHOTO);

  assert.deepEqual(await send(door, null), { kind: "in" });
  assert.deepEqual(door.log, [`HEAD ${DIGEST.slice(0, 8)} 200`]);
});

test("bytes that neither side has are told as gone", async () => {
  assert.deepEqual(await send(new Door(), null), { kind: "gone" });
});

for (const what of ["cut", "half", "lost", { status: 500 }, { status: 408 }] as const) {
  test(`the middle chunk meeting ${JSON.stringify(what)} is continued, never restarted`, async () => {
    const door = new Door();
    door.fail(what, nth(2, patches));

    const uploaded = await send(door);

    assert.deepEqual([uploaded.kind, arrived(door)], ["in", true]);
    assert.equal(offsets(door).filter((offset) => offset === 0).length, 1);
  });
}

test("a lost answer to the last chunk needs nothing but a question", async () => {
  const door = new Door();
  door.fail("lost", nth(3, patches));

  assert.equal((await send(door)).kind, "in");
  assert.deepEqual(door.log.slice(-2).map((line) => line.slice(0, 4)), ["PATC", "HEAD"]);
});

test("a server that stored everything but died before the end gets an empty last piece", async () => {
  const door = new Door();
  door.partial.set(DIGEST, PHOTO);

  assert.equal((await send(door)).kind, "in");
  assert.deepEqual(offsets(door), [BIG]);
});

test("where the two disagree, the server is right", async () => {
  const door = new Door();
  door.fail({ status: 204, headers: { "Upload-Offset": "100" } }, patches);

  assert.deepEqual([(await send(door)).kind, arrived(door)], ["in", true]);
});

test("a partial upload that was swept meanwhile begins where the server says", async () => {
  const door = new Door();
  door.fail({ status: 409, headers: { "Upload-Offset": "0" } }, nth(3, (asked) => patches(asked) && !!door.partial.delete(DIGEST)));

  assert.deepEqual([(await send(door)).kind, arrived(door)], ["in", true]);
});

test("altered bytes are sent once more from the start, and then a person has to look", async () => {
  const [door, bad] = [new Door(), photo(8)];
  door.partial.set(DIGEST, bad.slice(0, 1000));
  const mended = await send(door);
  const spoilt = await send(new Door(), bad);

  assert.deepEqual([mended.kind, arrived(door)], ["in", true]);
  assert.equal(spoilt.kind, "park");
});

test("a server that never moves on is left alone after a few tries", async () => {
  for (const what of ["cut", { status: 500 }, { status: 204 }, { status: 409 }, { status: 200 }, { status: 204, headers: { "Upload-Offset": "0" } }] as const) {
    const door = new Door();
    door.fail(what, patches, 999);

    assert.equal((await send(door)).kind, "retry");
    assert.ok(door.count(/PATCH/) <= 3, JSON.stringify(what));
  }
});

test("a server that changes its mind for ever does not keep the phone busy for ever", async () => {
  const door = new Door();
  let at = 0;
  const headers = { get "Upload-Offset"() { return String((at += 1) % 2 ? 5 : 1); } };
  door.fail({ status: 204, headers }, patches, 999);

  assert.equal((await send(door)).kind, "retry");
  assert.ok(door.count(/PATCH/) < 30);
});

for (const [status, kind] of [[429, "retry"], [503, "retry"], [507, "retry"], [401, "sign-in"], [403, "park"], [413, "park"]] as const) {
  test(`${status} ends the upload at once as ${kind}`, async () => {
    const door = new Door();
    door.fail({ status }, nth(2, patches), 9);

    assert.equal((await send(door)).kind, kind);
    assert.equal(door.count(/PATCH/), 2);
  });
}

test("a hotel's page with 200 is not taken for an upload", async () => {
  const door = new Door();
  door.fail({ status: 200 }, () => true, 99);

  assert.equal((await send(door)).kind, "retry");
});

test("cuts that each let a little through never end the journey", async () => {
  const door = new Door();
  door.fail("half", patches, 4);

  assert.deepEqual([(await send(door)).kind, arrived(door)], ["in", true]);
});
