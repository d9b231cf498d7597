// Listens to the phone's position until it is good, then rests for the battery's sake; asked anew it listens again.

import type { Fix, Patience } from "../device/position.ts";
import { word } from "../page/words.ts";
import type { Place } from "../phone/shape.ts";
import { bestOf, isStale, isUsable, placeOf, recent, WATCHING } from "./fixes.ts";

export type Sight = "resting" | "looking" | "good" | "denied" | "none";

const CAPTURE_MS = 8_000;
const DENIED = 1;

export class Watch {
  private readonly source: Geolocation | null;
  private readonly patience: Patience;
  private readonly listeners = new Set<() => void>();
  private fixes: Fix[] = [];
  private listening: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sight: Sight = "resting";

  constructor(source: Geolocation | null = navigator.geolocation ?? null, patience: Patience = WATCHING) {
    this.source = source;
    this.patience = patience;
  }

  get state(): Sight {
    return this.sight;
  }

  /** Begins to listen; nothing changes where it listens already. */
  start(): void {
    if (this.listening !== null) return;
    if (!this.source) return this.become("none");
    this.timer = setTimeout(() => this.rest(), this.patience.wait);
    this.sight = "looking";
    this.listening = this.source.watchPosition(
      (position) => this.heard(position),
      (error) => error.code === DENIED && this.stop("denied"),
      { enableHighAccuracy: true, maximumAge: 0 },
    );
    this.tell();
  }

  stop(sight: Sight = "resting"): void {
    clearTimeout(this.timer);
    if (this.listening !== null) this.source?.clearWatch(this.listening);
    this.listening = null;
    this.become(sight);
  }

  /** The best position of the last two minutes. */
  now(): Place | null {
    const best = this.best();
    return best && placeOf(best);
  }

  /** The position for a photo taken now: what is held, else what comes within eight seconds. */
  async atCapture(wait = CAPTURE_MS): Promise<Place | null> {
    const held = this.best();
    if (isStale(held, Date.now())) this.start();
    if (isUsable(held)) return placeOf(held);
    await this.hearing(wait);
    return this.now();
  }

  /** Calls *listener* when the position or the state changes; returns how to stop that. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** What to tell the person: how exact the position is, or what to do where there is none. */
  words(): string {
    const best = this.best();
    if (best) return word(this.sight === "looking" ? "locating" : "located", { n: Math.round(best.accuracy) });
    if (this.sight === "denied") return word("positionDenied");
    return word(this.sight === "looking" ? "locatingFirst" : "positionNone");
  }

  private best(): Fix | null {
    return bestOf(this.fixes, Date.now());
  }

  private heard(position: GeolocationPosition): void {
    const { latitude: lat, longitude: lon, accuracy } = position.coords;
    const now = Date.now();
    this.fixes = [...recent(this.fixes, now), { lat, lon, accuracy, at: now }];
    if (accuracy <= this.patience.enough) this.stop("good");
    else this.tell();
  }

  private rest(): void {
    this.stop(this.best() ? "resting" : "none");
  }

  /** Ends when a usable position is there, when listening ended, or when *wait* is over. */
  private hearing(wait: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        quiet();
        resolve();
      };
      const isOver = () => isUsable(this.best()) || this.listening === null;
      const quiet = this.onChange(() => isOver() && done());
      const timer = setTimeout(done, wait);
      if (isOver()) done();
    });
  }

  private become(sight: Sight): void {
    this.sight = sight;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
