// What an answer claims: that something is there, which a photo or a note could show.
// The twin of says_yes and has_something_to_show in unsera_watch/instruments/rules/.

import { millionths } from "./numbers.ts";
import { given, held, type Given, type Item } from "./reading.ts";
import type { Scene } from "./scene.ts";

/** Says whether the chosen answer is one that gives points, or a number above its least. */
export function saysYes(item: Item, found: Given): boolean {
  if (found.value !== null && item.options.includes(found.value)) return item.yes?.includes(found.value) ?? false;
  return found.number !== null && found.number > limit(item.least, 0n);
}

/** Says whether the answer to `item` claims that something is there. */
export function hasSomethingToShow(scene: Scene, item: Item): boolean {
  if (!scene.asks(item)) return false;
  const found = given(item, held(scene.answers, item.code));
  return found !== null && saysYes(item, found) && (item.kind !== "many" || found.ticked.length > 0);
}

/** How many photos a question has. */
export function photosOf(scene: Scene, item: Item): number {
  return Number(held(scene.photos, item.code) ?? 0);
}

function limit(written: string | undefined, otherwise: bigint): bigint {
  return (written === undefined ? null : millionths(written)) ?? otherwise;
}
