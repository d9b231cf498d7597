// Capturing on a phone: position, photos, times by the device's clock, questions that come and go, and a
// draft that saves itself.

import { Autosave } from "./typed/autosave.ts";
import { live } from "./form/live.ts";
import { all } from "./page/everyday.ts";
import { photos } from "./device/photos.ts";
import { places } from "./device/place.ts";

/** data-clock-start and data-clock-end of a form name the hidden fields that take the device's time. */
function clocks(form: HTMLFormElement): void {
  const now = () => new Date().toISOString();
  const start = form.elements.namedItem(form.dataset["clockStart"] ?? "");
  if (start instanceof HTMLInputElement && !start.value) start.value = now();
  form.addEventListener("submit", () => {
    const end = form.elements.namedItem(form.dataset["clockEnd"] ?? "");
    if (end instanceof HTMLInputElement) end.value = now();
  });
}

places();
photos();
all<HTMLFormElement>("form[data-clock-start], form[data-clock-end]").forEach(clocks);
live(); // before the draft is put back, which fills fields
for (const form of all<HTMLFormElement>("form[data-autosave]")) new Autosave(form).start();
