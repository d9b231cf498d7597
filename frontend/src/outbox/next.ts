// Which record, which photo and which bytes come next.

import type { Item } from "../phone/shape.ts";
import { hasCome } from "./backoff.ts";

export const CHUNK = 256 * 1024;

export interface Conditions {
  readonly now: number;
  readonly isMobile: boolean;
  readonly isPressed: boolean; // a person asked; the backoff does not count
  readonly isFresh?: boolean; // the app was opened or the network came back: what failed may work now
}

// The server itself asked to wait; opening the app again does not change its mind.
const ASKED_TO_WAIT: ReadonlySet<number> = new Set([429, 503]);

/** Says whether the photos of *item* may travel now: at once, or over a network that costs nothing, or none is left. */
export function photosMay(item: Item, { isMobile }: Conditions): boolean {
  return item.photos_when === "now" || !isMobile || !item.left.length;
}

/** Says whether something can be done for *item* now. */
export function isDue(item: Item, conditions: Conditions): boolean {
  if (item.state === "parked" || item.state === "sent") return false;
  if (item.state === "photos" && !photosMay(item, conditions)) return false;
  const isFresh = conditions.isFresh === true && !ASKED_TO_WAIT.has(item.last?.status ?? 0);
  return conditions.isPressed || isFresh || hasCome(item.next_at, conditions.now);
}

/** Says whether *item* will be sent by itself sooner or later, as things are now. */
export function isWaiting(item: Item, conditions: Conditions): boolean {
  return isDue(item, { ...conditions, isPressed: true });
}

/**
 * Returns what is due, in the order of sending: answers before photos that came behind their answers; what
 * failed least first, so that one bad record never stands before the good ones; then the oldest.
 */
export function order(items: readonly Item[], conditions: Conditions): readonly Item[] {
  return items.filter((item) => isDue(item, conditions)).sort(bySending);
}

function bySending(one: Item, other: Item): number {
  return rank(one) - rank(other) || one.tries - other.tries || byText(one.queued_at, other.queued_at) || byText(one.id, other.id);
}

const rank = (item: Item): number => (item.state === "photos" ? 1 : 0);

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Returns where the next chunk begins and ends. */
export function chunkAt(offset: number, size: number): readonly [from: number, to: number] {
  return [offset, Math.min(size, offset + CHUNK)];
}
