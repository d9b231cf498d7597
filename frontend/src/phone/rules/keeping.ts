// What a write may do: which save is stale, what may take whose place, and which bytes nobody needs any more.
// Pure, so that a person can read it and Node can test it; drafts.ts and queue.ts ask here inside their transactions.

import type { Json } from "../../form/numbers.ts";
import type { Answers } from "../../form/reading.ts";
import type { Draft, Item, Shot } from "../shape.ts";

export type Save = "keep" | "stale" | "gone" | "queued";

/** What becomes of a save of *fresh*, where *held* and *item* lie on the phone under its id. */
export function saving(fresh: Draft, held: Draft | undefined, item: Item | undefined): Save {
  if (held) return held.saved_n > fresh.saved_n ? "stale" : "keep";
  if (item && item.body.revision >= fresh.revision) return "queued";
  return fresh.saved_n ? "gone" : "keep"; // it was saved before, so somebody has taken it away
}

export function saved(fresh: Draft, now: string): Draft {
  return { ...fresh, answers: plain(fresh.answers), saved_n: fresh.saved_n + 1, saved_at: now };
}

/** What becomes of queueing *fresh*: its draft must be the one that lies here, and nothing unsent be overwritten. */
export function queueing(fresh: Item, held: Draft | undefined, item: Item | undefined): Save {
  if (item && item.state !== "sent" && item.body.revision >= fresh.body.revision) return "queued";
  if (!held) return item ? "queued" : "gone";
  return held.saved_n > fresh.draft.saved_n ? "stale" : "keep";
}

/** A photo the server told of, with what this phone still knows of it from the revision before. */
export function known(shot: Shot, before: readonly Shot[]): Shot {
  const same = before.find((each) => each.digest === shot.digest);
  return same ? { ...shot, thumb: shot.thumb ?? same.thumb, size: shot.size || same.size } : shot;
}

/** Says whether *fresh* may take the place of *held*: what is sent stays sent, an older revision never returns. */
export function isNews(fresh: Item, held: Item | undefined): boolean {
  if (!held || held.body.revision < fresh.body.revision) return true;
  return held.body.revision === fresh.body.revision && (held.state !== "sent" || fresh.state === "sent");
}

export function isUnsent(item: Item): boolean {
  return item.state !== "sent";
}

/** A draft that nobody has put anything into is no loss. */
export function isEmpty(draft: Draft, shots: number): boolean {
  return !shots && !Object.keys(draft.answers).length && !Object.keys(draft.notes).length;
}

/** Of a sent record only the receipt stays: who finds the phone reads no answers in it. */
export function receiptOnly(item: Item): Item {
  const body = { ...item.body, answers: {}, notes: {}, photos: [], position: null, outcome_note: "" };
  const draft = { ...item.draft, answers: {}, notes: {}, pace: {}, remark: "", remarks: {}, position: null, ending: null };
  return { ...item, body, draft, problems: [], left: [] };
}

/** Digests that a queued record needs until its receipt is here. */
export function needed(item: Item): readonly string[] {
  return isUnsent(item) ? item.body.photos.map((photo) => photo.digest) : [];
}

/** Which of *digests* may go: no shot that stays and no unsent record names them. */
export function free(digests: Iterable<string>, staying: Iterable<Shot>, items: Iterable<Item>): string[] {
  const used = new Set([...staying].map((shot) => shot.digest));
  for (const item of items) for (const digest of needed(item)) used.add(digest);
  return [...new Set(digests)].filter((digest) => !used.has(digest));
}

/** Answers as JSON can write them: a whole number of at most twelve digits is an ordinary number. */
export function plain(answers: Answers): Answers {
  return simple(answers) as Answers;
}

function simple(value: Json): Json {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(simple);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, simple(part as Json)]));
}
