// The keys of the desk. They act only while the queue has the focus, and can be switched off.

import { actOf, moved, type Act } from "./page/keys.ts";
import { all } from "./page/everyday.ts";
import { word } from "./page/words.ts";

const OFF = "unsera:keys-off";
const COMING = "unsera:from-queue";

const isOff = () => localStorage.getItem(OFF) === "1";

function install(queue: HTMLElement): void {
  const items = all<HTMLAnchorElement>(".queue-item", queue);
  queue.addEventListener("keydown", (event) => {
    const act = isOff() ? null : actOf(event);
    if (!act) return;
    event.preventDefault();
    perform(act, items);
  });
  queue.addEventListener("click", () => sessionStorage.setItem(COMING, "1"));
  if (sessionStorage.getItem(COMING)) items.find((item) => item.hasAttribute("aria-current"))?.focus();
  sessionStorage.removeItem(COMING);
}

function perform(act: Act, items: HTMLAnchorElement[]): void {
  if (act === "help") return help();
  if (act === "verify" || act === "return") {
    return document.querySelector<HTMLElement>(`[data-key=${act === "verify" ? "v" : "r"}]`)?.focus();
  }
  items[moved(items.indexOf(document.activeElement as HTMLAnchorElement), act, items.length)]?.focus();
}

function help(): void {
  const box = document.querySelector<HTMLDetailsElement>("[data-key-help]");
  if (!box) return;
  box.open = true;
  box.querySelector("summary")?.focus();
}

function switchable(button: HTMLButtonElement): void {
  const show = () => {
    button.setAttribute("aria-pressed", String(!isOff()));
    button.textContent = word(isOff() ? "keysOff" : "keysOn");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    localStorage.setItem(OFF, isOff() ? "0" : "1");
    show();
  });
  show();
}

all("[data-queue]").forEach(install);
all<HTMLButtonElement>("[data-keys-switch]").forEach(switchable);
