// The cards of questions come and go with what is asked; what was typed stays in its field.

import { all } from "../page/everyday.ts";
import { word } from "../page/words.ts";
import type { Item } from "./reading.ts";
import type { Scene } from "./scene.ts";

export type Changed = readonly [appeared: number, gone: number];

export function cardsOf(form: ParentNode, item: Item): HTMLElement[] {
  return all(`[data-item="${item.code}"]`, form); // codes hold no quotes
}

/** Hides and shows the cards of *items*; returns how many came and how many went. */
export function showAsked(form: ParentNode, items: readonly Item[], scene: Scene): Changed {
  let [appeared, gone] = [0, 0];
  for (const item of items) {
    const isAsked = scene.asks(item);
    for (const card of cardsOf(form, item).filter((each) => each.hidden === isAsked)) {
      card.hidden = !isAsked;
      if (isAsked) appeared += 1;
      else gone += 1;
    }
  }
  return [appeared, gone];
}

export function inWords([appeared, gone]: Changed): string {
  const lines = [appeared ? word("appeared", { n: appeared }) : "", gone ? word("disappeared", { n: gone }) : ""];
  return lines.filter(Boolean).join(" ");
}
