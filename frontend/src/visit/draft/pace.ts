// How long it took from showing a question to its first answer; only the kind warnings look at it, on this phone.

import { held, type Answers } from "../../form/reading.ts";

type Pace = Readonly<Record<string, number>>;

export class Stopwatch {
  private readonly shown = new Map<string, number>();

  /** A question that came into sight; one that was seen before keeps its first moment. */
  see(code: string, now: number): void {
    if (!this.shown.has(code)) this.shown.set(code, now);
  }

  hide(code: string): void {
    this.shown.delete(code);
  }

  /** Adds what was answered for the first time between two states of the answers. */
  add(pace: Pace, before: Answers, after: Answers, now: number): Pace {
    const fresh = [...this.shown].filter(([code]) => pace[code] === undefined && held(before, code) === undefined && held(after, code) !== undefined);
    return fresh.length ? { ...pace, ...Object.fromEntries(fresh.map(([code, since]) => [code, Math.round(now - since)])) } : pace;
  }
}
