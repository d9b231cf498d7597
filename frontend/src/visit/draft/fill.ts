// From a stored answer to what the fields of its question hold, and back again.
// The twin of `filled` and `plain` in unsera_watch/observations/forms/question.py.

import { answerOf, type Held } from "../../form/fields.ts";
import type { Json } from "../../form/numbers.ts";
import { given, isObject, type Item, type Kind } from "../../form/reading.ts";

/** What fields hold, by role: "" is the answer itself, others are ticked, beside, lat … */
export type Fields = Readonly<Record<string, readonly string[]>>;

const NUMBERS: ReadonlySet<Kind> = new Set(["count", "integer", "decimal"]);
const POINT = ["lat", "lon", "accuracy_m"];
// As unsera_watch/web/request.py: what nobody can type, and no page or database can hold.
const UNTYPEABLE = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/** Returns what the fields of an item hold for a stored answer; nothing for one nobody can read. */
export function filled(item: Item, raw: Json | undefined): Fields {
  if (item.kind === "point") return pointFields(raw);
  const found = given(item, raw);
  const value = found?.value ?? null;
  const held = value === null ? [] : [value];
  if (NUMBERS.has(item.kind)) return item.options.includes(value ?? "") ? { beside: held } : { "": held };
  const absent = found && isObject(raw) ? texts(raw["not_applicable"]) : [];
  return { "": held, ticked: inOrder(item, found?.ticked ?? []), not_applicable: inOrder(item, absent) };
}

/** Returns the answer that fields say, as it is stored and sent; null for none. */
export function answered(item: Item, held: Held): Json {
  const said = answerOf(item, held);
  if (typeof said === "bigint") return Number(said); // twelve digits at most; JSON knows no bigger kind
  return item.kind === "one" && isObject(said) && said["value"] === null && !texts(said["statements"]).length ? null : said;
}

/** Takes away what nobody can type: a pasted text may hold it. Line ends become one character. */
export function typeable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(UNTYPEABLE, "");
}

function pointFields(raw: Json | undefined): Fields {
  if (!isObject(raw)) return {};
  return Object.fromEntries(POINT.map((role) => [role, raw[role] ? [String(raw[role])] : []]));
}

function texts(raw: Json | undefined): string[] {
  return Array.isArray(raw) ? raw.filter((each): each is string => typeof each === "string") : [];
}

function inOrder(item: Item, values: readonly string[]): string[] {
  return item.parts.filter((part) => values.includes(part));
}
