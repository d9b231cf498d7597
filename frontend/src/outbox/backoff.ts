// When something that did not work is tried again.

const FIRST_MS = 5_000;
const MOST_MS = 15 * 60 * 1000;
const LONGEST_MS = 60 * 60 * 1000; // what a server may ask for at most; no moment lies farther ahead than this

/** Doubles with every try and takes any moment before that, so that phones do not come all at once. */
export function delay(tries: number, random: () => number): number {
  const most = Math.min(MOST_MS, FIRST_MS * 2 ** Math.max(0, tries - 1));
  return Math.round(random() * most);
}

/** Says whether *at* has come. A moment too far ahead was written by a clock that has been set back since. */
export function hasCome(at: number, now: number): boolean {
  return at <= now || at - now > LONGEST_MS;
}
