// Reading one answer from its JSON shape; what cannot be read is told apart from nothing.
// The twin of unsera_watch/instruments/rules/reading.py.

import type { Expression } from "./expressions.ts";
import { isWhole, millionths, written, type Json } from "./numbers.ts";

export type Kind =
  | "one" | "many" | "count" | "scale" | "integer" | "decimal"
  | "text" | "date" | "time" | "photo" | "point" | "note";

/** One question, as unsera_watch/instruments/rules/plan.py writes it. */
export interface Item {
  readonly code: string;
  readonly kind: Kind;
  readonly relevant: Expression | null;
  readonly constraint: Expression | null;
  readonly parts: readonly string[];
  readonly options: readonly string[];
  readonly looked: string | null;
  readonly asked: boolean;
  readonly letters?: readonly [id: number, en: number]; // of its text
  readonly optional?: boolean;
  readonly least?: string;
  readonly most?: string;
  readonly photo?: "required" | "expected" | "forbidden"; // missing: allowed
  readonly yes?: readonly string[]; // the options that give points
  readonly message?: readonly [id: string, en: string]; // said when the constraint does not hold
}

/** One answer as read; of a number the value stays as it was written. */
export interface Given {
  readonly value: string | null;
  readonly ticked: readonly string[];
  readonly absent: readonly string[]; // ticked as not applicable
  readonly number: bigint | null; // in millionths
}

export type Answers = Readonly<Record<string, Json>>;

type Reader = (item: Item, raw: Json) => Given | null;

const MOST = { lat: 90_000_000n, lon: 180_000_000n };
const POINT_KEYS = ["lat", "lon", "accuracy_m"];

/** Reads one answer; null when nobody can read it. */
export function given(item: Item, raw: Json | undefined): Given | null {
  return raw === null || raw === undefined || raw === "" ? plain(null) : READERS[item.kind](item, raw);
}

/** What an object itself holds: a code may well be called "constructor". */
export function held(answers: Answers, code: string): Json | undefined {
  return Object.prototype.hasOwnProperty.call(answers, code) ? answers[code] : undefined;
}

export function isObject(raw: Json | undefined): raw is Answers {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

/** Sorts by code points, as Python does; UTF-16 would put an emoji before the last letters. */
export function byLetters(left: string, right: string): number {
  const [one, other] = [left, right].map((text) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0)) as [number[], number[]];
  const place = one.findIndex((letter, index) => letter !== other[index]);
  return place < 0 ? one.length - other.length : (one[place] ?? 0) - (other[place] ?? -1);
}

function plain(value: string | null, number: bigint | null = null): Given {
  return { value, ticked: [], absent: [], number };
}

function choice(item: Item, raw: Json): Given | null {
  if (typeof raw === "string") return plain(raw);
  const key = item.kind === "one" ? "statements" : "ticked";
  const known = item.kind === "one" ? ["value", key] : ["value", key, "not_applicable"];
  if (!isObject(raw) || !item.parts.length || !Object.keys(raw).every((each) => known.includes(each))) return null;
  const value = raw["value"] === undefined ? item.looked : raw["value"];
  const [ticked, absent] = [values(raw[key]), values(raw["not_applicable"])];
  if (!ticked || !absent || !(value === null || typeof value === "string")) return null;
  return { value: value || null, ticked, absent, number: null };
}

function values(raw: Json | undefined): readonly string[] | null {
  if (raw === undefined) return [];
  if (!Array.isArray(raw) || !raw.every((each) => typeof each === "string")) return null;
  return new Set(raw).size === raw.length ? raw : null;
}

function number(item: Item, raw: Json): Given | null {
  const found = millionths(raw);
  if (isWhole(raw)) return found === null ? null : plain(String(raw), found);
  return typeof raw === "string" ? plain(raw, item.options.includes(raw) ? null : found) : null;
}

function text(_item: Item, raw: Json): Given | null {
  return typeof raw === "string" ? plain(raw) : null;
}

function point(_item: Item, raw: Json): Given | null {
  if (!isObject(raw) || !Object.keys(raw).every((key) => POINT_KEYS.includes(key))) return null;
  const [lat, lon] = [within(raw["lat"], MOST.lat), within(raw["lon"], MOST.lon)];
  const around = raw["accuracy_m"] ?? null;
  if (lat === null || lon === null || (around !== null && (millionths(around) ?? -1n) < 0n)) return null;
  return plain(`${written(lat)}, ${written(lon)}`);
}

function within(raw: Json | undefined, most: bigint): bigint | null {
  const found = millionths(raw);
  return found === null || found > most || found < -most ? null : found;
}

const nothing: Reader = () => null;

const READERS: Readonly<Record<Kind, Reader>> = {
  one: choice,
  many: choice,
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
