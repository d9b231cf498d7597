// What parts, drafts and forms are called, and the addresses that lead to them.

import { word } from "../page/words.ts";
import type { Assignment, Draft, Form } from "../phone/shape.ts";
import type { Far } from "./draft/progress.ts";
import type { Spot } from "./draft/places.ts";
import type { FormPage } from "./plans.ts";
import { write, type Where } from "./route.ts";

export function formOf(assignment: Assignment | null, draft: Draft): Form | null {
  return assignment?.forms.find(({ version }) => version === draft.version) ?? null;
}

/** The page of a draft's form; that of a version no assignment names any more is found all the same. */
export function captureUrl(draft: Draft): string {
  return `/capture/${draft.version}`;
}

/** Where a part of a draft is: on this page, or on that of its own form. */
export function addressOf(here: string, draft: Draft, where: Where): string {
  return draft.version === here ? write(where) : captureUrl(draft) + write(where);
}

export function atSpot(draft: string, { section, row, item }: Spot): Where {
  return { kind: "section", draft, section, row, item };
}

export function atPart(draft: string, section: string): Where {
  return { kind: "section", draft, section, row: null, item: "" };
}

export function partName(form: FormPage, { section, row }: Pick<Spot, "section" | "row">): string {
  return row === null ? (form.titles[section] ?? section) : `${form.nouns[section] ?? section} ${row}`;
}

/** Says how many questions are answered, or how many rows there are. */
export function farInWords(form: FormPage, far: Far): string {
  if (!far.isAsked) return word("notAsked");
  const noun = form.nouns[far.code];
  return noun ? `${far.rows} ${noun}` : word("farOf", { done: far.done, total: far.total });
}
