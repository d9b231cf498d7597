// Doubts about a draft, said kindly before it is sent: flags with a reason, never refusals.
// The twin of unsera_watch/observations/rules/doubts/; tests/observations/doubts/test_twins.py holds the two together.

import { word, type Values } from "../page/words.ts";
import { photos, position } from "./places.ts";
import { alike, company, evidence, pace } from "./said.ts";
import type { Doubt, Facts, Find, Limits } from "./shape.ts";
import { clock, hours, length, photoTimes } from "./times.ts";

type Rule = (facts: Facts, limits: Limits) => Doubt[];

const RULES: readonly Rule[] = [position, photos, length, hours, photoTimes, clock, company, alike, pace, evidence];

/** Returns every flag of one draft, in the order of the rules. */
export function doubts(facts: Facts, limits: Limits): Doubt[] {
  return RULES.flatMap((rule) => rule(facts, limits));
}

/** The sentence of a flag, in the language of the page (observations/phone/_words_rules.html). */
export function doubtInWords({ code, values }: Doubt): string {
  return word(named(`doubt-${code}`), values as Values);
}

/** What something found in a text looks like: a telephone number, a plate … */
export function findInWords({ kind }: Find): string {
  return word(named(`find-${kind}`));
}

function named(key: string): string {
  return key.replace(/-([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}
