// Two texts of one draft: both are shown, a person chooses, nothing is thrown away unseen.

import type { Entry } from "./kept.ts";
import { word } from "../page/words.ts";

/** Names and values that only one side has. */
export function differing(one: readonly Entry[], other: readonly Entry[]): Entry[] {
  const known = new Set(other.map((entry) => JSON.stringify(entry)));
  return one.filter((entry) => !known.has(JSON.stringify(entry)));
}

export function conflict(
  form: HTMLFormElement,
  mine: readonly Entry[],
  theirs: readonly Entry[],
  chosen: (entries: readonly Entry[]) => void,
): void {
  document.getElementById("both-texts")?.remove();
  const box = document.createElement("section");
  box.id = "both-texts";
  box.className = "card card-fair";
  box.tabIndex = -1;
  const text = document.createElement("p");
  text.textContent = word("stale");
  const sides = document.createElement("div");
  sides.className = "both-texts";
  const take = (entries: readonly Entry[]) => {
    box.remove();
    chosen(entries);
  };
  sides.append(
    side(form, "mine", "keepMine", differing(mine, theirs), () => take(mine)),
    side(form, "theirs", "keepTheirs", differing(theirs, mine), () => take(theirs)),
  );
  box.append(text, sides);
  form.prepend(box);
  box.focus();
}

function side(form: HTMLFormElement, title: string, button: string, entries: Entry[], take: () => void): HTMLElement {
  const part = document.createElement("div");
  const heading = document.createElement("h2");
  heading.textContent = word(title);
  const text = document.createElement("pre");
  text.textContent = entries.map((entry) => inWords(form, entry)).join("\n") || "–";
  const press = document.createElement("button");
  press.type = "button";
  press.className = "btn btn-secondary";
  press.textContent = word(button);
  press.addEventListener("click", take);
  part.append(heading, text, press);
  return part;
}

/** An entry the way the page words it: the question, and for a choice the words of the answer. */
function inWords(form: HTMLFormElement, [name, value]: Entry): string {
  const named = [...form.querySelectorAll<HTMLInputElement>("[name]")].filter((one) => one.name === name);
  const isChoice = /^(radio|checkbox)$/.test(named[0]?.type ?? "");
  const control = isChoice ? named.find((one) => one.value === value) : named[0];
  const label = control?.labels?.[0]?.textContent?.trim() ?? name;
  if (!isChoice) return `${label}: ${value}`;
  const legend = control?.closest("fieldset")?.querySelector("legend");
  return legend ? `${legend.textContent?.trim()}: ${label}` : label;
}
