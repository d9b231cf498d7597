// A visit begins: one draft for each form of the assignment, all of one visit.

import type { Assignment, Draft, Ending, Place } from "../../phone/shape.ts";

export interface Beginning {
  readonly assignment: Assignment;
  readonly account: string; // who begins is there
  readonly present: readonly string[];
  readonly position: Place | null;
  readonly started_at: string;
  readonly ending: Ending | null;
  readonly ahead_s: number | null;
  readonly now: string;
}

/** Returns the drafts of a new visit, that of the leading form first. */
export function begun(said: Beginning, id: () => string): Draft[] {
  const { assignment, account, present, position, started_at, ending, ahead_s, now } = said;
  const visit = assignment.forms.length > 1 ? id() : null;
  const forms = [...assignment.forms].sort((one, other) => Number(other.leads) - Number(one.leads));
  return forms.map(({ version }) => ({
    id: id(),
    revision: 1,
    assignment: assignment.id,
    version,
    visit,
    started_at,
    present: [...new Set([account, ...present])].sort(),
    position,
    answers: {},
    notes: {},
    ending,
    clock_ahead_s: ahead_s,
    pace: {},
    remark: "",
    remarks: {},
    created_at: now,
    saved_at: now,
    saved_n: 0,
  }));
}

/** The drafts of the same visit, the leading one first: of these the visit is ended and sent. */
export function together(draft: Draft, drafts: readonly Draft[], assignment: Assignment | null): Draft[] {
  const mine = drafts.filter((each) => each.id === draft.id || (draft.visit !== null && each.visit === draft.visit));
  const place = (each: Draft) => assignment?.forms.findIndex(({ version }) => version === each.version) ?? 0;
  const leads = (each: Draft) => Boolean(assignment?.forms.find(({ version }) => version === each.version)?.leads);
  return mine.sort((one, other) => Number(leads(other)) - Number(leads(one)) || place(one) - place(other));
}

/** Says whether nothing was written: no answer, no row, no note and no photo. */
export function isEmpty(draft: Draft, photos: number): boolean {
  const isAnswer = (answer: unknown) => (Array.isArray(answer) ? answer.length > 0 : Boolean(answer) || answer === 0);
  return !Object.values(draft.answers).some(isAnswer) && !Object.keys(draft.notes).length && !photos;
}
