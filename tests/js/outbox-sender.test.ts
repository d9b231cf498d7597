import assert from "node:assert/strict";
import { test } from "node:test";
import { nth, patches, puts, sha256 } from "./outbox_door.ts";
import { field, photo } from "./outbox_phone.ts";

test("photos go first, then the record, and the receipt is kept", async () => {
  const { door, phone, send } = field();
  phone.queue("x", [photo(1), photo(2, 9)]);
  door.also = [{ name: "Budi", at: "2026-11-24T02:30:00Z" }];

  const ended = await send();

  assert.deepEqual([ended.reason, ended.sent, phone.states()], ["done", 1, "sent"]);
  assert.deepEqual([phone.item("x").receipt?.code, phone.item("x").receipt?.also[0]?.name], ["x-C", "Budi"]);
  assert.ok(door.log.at(-1)?.startsWith("PUT"));
  assert.deepEqual([...door.whole.keys()].sort(), [sha256(photo(1)), sha256(photo(2, 9))].sort());
});

test("with nothing to send the server is not even asked who is signed in", async () => {
  const { door, phone, send } = field();
  phone.queue("x", [], { state: "parked" });

  assert.equal((await send()).reason, "nothing");
  assert.deepEqual(door.log, []);
});

test("a lost final answer is asked for again with the same bytes, and one record is there", async () => {
  const { door, phone, send } = field();
  phone.queue("x", [photo(1, 9)]);
  door.fail("lost", puts);

  await send();
  const between = [phone.states(), phone.item("x").tries];
  await send("button");

  assert.deepEqual([between, phone.states(), door.records.size], [["waiting", 1], "sent", 1]);
  const [first, second] = door.asked.filter(puts).map(({ body }) => body);
  assert.equal(first, second);
  assert.equal(door.log.at(-1), "PUT x 200");
});

test("nobody signed in stops everything and loses nothing", async () => {
  const { door, phone, send } = field();
  ["x", "y"].forEach((id) => phone.queue(id));
  const reasons: string[] = [];

  for (const [account, ended] of [[null, "expired"], [null, "none"], [null, "revoked"], ["budi", ""]] as const) {
    Object.assign(door, { account, ended });
    reasons.push((await send()).reason);
  }

  assert.deepEqual(reasons, ["signed-out", "signed-out", "revoked", "other-account"]);
  assert.deepEqual([phone.states(), door.count(/PUT|PATCH/), phone.item("x").tries], ["waiting waiting", 0, 0]);
});

test("a session that ends in the middle keeps the rest, and after signing in it goes on", async () => {
  const { door, phone, send } = field();
  ["x", "y", "z"].forEach((id) => phone.queue(id, [photo(id.charCodeAt(0))]));
  door.fail({ status: 401, json: { error: "sign-in" } }, nth(5, patches));

  const stopped = await send();
  const between = [phone.states(), phone.item("y").tries, phone.item("y").last?.code];
  await send();

  assert.deepEqual([stopped.reason, between, phone.states()], ["signed-out", ["sent waiting waiting", 0, "sign-in"], "sent sent sent"]);
});

test("a hotel's page instead of the session is no answer, and the phone waits", async () => {
  const { door, phone, send } = field();
  phone.queue("x");
  door.fail({ status: 200 }, () => true);
  const hotel = await send();
  door.fail("cut", () => true);

  assert.deepEqual([hotel.reason, (await send()).reason, phone.item("x").tries], ["away", "offline", 0]);
});

test("a refused record does not block the rest", async () => {
  const { door, phone, send } = field();
  phone.queue("bad", [], { note: "poison", queued_at: "2026-11-23T00:00:00Z" });
  ["x", "y"].forEach((id) => phone.queue(id));

  const ended = await send();

  assert.deepEqual([phone.states(), ended.sent, ended.parked], ["parked sent sent", 2, 1]);
  assert.deepEqual(phone.item("bad").problems, [{ path: "K1.1", text: "no" }]);
  assert.equal(door.count(/PUT bad/), 1);
});

test("a photo too large parks only its own record and names the place", async () => {
  const { door, phone, send } = field();
  ["x", "y"].forEach((id) => phone.queue(id, [photo(id.charCodeAt(0), 9)]));
  door.fail({ status: 413, json: { error: "photo-too-big", message: "Terlalu besar" } }, patches);

  await send();

  assert.equal(phone.states(), "parked sent");
  assert.deepEqual(phone.item("x").problems, [{ path: "K1.1.photo", text: "Terlalu besar" }]);
});

test("a photo that is gone from phone and server is told, not tried for ever", async () => {
  const { phone, send } = field();
  phone.queue("x", [photo(1, 9)]);
  phone.bytes.clear();

  await send();

  assert.deepEqual([phone.states(), phone.item("x").last?.code], ["parked", "photo-gone"]);
});

test("a photo the server lost after all is brought again", async () => {
  const { door, phone, send } = field();
  const bytes = photo(1, 9);
  phone.queue("x", [bytes], { left: [] }); // the phone thinks the server holds it

  await send();

  assert.deepEqual([phone.states(), door.whole.has(sha256(bytes)), door.count(/PUT/)], ["sent", true, 2]);
});

test("a server that misses photos for ever is tried later, not in circles", async () => {
  const { door, phone, send } = field();
  phone.queue("x", [photo(1, 9)]);
  door.fail({ status: 424, json: { error: "photos-missing", missing: [sha256(photo(1, 9))] } }, puts, 99);

  const ended = await send();

  assert.deepEqual([door.count(/PUT/), ended.failed, phone.states(), phone.item("x").tries], [2, 1, "waiting", 1]);
});
