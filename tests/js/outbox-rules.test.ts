import assert from "node:assert/strict";
import { test } from "node:test";
import { delay, hasCome } from "../../frontend/src/outbox/backoff.ts";
import { classOf, receiptOf, said, waitOf } from "../../frontend/src/outbox/classes.ts";
import { chunkAt, isDue, order } from "../../frontend/src/outbox/next.ts";
import type { Answer } from "../../frontend/src/outbox/ports.ts";
import { isMobile, networkOf, promise } from "../../frontend/src/outbox/promise.ts";
import { mayTake } from "../../frontend/src/outbox/browser.ts";
import { Door } from "./outbox_door.ts";
import { Phone, photo } from "./outbox_phone.ts";

const answer = (status: number, json: unknown = null, headers: Record<string, string> = {}): Answer => ({ status, json, header: (name) => headers[name] ?? null });
const classes = (about: "record" | "photo", statuses: readonly number[]) => statuses.map((status) => classOf(about, status, ""));
const NOW = { now: 1000, isMobile: false, isPressed: false };

test("what will pass is tried again, what will not is shown to a person", () => {
  const later = [0, 302, 304, 408, 425, 429, 500, 502, 503, 504, 507];
  const person = [400, 403, 404, 410, 413, 415, 422];

  for (const about of ["record", "photo"] as const) {
    assert.deepEqual(new Set(classes(about, later)), new Set(["retry"]));
    assert.deepEqual(new Set(classes(about, person)), new Set(["park"]));
    assert.equal(classOf(about, 401, "sign-in"), "sign-in");
  }
});

test("the same status means another thing for a record and for a photo", () => {
  assert.deepEqual(classes("record", [200, 201, 204, 409, 424]), ["done", "done", "retry", "park", "photos-missing"]);
  assert.deepEqual(classes("photo", [200, 201, 204, 409, 424]), ["done", "done", "offset", "offset", "park"]);
});

test("an altered photo starts again, and two requests that met are no refusal", () => {
  assert.equal(classOf("photo", 422, "photo-altered"), "altered");
  assert.equal(classOf("photo", 422, "photo-not-a-photo"), "park");
  assert.equal(classOf("record", 409, "changed-meanwhile"), "retry");
});

test("a hotel's sign-in page is no receipt", () => {
  const good = { receipt: "7F3A-92C1-K", revision: 1, received_at: "2026-11-24T03:00:00Z", url: "/o", also: [{ name: "Budi", at: "x" }], skew_s: 2 };

  assert.equal(receiptOf(answer(200, null)), null);
  assert.equal(receiptOf(answer(200, { receipt: 5 })), null);
  assert.deepEqual(receiptOf(answer(201, good))?.also, [{ name: "Budi", at: "x" }]);
});

test("problems are read as a list and as a map, and nonsense as none", () => {
  assert.deepEqual(said(answer(422, { problems: [{ path: "K1", text: "no" }, 5] })).problems, [{ path: "K1", text: "no" }]);
  assert.deepEqual(said(answer(422, { problems: { photo: "no" } })).problems, [{ path: "photo", text: "no" }]);
  for (const body of [null, "x", [], { problems: 5, missing: "d" }]) {
    assert.deepEqual([said(answer(418, body)).problems, said(answer(418, body)).code], [[], "status-418"]);
  }
});

test("Retry-After is seconds or a date by the server's clock, and never more than an hour", () => {
  const wait = (asked: string, more = {}) => waitOf(answer(429, null, { "Retry-After": asked, ...more }), 0);

  assert.equal(wait("7"), 7000);
  assert.equal(wait("Tue, 24 Nov 2026 03:00:30 GMT", { Date: "Tue, 24 Nov 2026 03:00:00 GMT" }), 30_000);
  assert.equal(wait("99999999"), 3_600_000);
  assert.equal(wait("Tue, 24 Nov 2020 03:00:30 GMT", { Date: "Tue, 24 Nov 2026 03:00:00 GMT" }), 0);
  assert.deepEqual([wait("soon"), waitOf(answer(429), 0)], [null, null]);
});

test("waiting doubles up to a quarter of an hour, and takes any moment of it", () => {
  const most = [1, 2, 3, 4, 9, 50, 2000].map((tries) => delay(tries, () => 1) / 1000);

  assert.deepEqual(most, [5, 10, 20, 40, 900, 900, 900]);
  assert.equal(delay(50, () => 0), 0);
  assert.equal(delay(2, () => 0.5), 5000);
});

test("a clock that was set back does not make a record wait for two days", () => {
  assert.deepEqual([hasCome(1000, 999), hasCome(1000, 1000), hasCome(0, 5)], [false, true, true]);
  assert.equal(hasCome(1000 + 2 * 86_400_000, 1000), true);
});

test("answers go before photos that follow theirs, the least failed first, then the oldest", () => {
  const phone = new Phone(new Door());
  phone.queue("late", [], { queued_at: "2026-11-24T05:00:00Z" });
  phone.queue("bad", [], { tries: 9, queued_at: "2026-11-24T01:00:00Z" });
  phone.queue("pictures", [photo(1, 9)], { state: "photos", queued_at: "2026-11-24T00:00:00Z" });
  phone.queue("early", [], { queued_at: "2026-11-24T02:00:00Z" });
  phone.queue("refused", [], { state: "parked" });

  assert.deepEqual(order([...phone.items.values()], NOW).map((item) => item.id), ["early", "late", "bad", "pictures"]);
});

test("a person who presses does not wait for the backoff, but for Wi-Fi she asked for she does", () => {
  const phone = new Phone(new Door());
  const later = phone.queue("x", [], { next_at: 60_000 });
  const wifi = phone.queue("y", [photo(1, 9)], { state: "photos", photos_when: "wifi" });

  assert.deepEqual([isDue(later, NOW), isDue(later, { ...NOW, isPressed: true })], [false, true]);
  assert.equal(isDue(wifi, { ...NOW, isMobile: true, isPressed: true }), false);
  assert.equal(isDue({ ...wifi, left: [] }, { ...NOW, isMobile: true }), true);
});

test("the last chunk is as long as what is left", () => {
  assert.deepEqual([chunkAt(0, 10), chunkAt(262_144, 300_000), chunkAt(10, 10)], [[0, 10], [262_144, 300_000], [10, 10]]);
});

test("a network counts as free only when the phone says so", () => {
  const kinds = [undefined, {}, { type: "wifi" }, { type: "ethernet" }, { type: "cellular" }, { type: "wifi", saveData: true }, { effectiveType: "3g" }, { effectiveType: "4g" }];

  assert.deepEqual(kinds.map(networkOf), ["unknown", "unknown", "free", "free", "mobile", "mobile", "mobile", "unknown"]);
  assert.deepEqual(kinds.map(isMobile), [true, true, false, false, true, true, true, true]);
});

test("each browser promises only what it can keep", () => {
  const can = { sync: false, isApple: false, isInstalled: false };

  assert.deepEqual(promise({ ...can, sync: true }), ["promiseClosed"]);
  assert.deepEqual(promise(can), ["promiseOpen"]);
  assert.deepEqual(promise({ ...can, isApple: true }), ["promiseOpen", "promiseSevenDays"]);
  assert.deepEqual(promise({ ...can, isApple: true, isInstalled: true }), ["promiseOpen"]);
});

test("a lease is free when nobody holds it, when it ran out, and when the clock was set back", () => {
  assert.equal(mayTake(undefined, "me", 0), true);
  assert.deepEqual(["me", "you"].map((owner) => mayTake({ owner: "me", until: 50_000 }, owner, 10)), [true, false]);
  assert.equal(mayTake({ owner: "me", until: 50_000 }, "you", 50_000), true);
  assert.equal(mayTake({ owner: "me", until: 50_000_000 }, "you", 10), true);
});
