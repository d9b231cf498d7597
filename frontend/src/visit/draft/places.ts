// Where a problem lies: "K1.1.note", "R[2].U1" or "started_at", as the server and form/checks.ts name it.
// The twin of `place_of` in unsera_watch/observations/rules/draft.py.

import type { Problem } from "../../phone/shape.ts";

export interface Spot {
  readonly section: string;
  readonly row: number | null; // from 1
  readonly item: string; // "" is the section itself: too few rows
  readonly isNote: boolean;
}

export interface Located extends Spot {
  readonly text: string;
}

interface Section {
  readonly code: string;
  readonly items: readonly { readonly code: string }[];
}

const IN_ROW = /^([A-Za-z0-9_.-]+)\[([0-9]{1,4})\](?:\.(.*))?$/;

/** Returns where a path leads in the form; null where it is about the visit itself. */
export function spotOf(sections: readonly Section[], path: string): Spot | null {
  const isNote = path.startsWith("notes.") || path.endsWith(".note");
  const bare = path.replace(/^notes\./, "");
  const [, code = "", row = "", inside = ""] = IN_ROW.exec(bare) ?? [];
  if (code) return sections.some((each) => each.code === code) ? { section: code, row: Number(row) + 1, item: inside, isNote } : null;
  const item = bare.replace(/\.note$/, "").replace(/\.photos$/, "");
  const section = sections.find((each) => each.code === item || each.items.some((one) => one.code === item));
  return section ? { section: section.code, row: null, item: section.code === item ? "" : item, isNote } : null;
}

/** The part of a visit on which a problem that lies at no question is mended; null where only reading helps. */
export function pageOf(path: string): "start" | "finish" | null {
  if (["started_at", "present", "position"].includes(path)) return "start";
  return ["ended_at", "outcome", "outcome_note"].includes(path) ? "finish" : null;
}

/** Sorts problems into those of the form, in its order, and those of the visit. */
export function located(sections: readonly Section[], problems: readonly Problem[]): readonly [readonly Located[], readonly Problem[]] {
  const found: Located[] = [];
  const left: Problem[] = [];
  for (const { path, text } of problems) {
    const spot = spotOf(sections, path);
    if (spot) found.push({ ...spot, text });
    else left.push({ path, text });
  }
  const place = ({ section }: Spot) => sections.findIndex(({ code }) => code === section);
  found.sort((one, other) => place(one) - place(other) || (one.row ?? 0) - (other.row ?? 0));
  return [found, left];
}

/** One line for each part or row with problems, and the first question there that has one. */
export function together(found: readonly Located[]): readonly { readonly first: Located; readonly count: number }[] {
  const groups = new Map<string, Located[]>();
  for (const each of found) {
    const key = `${each.section}/${each.row ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [{ first: group[0], count: group.length }] : []));
}
