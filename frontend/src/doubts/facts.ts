// What the flag rules look at, taken from a draft on this phone.
// The twin of unsera_watch/observations/rules/doubts/record.py, which takes it from a record.

import { hasSomethingToShow, photosOf } from "../form/claims.ts";
import { given, held, type Answers, type Item } from "../form/reading.ts";
import { Scene, type Photos, type Plan } from "../form/scene.ts";
import type { Assignment, Draft, Ending, Place, Shot } from "../phone/shape.ts";
import type { Facts, PhotoFacts, QuestionFacts, Spot } from "./shape.ts";

export interface Material {
  readonly plan: Plan;
  readonly draft: Draft;
  readonly ending: Ending | null; // as it is to be sent; null while the visit goes on
  readonly shots: readonly Pick<Shot, "indicator" | "number" | "taken_at" | "position" | "original">[];
  readonly unit: Pick<Assignment, "point" | "hours"> | null; // null: nothing is known of it on this phone
  readonly language: string;
  readonly isTimed: boolean; // false for those who set their own way of working
}

type Notes = Readonly<Record<string, unknown>>;
type Pace = Readonly<Record<string, number>>;

const MILLION = 1_000_000;
const TELLING_S = 120; // observations/rules/clocks.py: from here on a clock is set right
const WIB = "+07:00";
const CAMERA = /^([0-9]{4}):([0-9]{2}):([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2})(?:([+-])([0-9]{2}):([0-9]{2}))?$/;

export function factsOf({ plan, draft, ending, shots, unit, language, isTimed }: Material): Facts {
  const known = draft.clock_ahead_s;
  const ahead = known !== null && Math.abs(known) >= TELLING_S ? known : null;
  const right = (moment: string) => Math.floor(Date.parse(moment) / 1_000) - (ahead ?? 0);
  const counts: Record<string, number> = {};
  for (const { indicator } of shots) counts[indicator] = (counts[indicator] ?? 0) + 1;
  const scene = new Scene(plan, draft.answers, counts);
  return {
    point: spot(unit?.point ?? null, null),
    hours: unit?.hours ?? {},
    started_s: right(draft.started_at),
    ended_s: ending && right(ending.ended_at),
    is_done: !ending || ending.outcome === "done",
    place: placeOf(draft.position),
    present: draft.present.length,
    clock_ahead_s: ahead,
    photos: shots.map((shot) => photoFacts(shot, right, ahead ?? 0)),
    questions: questions(plan, scene, draft.notes, isTimed ? draft.pace : {}, language),
  };
}

/** The questions that are asked once and are asked now. */
export function questions(plan: Plan, scene: Scene, notes: Notes, pace: Pace, language: string): QuestionFacts[] {
  const once = plan.sections.filter(({ repeat }) => !repeat).flatMap(({ items }) => items);
  return once
    .filter((item) => item.asked && scene.asks(item))
    .map((item) => ({
      code: item.code,
      said: said(item, scene.answers),
      letters: item.letters?.[language.startsWith("en") ? 1 : 0] ?? 0,
      pace_ms: Object.prototype.hasOwnProperty.call(pace, item.code) ? (pace[item.code] ?? null) : null,
      is_bare: isBare(scene, item, notes),
    }));
}

export function questionsOf(plan: Plan, answers: Answers, photos: Photos, notes: Notes, language: string): QuestionFacts[] {
  return questions(plan, new Scene(plan, answers, photos), notes, {}, language);
}

/** A place in whole numbers; one that is not on the earth is none. */
export function spot(point: { readonly lat: number; readonly lon: number } | null, accuracy_m: number | null): Spot | null {
  if (!point || !(Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180)) return null;
  const around = accuracy_m === null ? null : Math.ceil(accuracy_m);
  return { lat_e6: Math.floor(point.lat * MILLION + 0.5), lon_e6: Math.floor(point.lon * MILLION + 0.5), accuracy_m: around };
}

/** Seconds of a camera's time; without an offset it is the time of the campus. */
export function cameraSeconds(raw: unknown): number | null {
  const found = typeof raw === "string" ? CAMERA.exec(raw) : null;
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isDay = year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  const [sign, hours, minutes] = found[7] ? [found[7], Number(found[8]), Number(found[9])] : [WIB.charAt(0), 7, 0];
  if (!isDay || hour > 23 || minute > 59 || second > 59 || hours > 23 || minutes > 59) return null;
  const offset = (hours * 60 + minutes) * (sign === "-" ? -60 : 60);
  return date.getTime() / 1_000 + hour * 3_600 + minute * 60 + second - offset;
}

function said(item: Item, answers: Answers): string | null {
  return item.kind === "one" || item.kind === "scale" ? (given(item, held(answers, item.code))?.value ?? null) : null;
}

function isBare(scene: Scene, item: Item, notes: Notes): boolean {
  if ((item.photo !== "expected" && item.photo !== "required") || photosOf(scene, item)) return false;
  const note = Object.prototype.hasOwnProperty.call(notes, item.code) ? notes[item.code] : undefined;
  return !(typeof note === "string" && /[^ \t\r\n]/.test(note)) && hasSomethingToShow(scene, item);
}

function photoFacts({ number, taken_at, position, original }: Material["shots"][number], right: (moment: string) => number, ahead: number): PhotoFacts {
  const camera = cameraSeconds(original?.taken_at);
  return { number, taken_s: camera === null ? (taken_at ? right(taken_at) : null) : camera - ahead, place: placeOf(position) };
}

function placeOf(place: Place | null): Spot | null {
  return place && spot(place, place.accuracy_m);
}
