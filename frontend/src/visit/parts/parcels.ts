// Everything that leaves with a visit: its forms with their answers and photos, how far each is, what is not right yet.

import { problems } from "../../form/checks.ts";
import { word } from "../../page/words.ts";
import { draft as stored, shotsOf } from "../../phone/drafts.ts";
import type { Draft, Ending, Problem, Shot } from "../../phone/shape.ts";
import { totalSize } from "../../picture/size.ts";
import { uncoveredOf } from "../beside/uncovered.ts";
import { draftOf, nowOf, photoCounts, type Open } from "../context.ts";
import { isEmpty } from "../draft/begin.ts";
import { progress, together, type Far } from "../draft/progress.ts";
import { refusals, told } from "../draft/sound.ts";
import { captureUrl, formOf } from "../names.ts";
import { formPageAt, type FormPage } from "../plans.ts";

export interface Parcel {
  readonly draft: Draft;
  readonly title: string;
  readonly page: FormPage | null; // null: it is not on this phone
  readonly shots: readonly Shot[];
  readonly far: Far | null;
  readonly isLeftOut: boolean; // nothing was written in it
}

/** The forms of the visit as they stand now, the one that leads first. */
export async function parcels(open: Open): Promise<Parcel[]> {
  const found = open.visit.map(async ({ id }, place): Promise<Parcel[]> => {
    const draft = id === draftOf(open).id ? draftOf(open) : await stored(open.phone, id);
    if (!draft) return [];
    const shots = await shotsOf(open.phone, id);
    const page = draft.version === open.version ? open.form : await formPageAt(captureUrl(draft));
    const far = page && together(progress(page.plan, draft.answers, photoCounts(shots)));
    const title = formOf(open.assignment, draft)?.title ?? open.title;
    return [{ draft, title, page, shots, far, isLeftOut: place > 0 && isEmpty(draft, shots.length) }];
  });
  return (await Promise.all(found)).flat();
}

/** What is sent: of a visit without answers its leading form alone. */
export function sent(all: readonly Parcel[], { outcome }: Ending): readonly Parcel[] {
  return all.filter((each, place) => place === 0 || (outcome === "done" && !each.isLeftOut));
}

/** What the server would refuse of the visit itself. */
export function ofVisit(open: Open, all: readonly Parcel[], ending: Ending): Problem[] {
  const shots = all[0]?.shots ?? [];
  return told(refusals(draftOf(open), ending, open.assignment, shots, nowOf(open)), word);
}

/** … and of the answers of one form. */
export function ofAnswers({ draft, page, shots, isLeftOut }: Parcel, { outcome }: Ending): readonly Problem[] {
  if (!page || isLeftOut || outcome !== "done") return [];
  return problems(page.plan, draft.answers, draft.notes, photoCounts(shots));
}

/** Photos of which somebody said that people are covered, while nobody has covered them yet. */
export async function uncoveredIn(open: Open, all: readonly Parcel[]): Promise<Problem[]> {
  const found = await Promise.all(all.map(({ draft, shots }) => uncoveredOf(open.phone, draft.id, shots)));
  return found.flat().map(({ indicator, number }) => ({ path: `${indicator}.photos`, text: word("photoUncovered", { n: number }) }));
}

/** How many photos still have to travel, and how large they are together. */
export function photosToSend(all: readonly Parcel[]): { readonly n: number; readonly bytes: number } {
  const shots = all.flatMap((each) => each.shots).filter((shot) => !shot.is_held);
  return { n: shots.length, bytes: totalSize(shots) };
}

/** A line for each form: how far it is, or that it is not sent. */
export function formLine({ title, far, shots, isLeftOut }: Parcel): string {
  if (isLeftOut) return word("formEmpty", { form: title });
  return word("formLine", { form: title, done: far?.done ?? "–", total: far?.total ?? "–", photos: shots.length });
}
