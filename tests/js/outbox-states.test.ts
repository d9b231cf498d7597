import assert from "node:assert/strict";
import { test } from "node:test";
import type { Item, State } from "../../frontend/src/phone/shape.ts";
import { isIn, move, type Event } from "../../frontend/src/outbox/states.ts";
import { Door } from "./outbox_door.ts";
import { Phone, photo } from "./outbox_phone.ts";

const LAST = { status: 201, code: "", text: "", at: "2026-11-24T03:00:00Z" };
const RECEIPT = { code: "7F3A-92C1-K", revision: 1, received_at: "2026-11-24T03:00:00Z", url: "/observations/x", also: [], skew_s: 0 };
const EVENTS: Readonly<Record<string, Event>> = {
  received: { kind: "received", receipt: RECEIPT, missing: [], last: LAST },
  "received, photos left": { kind: "received", receipt: RECEIPT, missing: ["d"], last: LAST },
  missing: { kind: "missing", missing: ["d"], last: LAST },
  arrived: { kind: "arrived", digest: "d" },
  failed: { kind: "failed", last: LAST, next_at: 99 },
  refused: { kind: "refused", last: LAST, problems: [{ path: "K1.1", text: "no" }] },
  "signed-out": { kind: "signed-out", last: LAST },
  again: { kind: "again" },
  "photos-now": { kind: "photos-now" },
  "photos-wifi": { kind: "photos-wifi" },
  "without-photos": { kind: "without-photos" },
};

// For each state, what it is after each event in the order above.
const TABLE: Readonly<Record<State, string>> = {
  waiting: "sent photos waiting waiting waiting parked waiting waiting waiting waiting waiting",
  photos: "sent photos photos photos photos parked photos photos photos photos photos",
  parked: "sent photos parked parked parked parked parked waiting parked parked parked",
  sent: "sent sent sent sent sent sent sent sent sent sent sent",
};

function item(state: State, changes: Partial<Item> = {}): Item {
  return { ...new Phone(new Door()).queue("x", [photo(1, 9)]), state, left: ["d"], photos_when: "wifi", next_at: 5, ...changes };
}

for (const state of Object.keys(TABLE) as State[]) {
  test(`every event of a ${state} record leads where the table says`, () => {
    const led = Object.values(EVENTS).map((event) => move(item(state), event).state);

    assert.equal(led.join(" "), TABLE[state]);
  });
}

test("what was sent is never changed by anything", () => {
  const sent = item("sent");

  for (const event of Object.values(EVENTS)) assert.equal(move(sent, event), sent);
});

test("only a failure, a refusal or an arrival counts as a try", () => {
  const counted = Object.entries(EVENTS).filter(([, event]) => move(item("waiting"), event).tries > 0);

  assert.deepEqual(counted.map(([name]) => name), ["received", "received, photos left", "failed", "refused"]);
});

test("a refused photo of answers that are in leads back to its photos, not to the answers", () => {
  const parked = item("parked", { receipt: RECEIPT, problems: [{ path: "", text: "no" }] });

  const again = move(parked, { kind: "again" });

  assert.deepEqual([again.state, again.problems, again.next_at], ["photos", [], 0]);
  assert.equal(move(parked, { kind: "without-photos" }).state, "sent");
});

test("the receipt of an earlier revision does not count for this one", () => {
  const corrected = item("parked", { receipt: { ...RECEIPT, revision: 0 } });

  assert.equal(isIn(corrected), false);
  assert.equal(move(corrected, { kind: "without-photos" }).state, "parked");
});

test("photos that are not to wait for Wi-Fi any more are due at once", () => {
  const now = move(item("photos"), { kind: "photos-now" });

  assert.deepEqual([now.photos_when, now.next_at], ["now", 0]);
});

test("a photo that arrived is not asked for again, and another one's arrival changes nothing", () => {
  const waiting = item("waiting", { left: ["d", "e"] });

  assert.deepEqual(move(waiting, { kind: "arrived", digest: "d" }).left, ["e"]);
  assert.equal(move(waiting, { kind: "arrived", digest: "z" }), waiting);
});

test("pressing the button twice changes nothing the second time", () => {
  const due = item("waiting", { next_at: 0 });

  assert.equal(move(due, { kind: "again" }), due);
});
