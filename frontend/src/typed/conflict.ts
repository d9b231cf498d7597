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
  text.textContent = entries.map(([name, value]) => `${labelOf(form, name, value)}: ${value}`).join("\n") || "–";
  const press = document.createElement("button");
  press.type = "button";
  press.className = "btn btn-secondary";
  press.textContent = word(button);
  press.addEventListener("click", take);
  part.append(heading, text, press);
  return part;
}

function labelOf(form: HTMLFormElement, name: string, value: string): string {
  const control = [...form.querySelectorAll<HTMLInputElement>("[name]")].find(
    (one) => one.name === name && (one.type !== "radio" || one.value === value),
  );
  const legend = control?.closest("fieldset")?.querySelector("legend");
  return (legend ?? control?.labels?.[0])?.textContent?.trim() ?? name;
}
