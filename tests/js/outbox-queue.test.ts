import assert from "node:assert/strict";
import { test } from "node:test";
import type { Item } from "../../frontend/src/phone/shape.ts";
import { Pace } from "../../frontend/src/queue/pace.ts";
import { placeOf, tell, totalOf, type Told } from "../../frontend/src/queue/told.ts";
import { Door, sha256 } from "./outbox_door.ts";
import { Phone, photo } from "./outbox_phone.ts";

const AT = "2026-11-24T03:00:00Z";
const WRITER = { size: (bytes: number) => `${bytes} B`, moment: String, received: String };
const PHOTOS = [photo(1, 100), photo(2, 300)];
const SIZES = new Map(PHOTOS.map((bytes) => [sha256(bytes), bytes.length]));
const RECEIPT = { code: "7F3A-92C1-K", revision: 1, received_at: AT, url: "/observations/x", also: [], skew_s: 0 };

function told(changes: Partial<Item> = {}): Told {
  return tell({ ...new Phone(new Door()).queue("x", PHOTOS), ...changes }, SIZES, WRITER);
}

const last = (status: number, code = "", text = "") => ({ status, code, text, at: AT });
const lines = ({ lines: all }: Told) => all.map(({ name }) => name);
const acts = ({ urgent, quiet }: Told) => [...urgent, "|", ...quiet].join(" ");

test("a new record says how much is to be sent and asks for nothing", () => {
  const one = told();

  assert.deepEqual([one.mark.name, one.group, acts(one)], ["queueWaiting", "waiting", "| copy"]);
  assert.deepEqual(one.lines[1], { name: "queuePhotosLeft", values: { n: 2, size: "400 B" } });
});

test("after a cut it says what happened and when it is tried again", () => {
  const one = told({ tries: 3, next_at: 99, last: last(0, "no-answer") });

  assert.deepEqual([one.mark.name, lines(one), acts(one)], ["queueAgain", ["queueSince", "queuePhotosLeft", "queueTriedNext", "lastNoAnswer"], "| again copy"]);
});

test("each passing trouble has plain words of its own", () => {
  const names = [last(429), last(503), last(507), last(500, "accident"), last(401, "sign-in"), last(424, "photos-missing"), last(0, "phone")].map((each) => lines(told({ tries: 1, last: each })).at(-1));

  assert.deepEqual(names, ["lastTooMany", "lastBusy", "lastNoRoom", "lastTrouble", "lastSignIn", "lastPhotosMissing", "lastPhone"]);
});

test("photos that wait for Wi-Fi can be sent all the same", () => {
  const one = told({ state: "photos", photos_when: "wifi", receipt: RECEIPT, tries: 1, last: last(201) });

  assert.deepEqual([one.mark.name, acts(one), one.receipt], ["queuePhotos", "photos-now | copy", "7F3A-92C1-K"]);
  assert.deepEqual(lines(one), ["queueAnswersIn", "queuePhotosLeft", "queueForWifi"]);
});

test("what was refused for its content is mended, and the server's own words are shown", () => {
  const problems = [{ path: "ended_at", text: "Jam selesai lebih awal." }];
  const one = told({ state: "parked", tries: 1, last: last(422, "invalid", "Jam selesai lebih awal."), problems });

  assert.deepEqual([one.group, acts(one), one.problems, lines(one)], ["parked", "mend | again copy discard", problems, ["queueSince", "queuePhotosLeft"]]);
});

test("a refusal without problems still says why", () => {
  assert.deepEqual(told({ state: "parked", last: last(403, "not-allowed", "Tidak boleh.") }).lines.at(-1), { name: "lastSaid", values: { time: AT, text: "Tidak boleh." } });
  assert.equal(lines(told({ state: "parked", last: last(418) })).at(-1), "lastRefused");
  assert.equal(lines(told({ state: "parked", last: last(0, "photo-gone"), problems: [{ path: "K1.photo", text: "" }] })).at(-1), "lastPhotoGone");
});

test("where the server holds another text, a new visit is offered and the other one shown", () => {
  const one = told({ state: "parked", last: last(409, "same-revision-other-content") });

  assert.deepEqual([acts(one), one.url, lines(one).at(-1)], ["renew copy | again discard", { name: "recordUrl", values: { id: "x" } }, "lastOtherContent"]);
  assert.equal(told({ state: "parked", last: last(409, "id-taken") }).url, null);
});

test("answers that are in are not thrown away with a refused photo", () => {
  const one = told({ state: "parked", receipt: RECEIPT, last: last(422, "photo-not-a-photo"), problems: [{ path: "K1.1.photo", text: "Bukan foto" }] });

  assert.equal(acts(one), "again without-photos | copy");
});

test("a refused record from another phone is sent again to learn why", () => {
  const one = told({ state: "parked" });

  assert.deepEqual([lines(one).at(-1), acts(one)], ["lastFromCopy", "again mend | copy discard"]);
});

test("a received record has its receipt, its address, who else sent, and nothing to press", () => {
  const one = told({ state: "sent", receipt: { ...RECEIPT, also: [{ name: "Budi", at: AT }] }, last: last(201), tries: 2 });

  assert.deepEqual([one.mark.name, lines(one), acts(one)], ["queueSent", ["queueReceived", "queueAlso"], "|"]);
});

test("the total counts each photo once, and not what was refused or sent", () => {
  const item = new Phone(new Door()).queue("x", PHOTOS);
  const items = [item, { ...item, id: "y" }, { ...item, state: "parked" as const }, { ...item, state: "sent" as const }];

  assert.deepEqual(totalOf(items, SIZES), { records: 2, photos: 2, bytes: 400 });
});

test("places are told in words, questions by their code", () => {
  assert.deepEqual(["started_at", "photos[2].digest", "K1.1", "R[2].U1.note", "K1.1.photo"].map(placeOf), [
    { name: "placeStart" }, { name: "placePhotos" }, "K1.1", { name: "placeNote", values: { code: "R[2].U1" } }, { name: "placePhoto", values: { code: "K1.1" } },
  ]);
});

test("progress counts bytes of all photos and says how long, once it can know", () => {
  const pace = new Pace(new Phone(new Door()).queue("x", PHOTOS), SIZES);
  const [one, other] = PHOTOS.map(sha256) as [string, string];

  assert.deepEqual(pace.note({ digest: one, sent: 0, at: 0 }), { photo: 1, photos: 2, part: 0, seconds: null });
  assert.deepEqual(pace.note({ digest: other, sent: 100, at: 2000 }), { photo: 2, photos: 2, part: 0.5, seconds: 2 });
  assert.equal(new Pace({ ...new Phone(new Door()).queue("x"), left: [] }, SIZES).note({ digest: "?", sent: 0, at: 0 }).part, 0);
});
