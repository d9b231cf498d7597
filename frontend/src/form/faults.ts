// What is wrong with one answer, where it stands: which sentence, with which values.
// The twin of unsera_watch/instruments/rules/checks.py; the sentences are those of its sentences.py.

import { photosOf, saysYes } from "./claims.ts";
import { millionths } from "./numbers.ts";
import { given, held, type Given, type Item, type Kind } from "./reading.ts";
import type { Scene } from "./scene.ts";

export interface Fault {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
}

type Check = readonly [isRight: (item: Item, found: Given) => boolean, key: string];

const MAX_TEXT = 2_000;
const MILLION = 1_000_000n;
const NOT_ANSWERED: ReadonlySet<Kind> = new Set(["note", "photo"]);
const CHOSEN: ReadonlySet<Kind> = new Set(["one", "many"]);
const WHOLE: ReadonlySet<Kind> = new Set(["count", "scale", "integer"]);
const UNKEPT = /[\0\ud800-\udfff]/u; // with u, only a half of a pair that lost the other
const DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const CLOCK = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;

const CHECKS: readonly Check[] = [
  [(item, { value }) => !CHOSEN.has(item.kind) || item.options.includes(value ?? ""), "not-listed"],
  [(item, { number }) => !isNumeric(item) || number !== null, "no-number"],
  [(item, { number }) => !WHOLE.has(item.kind) || number === null || number % MILLION === 0n, "not-whole"],
  [(item, { value }) => item.kind !== "date" || isDay(value ?? ""), "no-date"],
  [(item, { value }) => item.kind !== "time" || CLOCK.test(value ?? ""), "no-time"],
  [(item, { ticked, absent }) => [...ticked, ...absent].every((part) => item.parts.includes(part)), "part-unknown"],
  [(_item, { ticked, absent }) => !ticked.some((part) => absent.includes(part)), "part-twice"],
  [(item, found) => !found.ticked.length || saysYes(item, found), "parts-denied"],
  [(item, { value }) => item.kind !== "text" || isStorable(value ?? ""), "text-unkept"],
];

export function fault(key: string, values: Fault["values"] = {}): Fault {
  return { key, values };
}

/** Says whether the server can keep a text: no NUL and no half of a pair of characters. */
export function isStorable(text: string): boolean {
  return !UNKEPT.test(text);
}

/** Counts characters as the server does: an emoji is one. */
export function length(text: string): number {
  return Array.from(text).length;
}

/** Returns what is wrong with one answer where it stands, or null. */
export function faultOf(scene: Scene, item: Item): Fault | null {
  const raw = held(scene.answers, item.code);
  if (NOT_ANSWERED.has(item.kind) && raw !== null && raw !== undefined) return fault("not-answerable");
  if (!item.asked || !scene.asks(item)) return null;
  if (item.kind === "photo") return item.optional || photosOf(scene, item) ? null : fault("photo-needed");
  const found = given(item, raw);
  if (!found) return fault("unreadable");
  if (found.value === null) return item.optional ? null : fault("needed");
  return ofValue(item, found) ?? (scene.isSound(item) ? null : fault("told", { told: item.message ?? [] }));
}

function ofValue(item: Item, found: Given): Fault | null {
  if (item.options.includes(found.value ?? "") && !item.parts.length) return null;
  const wrong = CHECKS.find(([isRight]) => !isRight(item, found));
  return wrong ? fault(wrong[1]) : ofLimits(item, found);
}

function ofLimits(item: Item, { value, number }: Given): Fault | null {
  if (item.kind === "text") {
    const most = Number(item.most ?? 0) || MAX_TEXT;
    return length(value ?? "") > most ? fault("too-long", { most }) : null;
  }
  const [least, most] = [millionths(item.least), millionths(item.most)];
  if (number === null) return null;
  if (least !== null && number < least) return fault("too-small", { least: item.least ?? "" });
  return most !== null && number > most ? fault("too-large", { most: item.most ?? "" }) : null;
}

function isNumeric(item: Item): boolean {
  return WHOLE.has(item.kind) || item.kind === "decimal";
}

function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = (DAY.exec(text) ?? []).slice(1).map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year > 0 && day > 0 && day <= days;
}
