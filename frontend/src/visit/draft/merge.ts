// Two windows changed one draft: what only one of them touched is kept from that one; where both did, a person chooses.

import type { Json } from "../../form/numbers.ts";
import { isObject, type Answers } from "../../form/reading.ts";
import type { Draft } from "../../phone/shape.ts";
import { KEY } from "./rows.ts";

/** One thing that both windows changed, each in its own way. */
export interface Clash {
  readonly path: string; // K1.1, K1.1.note, R[<key>], started_at …
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}

export interface Merged {
  readonly draft: Draft; // with mine wherever both changed something
  readonly clashes: readonly Clash[];
}

type Values = Readonly<Record<string, Json | undefined>>;

interface Taken {
  readonly values: Values;
  readonly clashes: readonly Clash[];
}

const PLAIN = ["started_at", "present", "position", "ending"] as const;

/** Puts together what this window holds and what another saved; *base* is what both began with. */
export function merged(base: Draft, mine: Draft, held: Draft): Merged {
  const answers = taken(opened(base.answers), opened(mine.answers), opened(held.answers), "");
  const notes = taken(base.notes, mine.notes, held.notes, ".note");
  const plain = taken(plainOf(base), plainOf(mine), plainOf(held), "");
  const draft = {
    ...held,
    ...plain.values,
    answers: closed(answers.values, held.answers),
    notes: present(notes.values),
    pace: { ...mine.pace, ...held.pace },
  } as Draft;
  return { draft, clashes: [...answers.clashes, ...notes.clashes, ...plain.clashes] };
}

/** The same, with theirs wherever both changed something. */
export function yielded(base: Draft, mine: Draft, held: Draft): Draft {
  return { ...merged(base, held, mine).draft, saved_n: held.saved_n, saved_at: held.saved_at };
}

function taken(base: Values, mine: Values, theirs: Values, tail: string): Taken {
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const values: Record<string, Json | undefined> = {};
  const clashes: Clash[] = [];
  for (const name of names) {
    const [was, here, there] = [base[name], mine[name], theirs[name]];
    values[name] = isSame(was, here) ? there : here;
    if (!isSame(was, here) && !isSame(was, there) && !isSame(here, there)) clashes.push({ path: name + tail, mine: here, theirs: there });
  }
  return { values, clashes };
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return written(one ?? null) === written(other ?? null);
}

function written(value: Json): string {
  return JSON.stringify(value, (_key, each: Json) => (isObject(each) ? Object.fromEntries(Object.entries(each).sort()) : each));
}

function plainOf(draft: Draft): Values {
  return Object.fromEntries(PLAIN.map((name) => [name, draft[name] as unknown as Json]));
}

/** Rows stand one by one beside the other answers, each under its key: R[0f…]. */
function opened(answers: Answers): Values {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([code, answer]) =>
      isRows(answer) ? answer.map((row, number) => [`${code}[${String(row[KEY] ?? number)}]`, row] as const) : [[code, answer] as const],
    ),
  );
}

/** Puts rows back into their sections, those that were saved first. */
function closed(values: Values, order: Answers): Answers {
  const found: Record<string, Json> = {};
  for (const [code, answer] of Object.entries(order)) if (isRows(answer)) found[code] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    const [, code = "", key] = /^([^[]*)(?:\[(.*)\])?$/.exec(name) ?? [];
    found[code] = key === undefined ? value : [...((found[code] as readonly Json[] | undefined) ?? []), value];
  }
  return found;
}

function isRows(answer: Json | undefined): answer is readonly Answers[] {
  return Array.isArray(answer) && answer.every(isObject);
}

function present(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((each): each is [string, string] => typeof each[1] === "string" && each[1] !== ""));
}
