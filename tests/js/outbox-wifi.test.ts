import assert from "node:assert/strict";
import { test } from "node:test";
import { move } from "../../frontend/src/outbox/states.ts";
import { sendOver } from "../../frontend/src/outbox/sender.ts";
import { Door, patches, puts, sha256 } from "./outbox_door.ts";
import { Phone, photo } from "./outbox_phone.ts";

const PHOTO = photo(3, 5000);

async function onMobileData(): Promise<{ door: Door; phone: Phone }> {
  const door = new Door();
  const phone = new Phone(door);
  phone.isMobile = true;
  phone.queue("x", [PHOTO], { photos_when: "wifi" });
  await sendOver(phone.ports, "saved");
  return { door, phone };
}

test("on mobile data the answers go alone and the photos wait", async () => {
  const { door, phone } = await onMobileData();

  assert.deepEqual([phone.states(), phone.item("x").left, phone.item("x").receipt?.code], ["photos", [sha256(PHOTO)], "x-C"]);
  assert.deepEqual([door.count(/PATCH|HEAD/), door.asked.at(-1)?.headers?.["X-Photos"]], [0, "later"]);
});

test("more runs on mobile data ask the server nothing", async () => {
  const { door, phone } = await onMobileData();
  const before = door.log.length;

  assert.equal((await sendOver(phone.ports, "button")).reason, "nothing");
  assert.equal(door.log.length, before);
});

test("on Wi-Fi the photos follow and the same bytes are sent again to end it", async () => {
  const { door, phone } = await onMobileData();
  phone.isMobile = false;

  await sendOver(phone.ports, "timer");

  const [first, last] = door.asked.filter(puts);
  assert.deepEqual([phone.states(), first?.body === last?.body, last?.headers?.["X-Photos"]], ["sent", true, undefined]);
  assert.deepEqual([door.records.size, door.whole.size], [1, 1]);
});

test("told to, the photos go over mobile data", async () => {
  const { phone } = await onMobileData();
  phone.items.set("x", move(phone.item("x"), { kind: "photos-now" }));

  await sendOver(phone.ports, "button");

  assert.equal(phone.states(), "sent");
});

test("a wish made while the record travels is not overwritten by its answer", async () => {
  const door = new Door();
  const phone = new Phone(door);
  phone.isMobile = true;
  phone.queue("x", [PHOTO], { photos_when: "wifi" });
  door.fail({ status: 500 }, (asked) => puts(asked) && !!phone.items.set("x", move(phone.item("x"), { kind: "photos-now" })));

  await sendOver(phone.ports, "saved");

  assert.deepEqual([phone.item("x").photos_when, phone.item("x").tries], ["now", 1]);
});

test("on Wi-Fi from the start, photos go first as ever", async () => {
  const door = new Door();
  const phone = new Phone(door);
  phone.queue("x", [PHOTO], { photos_when: "wifi" });

  await sendOver(phone.ports, "saved");

  assert.deepEqual([phone.states(), door.asked.findIndex(patches) < door.asked.findIndex(puts)], ["sent", true]);
});

test("other answers go before photos that follow theirs", async () => {
  const { door, phone } = await onMobileData();
  phone.isMobile = false;
  phone.queue("y", [], { queued_at: "2026-11-30T00:00:00Z" });

  await sendOver(phone.ports, "timer");

  assert.deepEqual(door.asked.filter(puts).map(({ path }) => path.at(-1)), ["x", "y", "x"]);
});

test("a refused photo of answers that are in keeps their receipt", async () => {
  const { door, phone } = await onMobileData();
  phone.isMobile = false;
  door.fail({ status: 422, json: { error: "photo-not-a-photo", message: "Bukan foto" } }, patches);

  await sendOver(phone.ports, "timer");

  assert.deepEqual([phone.states(), phone.item("x").receipt?.code], ["parked", "x-C"]);
});

test("a record that was thrown away or made anew meanwhile is not brought back by a late answer", async () => {
  const door = new Door();
  const phone = new Phone(door);
  phone.queue("x");
  phone.queue("y");
  door.fail({ status: 500 }, (asked) => puts(asked) && asked.path.endsWith("x") && phone.items.delete("x"));
  door.fail({ status: 500 }, (asked) => puts(asked) && asked.path.endsWith("y") && !!phone.queue("y", [], { queued_at: "2026-12-01T00:00:00Z" }));

  await sendOver(phone.ports, "timer");

  assert.deepEqual([...phone.items.values()].map(({ id, tries }) => [id, tries]), [["y", 0]]);
});

test("a server that takes the answers but never finds the photos is tried later, not in circles", async () => {
  const door = new Door();
  const phone = new Phone(door);
  phone.queue("x", [PHOTO]);
  const missing = [sha256(PHOTO)];
  door.fail({ status: 200, json: { receipt: "x-C", revision: 1, received_at: phone.iso(), missing } }, puts, 99);

  await sendOver(phone.ports, "timer");

  assert.deepEqual([phone.states(), phone.item("x").left, door.count(/PUT/)], ["photos", missing, 2]);
  assert.ok(phone.item("x").next_at > phone.now);
});
