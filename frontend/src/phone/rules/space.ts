// When a phone counts as nearly full, and when it is asked to keep what is ours.

export type Mode = "browser" | "installed";

export const WARN_AT = 0.8;
const GIB = 1024 ** 3;

/** Chromium tells every site that whole gibibytes are left, up to ten, so that nobody can measure the disk. */
export function isMadeUp(used: number, quota: number): boolean {
  const left = quota - used;
  return left > 0 && left <= 10 * GIB && left % GIB === 0;
}

/** Between 0 and 1; 0 where the browser does not say how much there is. */
export function partOf(used: number, quota: number): number {
  return quota > 0 ? Math.min(1, Math.max(0, used / quota)) : 0;
}

export function isNearlyFull(part: number): boolean {
  return part >= WARN_AT;
}

/** Some browsers ask the person, so we ask once; an installed app is granted what a page is not, so it may ask again. */
export function shouldAsk(asked: string | null, mode: Mode): boolean {
  return asked === null || (asked === "browser" && mode === "installed");
}
