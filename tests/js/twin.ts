// Finds in the browser's way what Python found, and prints where the two differ.
// Run by tests/instruments/test_twins.py: node tests/js/twin.ts FILE (see tests/instruments/twins/).

import { readFileSync } from "node:fs";
import { evaluate, type Expression } from "../../frontend/src/form/expressions.ts";
import { parsed } from "../../frontend/src/form/numbers.ts";
import type { Answers, Item } from "../../frontend/src/form/reading.ts";
import { Scene, type Photos, type Plan, type Section } from "../../frontend/src/form/scene.ts";

interface Given {
  readonly plan: Plan;
  readonly probes: readonly Expression[];
  readonly cases: readonly (readonly [Answers, Photos])[];
}

type Fact = readonly [name: string, value: unknown];

const SHOWN = 3;

function facts({ plan, probes }: Given, answers: Answers, photos: Photos): Fact[][] {
  const scene = new Scene(plan, answers, photos);
  const repeated = plan.sections.filter((section) => section.repeat);
  const rows = repeated.flatMap((section) => scene.rows(section).map((row) => told(row, [section], probes)));
  return [told(scene, plan.sections, probes), ...rows];
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
    scene.map(([name, value], place) => ({ row: row - 1, name, browser: value, python: expected[row]?.[place] })),
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
for (let line = 0; line < lines.length; line += 2) {
  const given = parsed(lines[line] ?? "") as unknown as Given;
  const python = JSON.parse(lines[line + 1] ?? "") as unknown[][][];
  given.cases.forEach(([answers, photos], number) => {
    const found = facts(given, answers, photos);
    const expected = python[number] ?? [];
    cases += 1;
    for (const [, value] of found.flat()) if (typeof value === "boolean") said[value ? "yes" : "no"] += 1;
    if (text(found.map((scene) => scene.map(([, value]) => value))) === text(expected)) return;
    differences.push({ wrong: wrong(found, expected), answers, photos, plan: given.plan });
  });
}
console.log(text({ cases, ...said, differing: differences.length, differences: differences.slice(0, SHOWN) }));
