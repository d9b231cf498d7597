// What becomes of one record of a copy, given what lies on the phone: nothing newer is ever overwritten.

import type { Draft, Item } from "../shape.ts";

export type Choice = "take" | "newer" | "same" | "queued";

export function chooseDraft(fresh: Draft, held: Draft | undefined, item: Item | undefined): Choice {
  if (item && item.body.revision >= fresh.revision) return "queued";
  if (!held) return "take";
  if (held.revision !== fresh.revision) return held.revision > fresh.revision ? "newer" : "take";
  if (held.saved_n === fresh.saved_n && held.saved_at === fresh.saved_at) return "same";
  return held.saved_n >= fresh.saved_n ? "newer" : "take";
}

/** A queued record may take the place of the draft it was made of, not of one that was saved since. */
export function chooseItem(fresh: Item, held: Draft | undefined, item: Item | undefined): Choice {
  if (item && item.body.revision >= fresh.body.revision) return "queued";
  if (!held || held.revision < fresh.body.revision) return "take";
  return held.revision > fresh.body.revision || held.saved_n > fresh.draft.saved_n ? "newer" : "take";
}

/** A record that comes in is tried anew here; what a server said to the other phone does not count. */
export function arriving(fresh: Item): Item {
  const left = [...new Set(fresh.body.photos.map((photo) => photo.digest))];
  const isParked = fresh.state === "parked";
  return { ...fresh, state: isParked ? "parked" : "waiting", problems: isParked ? fresh.problems : [], tries: 0, next_at: 0, last: null, receipt: null, left };
}
