// A finished visit becomes what is sent. Made once, stored, and never made again: a retry says the same, byte by byte.

import type { Body, Draft, Ending, Item, SentPhoto, Shot } from "../phone/shape.ts";

export interface Seal {
  readonly title: string; // office and product, to be shown
  readonly photos_when: Item["photos_when"];
  readonly now: string;
  readonly ahead_s: number | null; // what the phone knows of its clock now; what the draft knew at its start wins
}

/** Returns the queued record of *draft*; *shots* may hold those of other drafts, too. */
export function seal(draft: Draft, ending: Ending, shots: readonly Shot[], { title, photos_when, now, ahead_s }: Seal): Item {
  const own = photosOf(draft, shots);
  const body = bodyOf(draft, ending, own, draft.clock_ahead_s ?? ahead_s);
  return {
    id: draft.id,
    body,
    draft: { ...draft, ending, clock_ahead_s: body.clock_ahead_s }, // opened again, it must give the same moments as its sisters
    title,
    photos_when,
    state: "waiting",
    tries: 0,
    next_at: 0,
    last: null,
    problems: [],
    receipt: null,
    left: [...new Set(own.filter((shot) => !shot.is_held).map((shot) => shot.digest))],
    queued_at: now,
  };
}

const HALF = /\p{Surrogate}/gu; // half an emoji, as a cut text may end: no server can keep it

/** Writes JSON with its keys in order and nothing between; whole numbers of any length stay exact. */
export function canonical(value: unknown): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.map((each) => canonical(each ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) return `{${entries(value).join(",")}}`;
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("not a number that can be sent");
  return JSON.stringify(typeof value === "string" ? value.replace(HALF, "\ufffd") : value);
}

function entries(value: object): readonly string[] {
  const said = Object.entries(value).filter(([, each]) => each !== undefined);
  return said.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`);
}

function photosOf(draft: Draft, shots: readonly Shot[]): readonly Shot[] {
  const own = shots.filter((shot) => shot.draft === draft.id);
  return own.sort((one, other) => one.number - other.number || (one.id < other.id ? -1 : 1));
}

function bodyOf(draft: Draft, ending: Ending, shots: readonly Shot[], ahead_s: number | null): Body {
  return {
    revision: draft.revision,
    assignment_id: draft.assignment,
    version_id: draft.version,
    visit_id: draft.visit,
    started_at: draft.started_at,
    ended_at: ending.ended_at,
    outcome: ending.outcome,
    outcome_note: ending.outcome_note,
    present: [...draft.present].sort(),
    position: draft.position,
    answers: draft.answers,
    notes: draft.notes,
    photos: shots.map(sent),
    clock_ahead_s: ahead_s === null ? null : Math.round(ahead_s), // the server counts whole seconds
  };
}

function sent({ digest, indicator, people, caption, taken_at, position, original }: Shot): SentPhoto {
  return { digest, indicator, people, caption, taken_at, position, original };
}
