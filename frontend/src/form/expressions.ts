// Conditions as small trees: when a question is asked, and when an answer is sound.
// The twin of unsera_watch/instruments/rules/expressions.py, which says what each operator means.

import { isWhole, millionths } from "./numbers.ts";

export const OWN = ".";

export type Op = "and" | "or" | "not" | "=" | "!=" | "<" | "<=" | ">" | ">=" | "ticked" | "answered" | "count";

export interface Answer {
  readonly answer: string;
}

export interface Call {
  readonly op: Op;
  readonly of: readonly Expression[];
}

export type Expression = Call | Answer | string | number | bigint | boolean;
export type Value = boolean | number | bigint | string | readonly string[] | null;

/** Returns what an answer says: a text or a number, or null; with true its ticks instead. */
export type Look = (code: string, ticks: boolean) => Value;

type Said = (of: readonly Expression[], look: Look) => Value;
type Order = (one: bigint | string, other: bigint | string) => boolean;

const CLOCKS = [/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, /^[0-9]{2}:[0-9]{2}$/];

export function holds(expression: Expression, look: Look): boolean {
  return truth(evaluate(expression, look));
}

/** Nothing, 0, "" and no ticks mean no. */
export function truth(value: Value): boolean {
  return isTicks(value) ? value.length > 0 : Boolean(value);
}

export function evaluate(expression: Expression, look: Look): Value {
  if (typeof expression !== "object") return expression;
  if ("answer" in expression) return look(expression.answer, false);
  return CALLS[expression.op](expression.of, look);
}

function isTicks(value: Value): value is readonly string[] {
  return typeof value === "object" && value !== null;
}

const at = (of: readonly Expression[], place: number, look: Look) => evaluate(of[place] ?? false, look);

function equal(of: readonly Expression[], look: Look): boolean {
  const [left, right] = [at(of, 0, look), at(of, 1, look)];
  if (left === null || right === null || isTicks(left) || isTicks(right)) return false;
  const [one, other] = [millionths(left), millionths(right)];
  return one !== null && other !== null ? one === other : left === right;
}

function ordered(order: Order): Said {
  return (of, look) => {
    const [left, right] = [at(of, 0, look), at(of, 1, look)];
    const [one, other] = [millionths(left), millionths(right)];
    if (one !== null && other !== null) return order(one, other);
    return typeof left === "string" && typeof right === "string" && isSameClock(left, right) && order(left, right);
  };
}

function isSameClock(left: string, right: string): boolean {
  return CLOCKS.some((shape) => shape.test(left) && shape.test(right));
}

function ticks([of]: readonly Expression[], look: Look): Value {
  return look(typeof of === "object" && "answer" in of ? of.answer : "", true);
}

function ticked(of: readonly Expression[], look: Look): boolean {
  const found = ticks(of, look);
  return isTicks(found) && found.some((each) => each === of[1]);
}

function count(of: readonly Expression[], look: Look): Value {
  const found = ticks(of, look);
  if (isTicks(found)) return found.length;
  return isWhole(found) ? found : 0;
}

const CALLS: Readonly<Record<Op, Said>> = {
  and: (of, look) => of.every((each) => holds(each, look)),
  or: (of, look) => of.some((each) => holds(each, look)),
  not: (of, look) => !truth(at(of, 0, look)),
  "=": equal,
  "!=": (of, look) => !equal(of, look),
  "<": ordered((one, other) => one < other),
  "<=": ordered((one, other) => one <= other),
  ">": ordered((one, other) => one > other),
  ">=": ordered((one, other) => one >= other),
  ticked,
  answered: (of, look) => at(of, 0, look) !== null,
  count,
};
