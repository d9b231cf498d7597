// What every part of a visit works with: the phone's store, what it knows, the form, the open draft.

import type { Plan } from "../form/scene.ts";
import type { Assignment, Draft, Home, Problem, Shot } from "../phone/shape.ts";
import type { Phone } from "../phone/store.ts";
import type { Who } from "../phone/who.ts";
import type { Watch } from "../picture/watch.ts";
import type { Saver } from "./draft/saver.ts";
import { nowBy } from "./draft/times.ts";
import type { FormPage } from "./plans.ts";
import type { Where } from "./route.ts";
import type { Stage } from "./stage.ts";

export interface Context {
  readonly phone: Phone;
  readonly account: Who;
  readonly form: FormPage;
  readonly plan: Plan;
  readonly version: string; // of the form this page holds
  readonly title: string;
  readonly stage: Stage;
  readonly watch: Watch; // the position
  readonly language: string;
  readonly go: (where: Where, replace?: boolean) => void;
  /** These drafts just began: better positions that still come are theirs too. */
  readonly follow: (drafts: readonly string[]) => void;
}

/** A draft that is open on this page. */
export interface Open extends Context {
  readonly saver: Saver;
  readonly assignment: Assignment | null; // null: it is not ours any more
  readonly visit: readonly Draft[]; // every form of the visit as it was stored when this one was opened, the leading one first
  readonly shots: Shot[]; // of this draft; kept up to date
  readonly troubles: Troubles;
  readonly ahead_s: number | null; // the phone's clock minus the server's, as known when the draft was opened
}

/** What is not right yet: what the server said when it refused the record, and whether the phone looks too. */
export interface Troubles {
  said: readonly Problem[];
  isChecking: boolean; // somebody tried to send
}

/** A part that is shown: what stands in its fields is read before anything else is shown. */
export interface Part {
  readonly collect: () => void;
  /** Another window's text joined the draft. */
  readonly joined?: () => void;
}

export function aheadOf(draft: Draft): number {
  return draft.clock_ahead_s ?? 0;
}

/** Now, by the clock that the moments of the open draft are told in. */
export function nowOf(open: Open): number {
  return nowBy(Date.now(), draftOf(open).clock_ahead_s, open.ahead_s);
}

export function momentOf(open: Open): string {
  return new Date(nowOf(open)).toISOString();
}

export function assignmentOf(home: Home | null, id: string): Assignment | null {
  return home?.assignments.find((each) => each.id === id) ?? null;
}

/** How many photos each question has. */
export function photoCounts(shots: readonly Shot[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { indicator } of shots) counts[indicator] = (counts[indicator] ?? 0) + 1;
  return counts;
}

export function draftOf(open: Open): Draft {
  return open.saver.current;
}

/** The draft a visit is started and ended on. */
export function leading(open: Open): Draft {
  return open.visit[0] ?? draftOf(open);
}
