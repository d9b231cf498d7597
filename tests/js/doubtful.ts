// Finds in the phone's way which doubts Python had, and prints where the two differ.
// Run by tests/observations/doubts/test_twins.py: node tests/js/doubtful.ts FILE (see tests/observations/doubts/twins/).

import { readFileSync } from "node:fs";
import { metres } from "../../frontend/src/doubts/distance.ts";
import { doubts } from "../../frontend/src/doubts/doubts.ts";
import { cameraSeconds, questionsOf } from "../../frontend/src/doubts/facts.ts";
import { lookThrough } from "../../frontend/src/doubts/look.ts";
import { DEFAULTS, limitsOf, type Facts, type Limits, type Spot } from "../../frontend/src/doubts/shape.ts";
import { parsed, type Json } from "../../frontend/src/form/numbers.ts";
import type { Answers } from "../../frontend/src/form/reading.ts";
import type { Photos, Plan } from "../../frontend/src/form/scene.ts";

interface Form {
  readonly plan: Plan;
  readonly cases: readonly (readonly [Answers, Photos, Answers])[];
}

interface Given {
  readonly visits: readonly (readonly [Facts, Limits])[];
  readonly texts: readonly string[];
  readonly places: readonly (readonly [Spot, Spot])[];
  readonly cameras: readonly Json[];
  readonly forms: readonly Form[];
}

type Kind = keyof Given;

const SHOWN = 3;
const KINDS: readonly Kind[] = ["visits", "texts", "places", "cameras", "forms"];

const FINDERS: { readonly [Name in Kind]: (given: Given[Name][number]) => unknown } = {
  visits: ([facts, limits]) => doubts(facts, limitsOf({ ...limits })).map(({ code, path, values }) => [code, path, values]),
  texts: (text) => lookThrough(text).map(({ kind, start, end }) => ({ kind, start: letters(text, start), end: letters(text, end) })),
  places: ([one, other]) => metres(one, other),
  cameras: cameraSeconds,
  forms: ({ plan, cases }) =>
    ["id", "en"].flatMap((language) => cases.map(([answers, photos, notes]) => questionsOf(plan, answers, photos, notes, language))),
};

/** Python counts letters, a browser halves of pairs. */
function letters(text: string, units: number): number {
  return Array.from(text.slice(0, units)).length;
}

/** The same JSON whatever the order of keys; rows of forms are compared one by one. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each,
  );
}

const [first = "", second = ""] = readFileSync(process.argv[2] ?? "", "utf8").split("\n");
const given = parsed(first) as unknown as Given;
const python = JSON.parse(second) as Record<Kind, readonly unknown[]>;
const differences: unknown[] = [];
const seen = { codes: new Set<string>(), kinds: new Set<string>() };
let cases = 0;

function compare<Name extends Kind>(kind: Name): void {
  (given[kind] as readonly Given[Name][number][]).forEach((each, number) => {
    const found = FINDERS[kind](each);
    cases += 1;
    if (kind === "visits") for (const [code] of found as [string][]) seen.codes.add(code);
    if (kind === "texts") for (const { kind: what } of found as { kind: string }[]) seen.kinds.add(what);
    if (text(found) !== text(python[kind][number])) differences.push({ kind, number, given: each, phone: found, python: python[kind][number] });
  });
}

for (const kind of KINDS) compare(kind);
const [codes, kinds] = [[...seen.codes].sort(), [...seen.kinds].sort()];
console.log(JSON.stringify({ cases, codes, kinds, defaults: DEFAULTS, differing: differences.length, differences: differences.slice(0, SHOWN) }));
