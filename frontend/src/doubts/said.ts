// Flags about who was there and what was answered.
// The twin of unsera_watch/observations/rules/doubts/said.py, which says where each rule comes from.

import type { Doubt, Facts, Limits, QuestionFacts } from "./shape.ts";

export function company({ present }: Facts, limits: Limits): Doubt[] {
  return present < limits.people ? [{ code: "alone", path: "present", values: { present, limit: limits.people } }] : [];
}

/** Numbers and texts do not count, nor do rows: a content respondent may well say the same nine times. */
export function alike({ is_done, questions }: Facts, limits: Limits): Doubt[] {
  const said = questions.flatMap((each) => (each.said === null ? [] : [each.said]));
  if (!is_done || !limits.alike || said.length < limits.alike || new Set(said).size !== 1) return [];
  return [{ code: "answers-alike", path: "answers", values: { n: said.length } }];
}

export function pace({ is_done, questions }: Facts, limits: Limits): Doubt[] {
  const timed = questions.filter(({ pace_ms }) => pace_ms !== null);
  if (!is_done || !limits.fast_from || timed.length < limits.fast_from) return [];
  const fast = timed.filter((each) => isFast(each, limits)).length;
  if (!fast || !limits.fast_percent || fast * 100 < limits.fast_percent * timed.length) return [];
  return [{ code: "answers-fast", path: "answers", values: { fast, n: timed.length } }];
}

function isFast({ letters, pace_ms }: QuestionFacts, limits: Limits): boolean {
  const took = pace_ms ?? 0;
  return took < limits.fast_s * 1_000 || (limits.fast_letters > 0 && took * limits.fast_letters < letters * 1_000);
}

/** A described note stands for a photo where none may be taken. */
export function evidence({ is_done, questions }: Facts): Doubt[] {
  const bare = is_done ? questions.filter(({ is_bare }) => is_bare) : [];
  return bare.map(({ code }) => ({ code: "evidence-missing", path: `${code}.photos`, values: { code } }));
}
