import assert from "node:assert/strict";
import { test } from "node:test";
import { sendOver } from "../../frontend/src/outbox/sender.ts";
import { patches, puts } from "./outbox_door.ts";
import { field, BIG, MINUTE, photo } from "./outbox_phone.ts";

test("two senders at once: one works, the other steps back, each record travels once", async () => {
  const { door, phone, send } = field();
  ["x", "y"].forEach((id) => phone.queue(id, [photo(id.charCodeAt(0))]));

  const ended = await Promise.all([send(), send("button")]);

  assert.deepEqual(ended.map(({ reason }) => reason).sort(), ["busy", "done"]);
  assert.deepEqual([door.count(/PUT/), phone.states()], [2, "sent sent"]);
});

test("two phones' senders without any lock still make one record", async () => {
  const { door, phone } = field();
  phone.queue("x", [photo(1)]);
  const ports = { ...phone.ports, lock: <T>(work: () => Promise<T>) => work() };

  await Promise.all([sendOver(ports, "timer"), sendOver(ports, "button")]);

  assert.deepEqual([door.records.size, door.whole.size, phone.states()], [1, 1, "sent"]);
});

test("429 stops the run for as long as the server asks, even for the button", async () => {
  const { door, phone, send } = field();
  ["x", "y"].forEach((id) => phone.queue(id));
  door.fail({ status: 429, headers: { "Retry-After": "120" }, json: { error: "too-many" } }, puts);

  const first = await send();
  const second = await send("button");
  phone.now += 2 * MINUTE;
  await send();

  assert.deepEqual([first.reason, first.quiet_until - phone.now, second.reason, phone.states()], ["quiet", 0, "quiet", "sent sent"]);
  assert.equal(door.count(/PUT/), 3);
});

test("three silences one after the other end the run; the others keep their tries", async () => {
  const { door, phone, send } = field();
  for (let n = 0; n < 9; n += 1) phone.queue(`x${n}`);
  door.fail("cut", puts, 99);

  const ended = await send();

  assert.deepEqual([ended.reason, ended.failed, door.count(/PUT/)], ["away", 3, 3]);
  assert.equal([...phone.items.values()].filter((item) => item.tries).length, 3);
});

test("three records the server always stumbles over end up behind the good ones", async () => {
  const { door, phone, send } = field();
  for (let n = 0; n < 9; n += 1) phone.queue(`x${n}`);
  door.fail({ status: 500 }, (asked) => puts(asked) && /x[012]$/.test(asked.path), 99);

  await send();
  await send("button");

  assert.equal(phone.states(), `waiting waiting waiting${" sent".repeat(6)}`);
});

test("a clock set back two days does not hold the queue", async () => {
  const { door, phone, send } = field();
  phone.queue("x");
  door.fail({ status: 500 }, puts);
  await send();
  phone.now -= 2 * 24 * 60 * MINUTE;

  await send();

  assert.deepEqual([phone.states(), phone.ahead_s], ["sent", -172_800]);
});

test("a failure waits for its backoff, and the button does not", async () => {
  const { door, phone, send } = field();
  phone.queue("x");
  door.fail({ status: 500 }, puts);
  await send();

  const waiting = [(await send()).reason, phone.item("x").next_at - phone.now];
  await send("button");

  assert.deepEqual([waiting, phone.states()], [["nothing", 2500], "sent"]);
});

test("200 records go in one run, each once", async () => {
  const { door, phone, send } = field();
  for (let n = 0; n < 200; n += 1) phone.queue(`x${n}`, [photo(n, 2000)]);

  const ended = await send();

  assert.deepEqual([ended.sent, door.records.size, door.count(/PUT/), door.count(/GET/)], [200, 200, 200, 1]);
});

test("what is queued while the run goes on still gets its turn", async () => {
  const { door, phone, send } = field();
  phone.queue("x");
  door.fail({ status: 500 }, (asked) => puts(asked) && !!phone.queue("late"));

  await send();

  assert.equal(phone.states(), "waiting sent");
});

test("a record this phone stumbles over is shown and waits; the others go", async () => {
  const { phone, send } = field();
  const item = phone.queue("bad", [], { queued_at: "2026-11-23T00:00:00Z" });
  phone.items.set("bad", { ...item, body: { ...item.body, clock_ahead_s: Number.NaN } });
  phone.queue("good");

  const ended = await send();

  assert.deepEqual([phone.states(), phone.item("bad").last?.code, phone.item("bad").tries], ["waiting sent", "phone", 1]);
  assert.deepEqual([ended.failed, ended.sent], [1, 1]);
});

test("one cut in ten, anywhere, loses and doubles nothing", async () => {
  const { door, phone, send } = field();
  for (let n = 0; n < 20; n += 1) phone.queue(`x${n}`, [photo(n, BIG)]);
  let dice = 0;
  for (const what of ["cut", "half", "lost"] as const) {
    door.fail(what, (asked) => (what !== "half" || patches(asked)) && (dice = (dice * 75 + 74) % 65_537) % 30 === 0, 999);
  }

  for (let run = 0; run < 20; run += 1) await send("button");

  assert.equal(phone.states(), "sent ".repeat(20).trim());
  assert.deepEqual([door.records.size, door.whole.size, door.count(/PUT .* 201/) <= 20], [20, 20, true]);
});

test("a hotel's page with 200 is no receipt: the record waits", async () => {
  const { door, phone, send } = field();
  phone.queue("x");
  door.fail({ status: 200 }, puts);

  await send();

  assert.deepEqual([phone.states(), phone.item("x").tries, phone.item("x").receipt], ["waiting", 1, null]);
});

test("too many photos under way is no reason to hold records that have none", async () => {
  const { door, phone, send } = field();
  phone.queue("x", [photo(1, 9)], { queued_at: "2026-11-23T00:00:00Z" });
  phone.queue("y");
  door.fail({ status: 429, headers: { "Retry-After": "600" }, json: { error: "too-many-uploads" } }, patches);

  const ended = await send();

  assert.deepEqual([ended.reason, phone.states()], ["done", "waiting sent"]);
  assert.equal(phone.item("x").next_at - phone.now, 10 * MINUTE);
});

test("a server too busy to say who is signed in is left alone as long as it asks", async () => {
  const { door, phone, send } = field();
  phone.queue("x");
  door.fail({ status: 503, headers: { "Retry-After": "60" } }, () => true);

  const reasons = [(await send()).reason, (await send()).reason];

  assert.deepEqual([reasons, door.log.length], [["away", "quiet"], 1]);
});

test("a phone that says it is offline is believed, unless a person presses the button", async () => {
  const { door, phone, send } = field();
  phone.queue("x");
  phone.isOnline = false;

  const ended = await send();

  assert.deepEqual([ended.reason, door.log.length], ["offline", 0]);
  assert.equal((await send("button")).reason, "done");
});
