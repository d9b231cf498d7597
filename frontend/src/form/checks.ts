// Everything that is wrong with a form before it is sent, each problem by its place, as the server would say it.
// The twin of check_answers in unsera_watch/instruments/rules/answers.py; tests/instruments/test_twins.py holds the two together.

import { word, type Values } from "../page/words.ts";
import { hasSomethingToShow, photosOf } from "./claims.ts";
import { fault, faultOf, isStorable, length, type Fault } from "./faults.ts";
import { isWhole, type Json } from "./numbers.ts";
import { byLetters, held, isObject, type Answers } from "./reading.ts";
import { rowsOf, Scene, type Photos, type Plan, type Section } from "./scene.ts";

export type Notes = Readonly<Record<string, Json>>;

/** A place and what is wrong there: K1.1, K1.1.note, K1.1.photos, RESP, RESP[0], RESP[0].U1. */
type Placed = readonly [path: string, fault: Fault];

const MAX_NOTE = 2_000;
const HOUR = "_hour";
const KEY = "_key"; // rows know themselves by it on this phone; it is never sent
const LAST_HOUR = 23;
const SHOWN_CODE = 40;

/** Returns what is wrong with a draft, in the language of the page. */
export function problems(plan: Plan, answers: Answers, notes: Notes, photos: Photos): { path: string; text: string }[] {
  const found = faults(plan, withoutKeys(plan, answers), notes, photos);
  return [...found].map(([path, each]) => ({ path, text: inWords(each, document.documentElement.lang) }));
}

/** Returns every fault by its place. */
export function faults(plan: Plan, answers: Answers, notes: Notes, photos: Photos): Map<string, Fault> {
  const scene = new Scene(plan, answers, photos);
  return new Map([
    ...plan.sections.flatMap((section) => ofSection(scene, section)),
    ...strangers(plan, answers, [notes, photos]),
    ...ofNotes(notes),
    ...ofPhotos(plan, scene),
  ]);
}

/** The sentence of a fault; of a constraint the instrument's own words. */
function inWords({ key, values }: Fault, language: string): string {
  const { told, ...others } = values;
  if (Array.isArray(told)) return told[language.startsWith("en") ? 1 : 0] ?? "";
  return word(`check-${key}`.replace(/-([a-z])/g, (_whole, letter: string) => letter.toUpperCase()), others as Values);
}

function ofSection(scene: Scene, section: Section): Placed[] {
  if (!section.repeat) return ofItems(scene, section);
  if (!scene.asksSection(section)) return [];
  const rows = rowsOf(section, scene.answers);
  const shape = ofRows(section, held(scene.answers, section.code), rows.length);
  if (rows.length > (section.most ?? Infinity)) return shape;
  const inside = scene.rows(section).flatMap((row, number) =>
    ofRow(row, section).map(([path, each]): Placed => [`${section.code}[${number}].${path}`, each]),
  );
  return [...shape, ...inside];
}

function ofItems(scene: Scene, section: Section): Placed[] {
  return section.items.flatMap((item): Placed[] => {
    const found = faultOf(scene, item);
    return found ? [[item.code, found]] : [];
  });
}

/** What is wrong with the rows as such: no list, no objects, too few or too many. */
function ofRows({ code, least = 0, most = Infinity }: Section, raw: Json | undefined, count: number): Placed[] {
  const found: Placed[] = [];
  if (raw !== null && raw !== undefined && !Array.isArray(raw)) found.push([code, fault("unreadable")]);
  if (count < least) found.push([code, fault("rows-few", { least })]);
  if (count > most) found.push([code, fault("rows-many", { most })]);
  const rows: readonly Json[] = Array.isArray(raw) ? raw : [];
  return [...found, ...rows.flatMap((row, number): Placed[] => (isObject(row) ? [] : [[`${code}[${number}]`, fault("unreadable")]]))];
}

function ofRow(row: Scene, section: Section): Placed[] {
  const known = new Set([...section.items.map(({ code }) => code), HOUR]);
  const hour = held(row.answers, HOUR) ?? null;
  const isHour = hour === null || (isWhole(hour) && hour >= 0 && hour <= LAST_HOUR);
  return [
    ...unknown(Object.keys(row.answers).filter((code) => !known.has(code))),
    ...(isHour ? [] : [[HOUR, fault("not-whole")] as const]),
    ...ofItems(row, section),
  ];
}

/** Codes nobody asks; notes and photos belong to questions that are asked once. */
function strangers(plan: Plan, answers: Answers, beside: readonly Readonly<Record<string, unknown>>[]): Placed[] {
  const once = new Set(plan.sections.filter(({ repeat }) => !repeat).flatMap(({ items }) => items.map(({ code }) => code)));
  const rows = new Set(plan.sections.filter(({ repeat }) => repeat).map(({ code }) => code));
  const strange = [...Object.keys(answers).filter((code) => !rows.has(code)), ...beside.flatMap((each) => Object.keys(each))];
  return unknown([...new Set(strange)].filter((code) => !once.has(code)));
}

function unknown(codes: readonly string[]): Placed[] {
  return [...codes].sort(byLetters).map((code) => [Array.from(code).slice(0, SHOWN_CODE).join(""), fault("stranger")]);
}

function ofNotes(notes: Notes): Placed[] {
  return Object.entries(notes).flatMap(([code, note]): Placed[] => {
    if (typeof note !== "string" || !isStorable(note)) return [[`${code}.note`, fault("note-unkept")]];
    return length(note) > MAX_NOTE ? [[`${code}.note`, fault("too-long", { most: MAX_NOTE })]] : [];
  });
}

function ofPhotos(plan: Plan, scene: Scene): Placed[] {
  const items = plan.sections.flatMap((section) => section.items);
  return items.flatMap((item): Placed[] => {
    const [count, path] = [photosOf(scene, item), `${item.code}.photos`];
    if (item.photo === "forbidden" && count && item.kind !== "photo") return [[path, fault("no-photos")]];
    return item.photo === "required" && !count && hasSomethingToShow(scene, item) ? [[path, fault("photo-needed")]] : [];
  });
}

function withoutKeys(plan: Plan, answers: Answers): Answers {
  const rows = new Set(plan.sections.filter(({ repeat }) => repeat).map(({ code }) => code));
  return Object.fromEntries(Object.entries(answers).map(([code, answer]) => [code, rows.has(code) ? bare(answer) : answer]));
}

function bare(answer: Json): Json {
  if (!Array.isArray(answer)) return answer;
  return answer.map((row: Json) => (isObject(row) ? Object.fromEntries(Object.entries(row).filter(([code]) => code !== KEY)) : row));
}
