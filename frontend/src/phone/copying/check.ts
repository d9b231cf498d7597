// Whether what a copy says has the shape of drafts, records and photos. Nothing of it is trusted before.

import { FORMAT, MOST, VERSION, type List, type WrittenShot } from "./format.ts";
import { BadCopy } from "./zip.ts";
import type { Draft, Item } from "../shape.ts";

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, unknown>>;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/; // it becomes part of an address
const DIGEST = /^[0-9a-f]{64}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]{5,15}(Z|[+-]\d\d:\d\d)$/;
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
const DEPTH = 6;
const PARTS = 2000; // of one answer document
const LONG = 20_000; // letters of a text

const isMap = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const matches = (pattern: RegExp): Check => (value) => typeof value === "string" && pattern.test(value);
const text: Check = (value) => typeof value === "string" && value.length <= LONG;
const short: Check = (value) => typeof value === "string" && value.length <= 200;
const number: Check = (value) => typeof value === "number" && Number.isFinite(value);
const yes: Check = (value) => typeof value === "boolean";
const from = (least: number): Check => (value) => Number.isSafeInteger(value) && (value as number) >= least;
const among = (...values: string[]): Check => (value) => typeof value === "string" && values.includes(value);
const or = (check: Check, ...others: (null | undefined)[]): Check => (value) => others.includes(value as null) || check(value);
const list = (check: Check, most: number): Check => (value) => Array.isArray(value) && value.length <= most && value.every(check);
const shape = (fields: Readonly<Record<string, Check>>): Check => (value) =>
  isMap(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

function mapOf(check: Check): Check {
  return (value) => isMap(value) && Object.keys(value).length <= PARTS && Object.entries(value).every(([key, part]) => isKey(key) && check(part));
}

function isKey(key: string): boolean {
  return key.length <= 100 && key !== "__proto__";
}

function json(value: unknown, depth = DEPTH): boolean {
  if (depth < 0) return false;
  if (Array.isArray(value)) return value.length <= PARTS && value.every((part) => json(part, depth - 1));
  if (isMap(value)) return mapOf((part) => json(part, depth - 1))(value);
  return value === null || yes(value) || number(value) || text(value);
}

const id = matches(ID);
const digest = matches(DIGEST);
const moment = matches(MOMENT);
const outcome = among("done", "refused", "closed", "unsafe", "not-offered");
const people = among("none", "blurred", "consent");
const answers: Check = (value) => isMap(value) && json(value);
const notes = mapOf(text);
const place = or(shape({ lat: number, lon: number, accuracy_m: or(number, null), source: among("browser", "exif", "manual"), at: moment }), null);
const original = or(
  shape({ sha256: digest, size_bytes: from(0), width: from(0), height: from(0), taken_at: or(short, undefined), lat: or(number, undefined), lon: or(number, undefined) }),
  null,
);
const photo = { digest, indicator: short, people, caption: text, taken_at: moment, position: place, original };
const visit = { revision: from(1), visit_id: or(id, null), started_at: moment, present: list(id, 50), position: place, answers, notes, clock_ahead_s: or(number, null) };

const draft = shape({
  ...{ id, revision: from(1), assignment: id, version: id, visit: or(id, null), started_at: moment, present: list(id, 50), position: place, answers, notes },
  ending: or(shape({ ended_at: moment, outcome, outcome_note: text }), null),
  ...{ clock_ahead_s: or(number, null), pace: mapOf(number), remark: text, remarks: notes, created_at: moment, saved_at: moment, saved_n: from(0) },
});

const body = shape({ ...visit, assignment_id: id, version_id: id, ended_at: moment, outcome, outcome_note: text, photos: list(shape(photo), 200) });

const item = shape({
  ...{ id, body, draft, title: short, photos_when: among("now", "wifi"), state: among("waiting", "photos", "parked") },
  problems: list(shape({ path: short, text }), 200),
  queued_at: moment,
});

const shot = shape({ ...photo, id, draft: id, size: from(1), is_held: yes, thumb: or(thumb, null), number: from(0) });

function thumb(value: unknown): boolean {
  return typeof value === "string" && value.length <= 200_000 && value.length % 4 === 0 && BASE64.test(value);
}

/** Reads copy.json; throws BadCopy where it is not ours, of a newer app or of somebody else. */
export function listFrom(written: string, account: string): List {
  const found = parsed(written);
  if (!isMap(found) || found["format"] !== FORMAT) throw new BadCopy("not-a-copy");
  if (found["version"] !== VERSION) throw new BadCopy("newer-app");
  if (found["account"] !== account) throw new BadCopy("other-account");
  for (const name of ["drafts", "items", "shots"]) if (!list(() => true, MOST.records * 10)(found[name])) throw new BadCopy("damaged");
  return found as unknown as List;
}

function parsed(written: string): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw new BadCopy("not-a-copy");
  }
}

export function isDraft(value: unknown): value is Draft {
  return draft(value);
}

export function isItem(value: unknown): value is Item {
  return item(value) && isOne(value as Item);
}

/** The record and the draft inside it must be one and the same. */
function isOne({ id: own, body: sent, draft: made }: Item): boolean {
  return own === made.id && sent.revision === made.revision && sent.assignment_id === made.assignment && sent.version_id === made.version;
}

export function isShot(value: unknown): value is WrittenShot {
  return shot(value);
}
