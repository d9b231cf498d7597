// A new version waits until a person says yes; what was typed is saved before anything is loaded anew.

import { word } from "../page/words.ts";
import { stored } from "../phone/who.ts";

const BEFORE = "unsera:before-update";
const LATER = "unsera:update-later"; // until when nobody is asked again, ms since 1970
const LATER_MS = 60 * 60 * 1000;

/** What the event says to whoever has something to save: waitUntil(saving). */
export interface Before {
  readonly waitUntil: (saving: Promise<unknown>) => void;
}

/** Asks as soon as a new version waits. */
export function watchUpdates(registration: ServiceWorkerRegistration): void {
  const offer = () => registration.waiting && navigator.serviceWorker.controller && ask(registration);
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  offer();
  let hadOne = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (hadOne) taken();
    hadOne = true;
  });
}

let bar: HTMLElement | null = null;
let isOurs = false; // a yes was said on this very page

function ask(registration: ServiceWorkerRegistration): void {
  if (bar || Date.now() < Number(stored()?.getItem(LATER) ?? 0)) return;
  show(word("updateThere"), (press) => {
    if (press === "update") return void update(registration);
    stored()?.setItem(LATER, String(Date.now() + LATER_MS));
    hide();
  });
}

async function update(registration: ServiceWorkerRegistration): Promise<void> {
  say(word("updateSaving"));
  if (!(await everythingSaved())) return say(word("updateUnsaved"));
  isOurs = true;
  const { waiting } = registration;
  if (waiting) waiting.postMessage({ kind: "update" });
  else location.reload(); // another tab said yes meanwhile
}

async function everythingSaved(): Promise<boolean> {
  const works: Promise<unknown>[] = [];
  const detail: Before = { waitUntil: (saving) => works.push(saving) };
  dispatchEvent(new CustomEvent<Before>(BEFORE, { detail }));
  const done = await Promise.allSettled(works);
  return done.every(({ status }) => status === "fulfilled");
}

/** Another tab said yes: this one goes on with what it has loaded, and is asked, not told. */
function taken(): void {
  if (isOurs) return location.reload();
  hide();
  show(word("updateTaken"), async (press) => {
    if (press === "later") return hide();
    say(word("updateSaving"));
    if (await everythingSaved()) location.reload();
    else say(word("updateUnsaved"));
  });
}

function show(text: string, act: (press: string) => void): void {
  const template = document.querySelector<HTMLTemplateElement>("template[data-phone-update]");
  bar = (template?.content.firstElementChild?.cloneNode(true) ?? null) as HTMLElement | null;
  if (!bar) return;
  bar.addEventListener("click", (event) => {
    const press = (event.target as Element).closest<HTMLElement>("[data-press]")?.dataset["press"];
    if (press) act(press);
  });
  document.querySelector("main")?.before(bar);
  say(text);
}

/** After the bar is in the page, so that a screen reader hears it. */
function say(text: string): void {
  const line = bar?.querySelector("[data-status]");
  if (line) requestAnimationFrame(() => (line.textContent = text));
}

function hide(): void {
  bar?.remove();
  bar = null;
}
