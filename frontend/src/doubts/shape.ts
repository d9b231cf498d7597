// What the flag rules look at and what they say. Whole numbers only, so that phone and server reckon alike.
// The twin of unsera_watch/observations/rules/doubts/facts.py and of unsera_watch/programs/rules/limits.py.

/** A place in millionths of a degree; metres of accuracy are rounded up. */
export interface Spot {
  readonly lat_e6: number;
  readonly lon_e6: number;
  readonly accuracy_m: number | null;
}

/** Moments are seconds since 1970 by a right clock: the phone's own, minus what it is ahead. */
export interface Facts {
  readonly point: Spot | null; // the unit's point, only once it is confirmed
  readonly hours: Readonly<Record<string, readonly [string, string]>>; // "0" Monday … "6" → opens, closes; empty: not known
  readonly started_s: number;
  readonly ended_s: number | null; // null: still there
  readonly is_done: boolean; // the outcome is "done"; else nothing is expected of the answers
  readonly place: Spot | null;
  readonly present: number; // people there, the author among them
  readonly clock_ahead_s: number | null;
  readonly photos: readonly PhotoFacts[];
  readonly questions: readonly QuestionFacts[];
}

export interface PhotoFacts {
  readonly number: number;
  readonly taken_s: number | null; // as the camera wrote it, else as the phone did
  readonly place: Spot | null;
}

/** One question that is asked once and is asked now. */
export interface QuestionFacts {
  readonly code: string;
  readonly said: string | null; // what was chosen, of a choice or a scale; null for all others
  readonly letters: number; // of its text, in the language it was read in
  readonly pace_ms: number | null; // from being shown to its first answer; null: nobody looks at it
  readonly is_bare: boolean; // says something is there, asks for a photo, and has neither photo nor note
}

export type Code =
  | "position-missing" | "position-far" | "position-vague"
  | "photos-no-position" | "photo-far" | "photo-early" | "photo-late"
  | "visit-short" | "visit-long" | "closed-day" | "outside-hours"
  | "alone" | "answers-alike" | "answers-fast" | "evidence-missing"
  | "clock-ahead" | "clock-behind";

export interface Doubt {
  readonly code: Code;
  readonly path: string; // "position", "present", "started_at", "ended_at", "photos", "answers", "clock", "K1.1.photos"
  readonly values: Readonly<Record<string, number | string>>; // what was compared, as the sentence says it
}

/** The thresholds of a programme; 0 means "do not look at this" except for outside_min. */
export interface Limits {
  readonly far_m: number;
  readonly vague_m: number;
  readonly short_min: number;
  readonly long_min: number;
  readonly outside_min: number;
  readonly people: number;
  readonly photo_min: number;
  readonly clock_min: number;
  readonly alike: number;
  readonly fast_letters: number; // letters a second; faster than this nobody reads
  readonly fast_s: number;
  readonly fast_from: number;
  readonly fast_percent: number;
}

export const DEFAULTS: Limits = {
  far_m: 200,
  vague_m: 200,
  short_min: 10,
  long_min: 480,
  outside_min: 15,
  people: 2,
  photo_min: 10,
  clock_min: 10,
  alike: 10,
  fast_letters: 60,
  fast_s: 2,
  fast_from: 5,
  fast_percent: 50,
};

export type FindKind = "nik" | "phone" | "plate" | "name" | "email";

/** Something in a text that may name a person: text.slice(start, end). */
export interface Find {
  readonly kind: FindKind;
  readonly start: number;
  readonly end: number;
}

/** Reads the thresholds that came with an assignment; what is missing or no whole number is as usual. */
export function limitsOf(raw: Readonly<Record<string, unknown>>): Limits {
  const usual = Object.entries(DEFAULTS) as [keyof Limits, number][];
  return Object.fromEntries(usual.map(([name, value]) => [name, isCount(raw[name]) ? raw[name] : value])) as unknown as Limits;
}

function isCount(raw: unknown): raw is number {
  return typeof raw === "number" && Number.isSafeInteger(raw) && raw >= 0;
}
