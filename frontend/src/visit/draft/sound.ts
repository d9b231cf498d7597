// What the server would refuse of the visit itself: its times, its outcome, texts that are too long. Told before sending.
// The twin of unsera_watch/observations/rules/checks.py; the answers are looked at by form/checks.ts.

import type { Assignment, Draft, Ending, Problem, Shot } from "../../phone/shape.ts";
import { toField } from "./times.ts";

/** A problem without its words: the page has them under `key`. */
export interface Refusal {
  readonly path: string;
  readonly key: string;
  readonly values: Readonly<Record<string, number>>;
}

const MINUTE_MS = 60_000;
const ALLOWED_SKEW_MS = 10 * MINUTE_MS;
const LONGEST_MS = 12 * 60 * MINUTE_MS;
export const MAX_NOTE = 2_000;
export const MAX_PHOTOS = 60;

/** Everything that is wrong with the visit; *now* is the phone's own clock, as the moments are. */
export function refusals(draft: Draft, ending: Ending, assignment: Assignment | null, shots: readonly Shot[], now: number): Refusal[] {
  return [...times(draft, ending, assignment, now), ...outcome(ending), ...texts(draft, ending), ...photos(shots)];
}

function times(draft: Draft, { ended_at }: Ending, assignment: Assignment | null, now: number): Refusal[] {
  if (!ended_at) return [refusal("ended_at", "sayEnd")];
  const [start, end] = [Date.parse(draft.started_at), Date.parse(ended_at)];
  const found: Refusal[] = [];
  if (end < start) found.push(refusal("ended_at", "endsBeforeStart"));
  else if (end - start > LONGEST_MS) found.push(refusal("ended_at", "tooLong"));
  if (start > now + ALLOWED_SKEW_MS) found.push(refusal("started_at", "startInFuture"));
  else if (end > now + ALLOWED_SKEW_MS) found.push(refusal("ended_at", "endInFuture"));
  const [first = "", last = "9"] = assignment?.valid ?? [];
  const day = toField(draft.started_at, draft.clock_ahead_s ?? 0).slice(0, 10);
  if (day < first || day > last) found.push(refusal("started_at", "outsideLetter"));
  return found;
}

function outcome({ outcome: how, outcome_note }: Ending): Refusal[] {
  return how === "done" || outcome_note.trim() ? [] : [refusal("outcome_note", "sayWhatHappened")];
}

function texts(draft: Draft, ending: Ending): Refusal[] {
  const long = Object.entries(draft.notes).filter(([, note]) => lettersIn(note) > MAX_NOTE);
  const found = long.map(([code]) => refusal(`notes.${code}`, "tooManyLetters", { n: MAX_NOTE }));
  return lettersIn(ending.outcome_note) > MAX_NOTE ? [...found, refusal("outcome_note", "tooManyLetters", { n: MAX_NOTE })] : found;
}

function photos(shots: readonly Shot[]): Refusal[] {
  return shots.length > MAX_PHOTOS ? [refusal("photos", "tooManyPhotos", { n: MAX_PHOTOS })] : [];
}

function refusal(path: string, key: string, values: Refusal["values"] = {}): Refusal {
  return { path, key, values };
}

/** As Python counts: an emoji is one. */
function lettersIn(text: string): number {
  return [...text].length;
}

export function told(found: readonly Refusal[], word: (key: string, values: Refusal["values"]) => string): Problem[] {
  return found.map(({ path, key, values }) => ({ path, text: word(key, values) }));
}
