// What is told about one queued record: its state, its numbers, the last answer, what a person may do. Only names of
// sentences and their values; the page has the words.

import { isIn } from "../outbox/states.ts";
import type { Item, Problem } from "../phone/shape.ts";

export type Group = "parked" | "waiting" | "sent";
export type Act = "mend" | "again" | "renew" | "photos-now" | "copy" | "discard" | "without-photos";
export type Values = Readonly<Record<string, string | number>>;

export interface Sentence {
  readonly name: string;
  readonly values?: Values;
}

export interface Mark {
  readonly name: string;
  readonly tone: "good" | "fair" | "poor" | "brand" | "plain";
  readonly shape: "dot" | "diamond" | "triangle" | "square" | "ring";
}

/** How to write what differs between languages: given by the page, so that this needs none. */
export interface Writer {
  readonly size: (bytes: number) => string;
  readonly moment: (at: string | number) => string; // of the phone's clock
  readonly received: (at: string) => string; // of the server's
}

export interface Told {
  readonly group: Group;
  readonly mark: Mark;
  readonly lines: readonly Sentence[];
  readonly problems: readonly Problem[];
  readonly receipt: string | null;
  readonly url: Sentence | null; // where the record can be read on the server
  readonly urgent: readonly Act[]; // buttons one sees
  readonly quiet: readonly Act[]; // … and those behind "more"
}

// The server holds another text under this id, or does not take this one any more; mending it would not help.
const TAKEN: ReadonlySet<string> = new Set(["same-revision-other-content", "id-taken", "not-yours-to-send-now", "first-revision-missing"]);

export function tell(item: Item, sizes: ReadonlyMap<string, number>, writer: Writer): Told {
  return {
    group: item.state === "photos" ? "waiting" : item.state,
    mark: markOf(item),
    lines: linesOf(item, sizes, writer),
    problems: item.problems,
    receipt: item.receipt?.code ?? null,
    url: isHeld(item) ? { name: "recordUrl", values: { id: item.id } } : null,
    ...actsOf(item),
  };
}

function markOf({ state, tries, last }: Item): Mark {
  if (state === "sent") return { name: "queueSent", tone: "good", shape: "dot" };
  if (state === "parked") return { name: "queueParked", tone: "poor", shape: "triangle" };
  if (last?.status === 401) return { name: "queueSignIn", tone: "fair", shape: "diamond" };
  if (state === "photos") return { name: "queuePhotos", tone: "brand", shape: "square" };
  return tries ? { name: "queueAgain", tone: "fair", shape: "diamond" } : { name: "queueWaiting", tone: "plain", shape: "ring" };
}

function linesOf(item: Item, sizes: ReadonlyMap<string, number>, writer: Writer): readonly Sentence[] {
  const all = [arrivedOf(item, writer), photosOf(item, sizes, writer), triesOf(item, writer), lastOf(item, writer), waitOf(item), ...alsoOf(item, writer)];
  return all.filter((each): each is Sentence => each !== null);
}

function arrivedOf({ receipt, queued_at, state }: Item, writer: Writer): Sentence {
  if (!receipt) return { name: "queueSince", values: { time: writer.moment(queued_at) } };
  return { name: state === "sent" ? "queueReceived" : "queueAnswersIn", values: { time: writer.received(receipt.received_at) } };
}

function photosOf({ state, left, body }: Item, sizes: ReadonlyMap<string, number>, writer: Writer): Sentence | null {
  if (state === "sent") return null;
  const n = left.length;
  if (!n) return { name: body.photos.length ? "queuePhotosIn" : "queueNoPhotos" };
  const known = left.map((digest) => sizes.get(digest) ?? 0).reduce((sum, size) => sum + size, 0);
  return known ? { name: "queuePhotosLeft", values: { n, size: writer.size(known) } } : { name: "queuePhotosCount", values: { n } };
}

function triesOf({ state, tries, next_at, last }: Item, writer: Writer): Sentence | null {
  if (!tries || state === "sent" || state === "parked" || isGood(last)) return null;
  return next_at ? { name: "queueTriedNext", values: { n: tries, time: writer.moment(next_at) } } : { name: "queueTried", values: { n: tries } };
}

/** It came in with a copy: what a server said to the other phone is not known here. */
function isUntold({ state, last, problems }: Item): boolean {
  return state === "parked" && !last && !problems.length;
}

function isGood(last: Item["last"]): boolean {
  return last?.status === 200 || last?.status === 201;
}

/** The last answer in plain words: our own for what passes, the server's for what it refused. */
function lastOf(item: Item, writer: Writer): Sentence | null {
  const { last, state, problems } = item;
  if (isUntold(item)) return { name: "lastFromCopy" };
  if (!last || state === "sent" || isGood(last)) return null;
  if (state === "parked" && problems.some(({ text }) => text)) return null; // they say it better
  const values = { time: writer.moment(last.at), text: last.text };
  return { name: nameOf(item, last.status, last.code, last.text), values };
}

const ANSWERS: Readonly<Record<string, string>> = {
  "no-answer": "lastNoAnswer",
  "sign-in": "lastSignIn",
  "photos-missing": "lastPhotosMissing",
  "too-large": "lastTooLarge",
  "photo-gone": "lastPhotoGone",
  phone: "lastPhone",
  "same-revision-other-content": "lastOtherContent",
  "not-yours-to-send-now": "lastNotNow",
  "id-taken": "lastIdTaken",
};
const STATUSES: Readonly<Record<number, string>> = { 413: "lastTooLarge", 429: "lastTooMany", 503: "lastBusy", 507: "lastNoRoom" };

function nameOf({ state }: Item, status: number, code: string, text: string): string {
  const own = ANSWERS[code] ?? STATUSES[status];
  if (own) return own;
  if (state === "parked") return text ? "lastSaid" : "lastRefused";
  return "lastTrouble";
}

function waitOf({ state, photos_when, left }: Item): Sentence | null {
  const isHeld = photos_when === "wifi" && left.length > 0 && (state === "waiting" || state === "photos");
  return isHeld ? { name: "queueForWifi" } : null;
}

function alsoOf({ receipt }: Item, writer: Writer): readonly Sentence[] {
  return (receipt?.also ?? []).map(({ name, at }) => ({ name: "queueAlso", values: { name, time: writer.received(at) } }));
}

function actsOf(item: Item): { readonly urgent: readonly Act[]; readonly quiet: readonly Act[] } {
  if (item.state === "sent") return { urgent: [], quiet: [] };
  if (item.state === "parked") return parkedActs(item);
  const photos: readonly Act[] = item.photos_when === "wifi" && item.left.length ? ["photos-now"] : [];
  return { urgent: photos, quiet: item.next_at ? ["again", "copy"] : ["copy"] };
}

/** Answers that are in cannot be mended here; only their photos are still to be decided about. */
function parkedActs(item: Item): { readonly urgent: readonly Act[]; readonly quiet: readonly Act[] } {
  if (isIn(item)) return { urgent: ["again", "without-photos"], quiet: ["copy"] };
  if (isTaken(item)) return { urgent: ["renew", "copy"], quiet: ["again", "discard"] };
  if (isUntold(item)) return { urgent: ["again", "mend"], quiet: ["copy", "discard"] };
  return { urgent: ["mend"], quiet: ["again", "copy", "discard"] };
}

/** Says whether the server has something to show under this id, to this person. */
function isHeld(item: Item): boolean {
  return item.receipt !== null || (isTaken(item) && item.last?.code !== "id-taken");
}

function isTaken({ state, last }: Item): boolean {
  return state === "parked" && last !== null && TAKEN.has(last.code);
}

/** How much is to be sent, over all records. */
export function totalOf(items: readonly Item[], sizes: ReadonlyMap<string, number>): { readonly records: number; readonly photos: number; readonly bytes: number } {
  const open = items.filter(({ state }) => state === "waiting" || state === "photos");
  const left = new Set(open.flatMap((item) => item.left));
  const bytes = [...left].reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0);
  return { records: open.length, photos: left.size, bytes };
}

const PLACES: Readonly<Record<string, string>> = {
  started_at: "placeStart",
  ended_at: "placeEnd",
  present: "placePresent",
  position: "placePosition",
  photos: "placePhotos",
  outcome: "placeOutcome",
  outcome_note: "placeOutcome",
};

/** Where a problem lies, in words: a known part of the visit, or a question's code with its note or photo. */
export function placeOf(path: string): Sentence | string {
  const known = PLACES[path.split("[")[0] ?? ""];
  if (known) return { name: known };
  const [, code = "", part = ""] = /^(.*?)(?:\.(note|photo))?$/.exec(path) ?? [];
  return part ? { name: part === "note" ? "placeNote" : "placePhoto", values: { code } } : code;
}
