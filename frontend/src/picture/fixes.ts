// Which of the positions heard so far counts, and when listening may end; nothing here touches the page.

import { better, type Fix, type Patience } from "../device/position.ts";
import type { Place } from "../phone/shape.ts";

export const WATCHING: Patience = { enough: 15, wait: 60_000 };
export const KEPT_MS = 120_000;
const RECENT_MS = 30_000;
const FAR_OFF_M = 150;

/** Fixes of the last two minutes. A fix carries the phone's own time of hearing it, whatever the satellites say. */
export function recent(fixes: readonly Fix[], now: number): Fix[] {
  return fixes.filter((fix) => now - fix.at <= KEPT_MS && fix.at <= now);
}

export function bestOf(fixes: readonly Fix[], now: number): Fix | null {
  return recent(fixes, now).reduce<Fix | null>(better, null);
}

/** Whether a fix is worth looking for again: none is held, or it is not of just now. */
export function isStale(fix: Fix | null, now: number): boolean {
  return fix === null || now - fix.at > RECENT_MS;
}

/** Whether a photo may take this fix as its place without waiting for a better one. */
export function isUsable(fix: Fix | null): fix is Fix {
  return fix !== null && fix.accuracy <= FAR_OFF_M;
}

/** Six decimals are about ten centimetres. */
export function placeOf(fix: Fix): Place {
  return {
    lat: Number(fix.lat.toFixed(6)),
    lon: Number(fix.lon.toFixed(6)),
    accuracy_m: Math.round(fix.accuracy * 10) / 10,
    source: "browser",
    at: new Date(fix.at).toISOString(),
  };
}
