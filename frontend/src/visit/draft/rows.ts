// Respondents' rows of a draft. They know themselves by a key, so that two windows never write over each other.
// The twin of unsera_watch/observations/rules/rows.py.

import type { Json } from "../../form/numbers.ts";
import { held, isObject, type Answers } from "../../form/reading.ts";

export const KEY = "_key";
export const HOUR = "_hour";
const OWN: readonly string[] = [KEY, HOUR];

export function rowsOf(answers: Answers, section: string): Answers[] {
  const raw = held(answers, section);
  return Array.isArray(raw) ? raw.map((row) => (isObject(row) ? row : {})) : [];
}

/** Returns the rows with what was *said* in the one called *key*; a new one is added at the end with the hour. */
export function placed(rows: readonly Answers[], key: string, said: Answers, hour: number): Answers[] {
  const place = rows.findIndex((row) => row[KEY] === key);
  if (place < 0) return Object.keys(said).length ? [...rows, { [HOUR]: hour, [KEY]: key, ...said }] : [...rows];
  const kept = Object.fromEntries(OWN.flatMap((name) => (rows[place]?.[name] === undefined ? [] : [[name, rows[place]?.[name] as Json]])));
  return rows.map((row, number) => (number === place ? { ...kept, ...said } : row));
}

/** Gives every row a key: rows from the server, or of an old draft, may have none. */
export function keyed(answers: Answers, sections: readonly string[], key: () => string): Answers {
  const named = sections.flatMap((code) => {
    const rows = rowsOf(answers, code);
    return rows.length ? [[code, rows.map((row) => (typeof row[KEY] === "string" ? row : { ...row, [KEY]: key() }))] as const] : [];
  });
  return { ...answers, ...Object.fromEntries(named) };
}

/** Says whether anything was answered in a row: its hour and key alone are no answer. */
export function isBlank(row: Answers): boolean {
  return Object.keys(row).every((name) => OWN.includes(name));
}
