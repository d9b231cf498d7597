// The answer that the fields of one question say, in the shape in which it is saved.
// As observations/forms does on the server; which names the fields have is agreed with it.

import { whole, type Json } from "./numbers.ts";
import type { Item, Kind } from "./reading.ts";

/** Returns what the fields of a role hold: "" is the answer itself, others are ticked, beside, lat … */
export type Held = (role: string) => readonly string[];

type Reader = (item: Item, held: Held) => Json;

const WHOLE: ReadonlySet<Kind> = new Set(["count", "scale", "integer"]);

export function nameOf(code: string, role: string): string {
  return `q_${code.replace(/[^A-Za-z0-9]/g, "_")}${role && `_${role}`}`;
}

/** Returns the answer, or null for none. */
export function answerOf(item: Item, held: Held): Json {
  return READERS[item.kind](item, held);
}

const first = (held: Held, role: string) => held(role)[0] || null;

function one(item: Item, held: Held): Json {
  const value = first(held, "");
  return item.parts.length ? { value, statements: held("ticked") } : value;
}

function many(item: Item, held: Held): Json {
  const [value, ticked, absent] = [first(held, ""), held("ticked"), held("not_applicable")];
  if (value === null && !ticked.length && !absent.length) return null;
  return { value: value ?? item.looked, ticked, not_applicable: absent };
}

function number(item: Item, held: Held): Json {
  const typed = first(held, "beside") ?? first(held, "");
  return WHOLE.has(item.kind) ? (whole(typed) ?? typed) : typed;
}

function point(_item: Item, held: Held): Json {
  const said = ["lat", "lon", "accuracy_m"].flatMap((role) => {
    const typed = first(held, role);
    return typed ? [[role, typed] as const] : [];
  });
  return said.length ? Object.fromEntries(said) : null;
}

const text: Reader = (_item, held) => first(held, "");
const nothing: Reader = () => null;

const READERS: Readonly<Record<Kind, Reader>> = {
  one,
  many,
  count: number,
  scale: number,
  integer: number,
  decimal: number,
  text,
  date: text,
  time: text,
  point,
  photo: nothing,
  note: nothing,
};
