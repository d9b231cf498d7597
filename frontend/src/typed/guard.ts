// Typed text is not lost: a warning before leaving, and a copy in this tab that outlives a sign-in in between.

import { isSame, putBack, read, typed, type Kept } from "./kept.ts";
import { all, tell } from "../page/everyday.ts";
import { word } from "../page/words.ts";

const PREFIX = "unsera:typed:";

export function guardForms(): void {
  forgetSent();
  for (const form of all<HTMLFormElement>("form[data-guard]:not([data-autosave])")) guard(form);
}

/** A message of success means the last thing sent has arrived, so its copy may go. */
function forgetSent(): void {
  if (!document.querySelector(".flash-success") || document.querySelector("[type=password]")) return;
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX) && read(sessionStorage.getItem(key), Date.now())?.sent) {
      sessionStorage.removeItem(key);
    }
  }
}

function guard(form: HTMLFormElement): void {
  if (form.querySelector("[type=password]")) return;
  const key = PREFIX + new URL(form.action, location.href).pathname;
  const start = typed(form);
  let leaving = false;
  const keep = (sent: boolean) => {
    const kept: Kept = { at: Date.now(), saved: "", sent, entries: typed(form) };
    sessionStorage.setItem(key, JSON.stringify(kept));
  };
  restore(form, key, start);
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => {
    leaving = true;
    keep(true);
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && !isSame(start, typed(form))) event.preventDefault();
  });
}

/** Text that came back from the server with an error is newer than the copy. */
function restore(form: HTMLFormElement, key: string, start: Kept["entries"]): void {
  const kept = read(sessionStorage.getItem(key), Date.now());
  if (!kept || form.querySelector("[data-error-summary]") || isSame(kept.entries, start)) return;
  putBack(form, kept.entries);
  tell(word("restored"));
}
