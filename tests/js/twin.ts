// Finds in the browser's way what Python found, and prints where the two differ.
// Run by tests/instruments/test_twins.py: node tests/js/twin.ts FILE (see tests/instruments/twins/).

import { readFileSync } from "node:fs";
import { faults, type Notes } from "../../frontend/src/form/checks.ts";
import { evaluate, type Expression } from "../../frontend/src/form/expressions.ts";
import { parsed } from "../../frontend/src/form/numbers.ts";
import { byLetters, type Answers, type Item } from "../../frontend/src/form/reading.ts";
import { Scene, type Photos, type Plan, type Section } from "../../frontend/src/form/scene.ts";

interface Given {
  readonly plan: Plan;
  readonly probes: readonly Expression[];
  readonly cases: readonly (readonly [Answers, Photos, Notes])[];
}

type Fact = readonly [name: string, value: unknown];

const SHOWN = 3;

function facts({ plan, probes }: Given, answers: Answers, photos: Photos, notes: Notes): Fact[][] {
  const scene = new Scene(plan, answers, photos);
  const repeated = plan.sections.filter((section) => section.repeat);
  const rows = repeated.flatMap((section) => scene.rows(section).map((row) => told(row, [section], probes)));
  return [told(scene, plan.sections, probes), ...rows, problems(plan, answers, photos, notes)];
}

function problems(plan: Plan, answers: Answers, photos: Photos, notes: Notes): Fact[] {
  const found = [...faults(plan, answers, notes, photos)].sort(([one], [other]) => byLetters(one, other));
  return found.map(([path, { key, values }]) => [`wrong at ${path}`, [path, key, values]]);
}

function told(scene: Scene, sections: readonly Section[], probes: readonly Expression[]): Fact[] {
  const found = sections.flatMap((section): Fact[] => [
    [`${section.code} is asked`, scene.asksSection(section)],
    [`${section.code} says`, scene.look(section.code)],
    ...section.items.flatMap((item) => ofItem(scene, item)),
  ]);
  return [...found, ...probes.map((probe): Fact => [`probe ${text(probe)}`, evaluate(probe, scene.look)])];
}

function ofItem(scene: Scene, item: Item): Fact[] {
  return [
    [`${item.code} is asked`, scene.asks(item)],
    [`${item.code} is sound`, scene.isSound(item)],
    [`${item.code} says`, scene.look(item.code)],
    [`${item.code} ticks`, scene.look(item.code, true)],
  ];
}

/** Names what differs in one case; row -1 is the form itself. */
function wrong(found: readonly Fact[][], expected: readonly unknown[][]): unknown[] {
  const all = found.flatMap((scene, row) =>
    Array.from({ length: Math.max(scene.length, expected[row]?.length ?? 0) }, (_each, place) => {
      const [name, value] = scene[place] ?? ["nothing here", null];
      return { row: row - 1, name, browser: value, python: expected[row]?.[place] ?? null };
    }),
  );
  return all.filter(({ browser, python }) => text(browser) !== text(python));
}

function text(value: unknown): string {
  return JSON.stringify(value, (_key, each) => (typeof each === "bigint" ? { whole: String(each) } : each));
}

const lines = readFileSync(process.argv[2] ?? "", "utf8").trimEnd().split("\n");
const differences: unknown[] = [];
let cases = 0;
const said = { yes: 0, no: 0 };
const wrongs = new Set<string>();
for (let line = 0; line < lines.length; line += 2) {
  const given = parsed(lines[line] ?? "") as unknown as Given;
  const python = JSON.parse(lines[line + 1] ?? "") as unknown[][][];
  given.cases.forEach(([answers, photos, notes], number) => {
    const found = facts(given, answers, photos, notes);
    const expected = python[number] ?? [];
    cases += 1;
    for (const [, value] of found.flat()) if (typeof value === "boolean") said[value ? "yes" : "no"] += 1;
    for (const [, value] of found.at(-1) ?? []) wrongs.add((value as readonly string[])[1] ?? "");
    if (text(found.map((scene) => scene.map(([, value]) => value))) === text(expected)) return;
    differences.push({ wrong: wrong(found, expected), answers, photos, notes, plan: given.plan });
  });
}
console.log(text({ cases, ...said, wrongs: [...wrongs].sort(), differing: differences.length, differences: differences.slice(0, SHOWN) }));
