// What is not right with the open draft: what the server said of it, and, once somebody tried to send, what the phone finds.

import { problems } from "../../form/checks.ts";
import type { Problem } from "../../phone/shape.ts";
import { setSetting } from "../../phone/who.ts";
import { draftOf, photoCounts, type Open } from "../context.ts";
import { located, type Located } from "../draft/places.ts";

/** Everything at the questions of one part, or of one of its rows. */
export function troublesAt(open: Open, section: string, row: number | null): readonly Located[] {
  const [found] = located(open.plan.sections, [...open.troubles.said, ...own(open)]);
  return found.filter((each) => each.section === section && each.row === row && each.item !== "");
}

function own(open: Open): readonly Problem[] {
  const { answers, notes } = draftOf(open);
  return open.troubles.isChecking ? problems(open.plan, answers, notes, photoCounts(open.shots)) : [];
}

/** What the server said about a question no longer stands once its answer was changed. */
export function settled(open: Open, section: string, row: number | null, item: string): void {
  const isThis = ({ path }: Problem) => {
    const [[spot]] = located(open.plan.sections, [{ path, text: "" }]);
    return spot?.section === section && spot.row === row && spot.item === item;
  };
  const left = open.troubles.said.filter((problem) => !isThis(problem));
  if (left.length === open.troubles.said.length) return;
  open.troubles.said = left;
  void forget(open, left);
}

/** Where the queue leaves what the server said when it refused a record. */
export async function forget(open: Open, left: readonly Problem[] = []): Promise<void> {
  await setSetting(open.phone, `problems:${draftOf(open).id}`, left.length ? left : undefined);
}
