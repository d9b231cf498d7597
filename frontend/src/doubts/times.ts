// Flags about when: how long, at which hours, by which clock.
// The twin of unsera_watch/observations/rules/doubts/times.py, which says where each rule comes from.

import type { Doubt, Facts, Limits, PhotoFacts } from "./shape.ts";

const MINUTE = 60;
const DAY = 86_400;
const WIB_S = 7 * 3_600;
const MONDAY = 3; // 1 January 1970 was a Thursday
const FIRST_DAY = -719_162; // 1 January of the year 1
const LAST_DAY = 2_932_896; // 31 December 9999

export function length({ started_s, ended_s, is_done }: Facts, limits: Limits): Doubt[] {
  if (ended_s === null) return [];
  const minutes = Math.floor((ended_s - started_s) / MINUTE);
  const found = (code: "visit-short" | "visit-long", limit: number): Doubt => ({ code, path: "ended_at", values: { minutes, limit } });
  return [
    ...(is_done && minutes < limits.short_min ? [found("visit-short", limits.short_min)] : []),
    ...(limits.long_min && minutes > limits.long_min ? [found("visit-long", limits.long_min)] : []),
  ];
}

/** An office whose hours nobody wrote down gives no flag; a day it does not name is closed. */
export function hours({ started_s, ended_s, hours: spans }: Facts, limits: Limits): Doubt[] {
  if (!Object.keys(spans).length) return [];
  const day = Math.floor((started_s + WIB_S) / DAY);
  const start = started_s + WIB_S - day * DAY;
  const span = spans[String((((day + MONDAY) % 7) + 7) % 7)];
  if (!span) return [{ code: "closed-day", path: "started_at", values: { day: dayInDigits(day) } }];
  const [opens, closes] = [minutesOf(span[0]), minutesOf(span[1])];
  const end = ended_s === null ? null : ended_s + WIB_S - day * DAY;
  const isEarly = start < (opens - limits.outside_min) * MINUTE;
  if (!isEarly && (end ?? 0) <= (closes + limits.outside_min) * MINUTE) return [];
  const [from, to] = [clockOf(opens * MINUTE), clockOf(closes * MINUTE)];
  return [{ code: "outside-hours", path: "started_at", values: { start: clockOf(start), end: end === null ? "–" : clockOf(end), opens: from, closes: to } }];
}

export function photoTimes(facts: Facts, limits: Limits): Doubt[] {
  if (!limits.photo_min) return [];
  return facts.photos.flatMap((photo) => photoTime(photo, facts, limits.photo_min * MINUTE));
}

function photoTime({ number, taken_s }: PhotoFacts, { started_s, ended_s }: Facts, apart: number): Doubt[] {
  if (taken_s === null) return [];
  const taken = moment(taken_s);
  if (taken_s < started_s - apart) return [{ code: "photo-early", path: "photos", values: { number, taken, started: moment(started_s) } }];
  if (ended_s === null || taken_s <= ended_s + apart) return [];
  return [{ code: "photo-late", path: "photos", values: { number, taken, ended: moment(ended_s) } }];
}

export function clock({ clock_ahead_s: ahead }: Facts, limits: Limits): Doubt[] {
  if (ahead === null || !limits.clock_min || Math.abs(ahead) <= limits.clock_min * MINUTE) return [];
  const minutes = Math.floor(Math.abs(ahead) / MINUTE);
  return [{ code: ahead > 0 ? "clock-ahead" : "clock-behind", path: "clock", values: { minutes, limit: limits.clock_min } }];
}

/** 24/11/2026 10.42, by the clock of the campus. */
function moment(seconds: number): string {
  const day = Math.floor((seconds + WIB_S) / DAY);
  return `${dayInDigits(day)} ${clockOf(seconds + WIB_S - day * DAY)}`;
}

function dayInDigits(day: number): string {
  const date = new Date(Math.min(Math.max(day, FIRST_DAY), LAST_DAY) * DAY * 1_000);
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${String(date.getUTCFullYear()).padStart(4, "0")}`;
}

/** 10.42; past midnight the hours go on counting. */
function clockOf(seconds: number): string {
  const minutes = Math.floor(seconds / MINUTE);
  return `${two(Math.floor(minutes / 60))}.${two(minutes % 60)}`;
}

function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
