// The button "Take the position" and the hidden fields it fills.

import { bestFix, fields, STANDING, type Fix, type Why } from "./position.ts";
import { all } from "../page/everyday.ts";
import { word } from "../page/words.ts";

export function places(): void {
  for (const box of all("[data-position]")) {
    const button = box.querySelector<HTMLButtonElement>("[data-take-position]");
    const state = box.querySelector<HTMLElement>("[data-position-state]");
    if (!button || !state) continue;
    button.hidden = false;
    button.addEventListener("click", () => void take(button, state));
  }
}

async function take(button: HTMLButtonElement, state: HTMLElement): Promise<void> {
  button.disabled = true;
  state.textContent = word("locatingFirst");
  const heard = (fix: Fix) => (state.textContent = word("locating", { n: Math.round(fix.accuracy) }));
  try {
    const fix = await bestFix(navigator.geolocation, STANDING, heard);
    if (button.form) fillIn(button.form, fields(fix));
    state.textContent = word("located", { n: Math.round(fix.accuracy) });
  } catch (why) {
    state.textContent = word((why as Why) === "denied" ? "positionDenied" : "positionNone");
  }
  button.disabled = false;
}

function fillIn(form: HTMLFormElement, values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.value = value;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}
