// Moments as the phone keeps them (UTC by its own clock) and as fields show them: campus time by a right clock.
// A phone that is two days ahead shows the right day all the same; `ahead_s` is how far it is ahead.

const CAMPUS_MS = 7 * 60 * 60 * 1000; // WIB; there is no summer time
const FIELD = /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?$/;

/** Writes a moment for an input of type datetime-local. */
export function toField(moment: string, ahead_s: number): string {
  return new Date(Date.parse(moment) - ahead_s * 1000 + CAMPUS_MS).toISOString().slice(0, 16);
}

/** Reads what such a field holds; null where it holds no moment. */
export function fromField(text: string, ahead_s: number): string | null {
  const found = FIELD.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0] = found.slice(1, 6).map(Number);
  const moment = Date.UTC(year, month - 1, day, hours, minutes) - CAMPUS_MS + ahead_s * 1000;
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

/** What the field says now, or *before* where nobody changed it: a field holds no seconds. */
export function changedTo(text: string, before: string, ahead_s: number): string | null {
  return text === toField(before, ahead_s) ? before : fromField(text, ahead_s);
}

const TELLING_S = 120; // observations/rules/clocks.py: less is the length of an answer, not a wrong clock

/**
 * Returns *now_ms* by the clock a draft is told in: of a draft that came from the server that is a right one, whatever this
 * phone's says; of one begun before the phone's clock was set, the clock as it was then.
 */
export function nowBy(now_ms: number, own_s: number | null, known_s: number | null): number {
  const drift_s = own_s === null || known_s === null ? 0 : known_s - own_s;
  return Math.abs(drift_s) < TELLING_S ? now_ms : now_ms - drift_s * 1000;
}

/** The hour of the day at the campus: all that is kept of when somebody was asked. */
export function campusHour(now_ms: number, ahead_s: number): number {
  return new Date(now_ms - ahead_s * 1000 + CAMPUS_MS).getUTCHours();
}

/** Hours and minutes at the campus, as a page writes them: 10.42 or 10:42. */
export function campusClock(moment: string, ahead_s: number, language: string): string {
  const text = toField(moment, ahead_s).slice(11);
  return language === "id" ? text.replace(":", ".") : text;
}
