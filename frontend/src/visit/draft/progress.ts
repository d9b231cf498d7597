// How far a form is: what is answered soundly, and how much is asked.
// The twin of `answered` in unsera_watch/instruments/rules/progress.py; what is sound, form/checks.ts says.

import { faults } from "../../form/checks.ts";
import { held, type Answers, type Item } from "../../form/reading.ts";
import { rowsOf, Scene, type Photos, type Plan, type Section } from "../../form/scene.ts";

export interface Far {
  readonly code: string;
  readonly done: number;
  readonly total: number;
  readonly rows: number;
  readonly isAsked: boolean;
  readonly isDone: boolean;
}

/** How far each part is. */
export function progress(plan: Plan, answers: Answers, photos: Photos): Far[] {
  const scene = new Scene(plan, answers, photos);
  const wrong = new Set(faults(plan, answers, {}, photos).keys());
  return plan.sections.map((section) => ofSection(scene, section, answers, wrong));
}

/** How far one row of a part that repeats is; counted from 0. */
export function rowProgress(plan: Plan, answers: Answers, section: Section, row: number): Pick<Far, "done" | "total"> {
  const wrong = new Set(faults(plan, answers, {}, {}).keys());
  const scene = new Scene(plan, answers).row(section.code, row);
  return count(counted(scene, section, rowsOf(section, answers)[row] ?? {}).map((code) => `${section.code}[${row}].${code}`), wrong);
}

export function together(far: readonly Far[]): Far {
  const sum = (name: "done" | "total" | "rows") => far.reduce((all, each) => all + each[name], 0);
  const alone = far.length === 1 ? far[0] : undefined;
  return alone ?? { code: "", done: sum("done"), total: sum("total"), rows: sum("rows"), isAsked: true, isDone: far.every(({ isDone }) => isDone) };
}

function ofSection(scene: Scene, section: Section, answers: Answers, wrong: ReadonlySet<string>): Far {
  const rows = rowsOf(section, answers);
  const paths = section.repeat
    ? scene.rows(section).flatMap((row, place) => counted(row, section, rows[place] ?? {}).map((code) => `${section.code}[${place}].${code}`))
    : counted(scene, section, answers);
  const found = count(paths, wrong);
  const isAsked = scene.asksSection(section);
  const lacking = section.repeat && isAsked ? Math.max(0, (section.least ?? 0) - rows.length) : 0;
  const total = found.total + lacking;
  const isDone = found.done === total && (!section.repeat || !isAsked || rows.length > 0);
  return { code: section.code, done: found.done, total, rows: rows.length, isAsked, isDone };
}

/** The questions that count: what may stay empty only once it is answered. */
function counted(scene: Scene, section: Section, answers: Answers): string[] {
  const counts = (item: Item) => !item.optional || ![null, undefined, ""].includes(held(answers, item.code) as null | undefined | "");
  return section.items.filter((item) => item.asked && scene.asks(item) && counts(item)).map(({ code }) => code);
}

function count(paths: readonly string[], wrong: ReadonlySet<string>): Pick<Far, "done" | "total"> {
  return { done: paths.filter((path) => !wrong.has(path)).length, total: paths.length };
}
