// Drafts, records and photos for the tests of the phone's store.
import type { Body, Draft, Item, Shot } from "../../frontend/src/phone/shape.ts";

export const AT = "2026-11-24T03:42:00.000Z";

export function id(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

export function digest(letter: string): string {
  return letter.repeat(64);
}

export function draft(over: Partial<Draft> = {}): Draft {
  return {
    ...{ id: id(1), revision: 1, assignment: id(7), version: id(8), visit: null, started_at: AT, present: [id(9)], position: null },
    ...{ answers: {}, notes: {}, ending: null, clock_ahead_s: null, pace: {}, remark: "", remarks: {} },
    ...{ created_at: AT, saved_at: AT, saved_n: 0 },
    ...over,
  };
}

export function shot(over: Partial<Shot> = {}): Shot {
  return {
    ...{ id: id(21), draft: id(1), indicator: "K1.1", people: "none", caption: "", taken_at: AT, position: null, digest: digest("a"), size: 3 },
    ...{ original: null, is_held: false, thumb: null, number: 1 },
    ...over,
  };
}

export function item(made: Draft = draft(), shots: readonly Shot[] = [], over: Partial<Item> = {}): Item {
  return {
    ...{ id: made.id, body: body(made, shots), draft: made, title: "Unit Contoh Melati 03", photos_when: "now", state: "waiting" },
    ...{ tries: 0, next_at: 0, last: null, problems: [], receipt: null, left: [], queued_at: AT },
    ...over,
  };
}

function body(made: Draft, shots: readonly Shot[]): Body {
  return {
    ...{ revision: made.revision, assignment_id: made.assignment, version_id: made.version, visit_id: made.visit, started_at: made.started_at },
    ...{ ended_at: AT, outcome: "done", outcome_note: "", present: made.present, position: null, answers: made.answers, notes: made.notes },
    photos: shots.map(({ digest, indicator, people, caption, taken_at, position, original }) => ({ digest, indicator, people, caption, taken_at, position, original })),
    clock_ahead_s: null,
  };
}
