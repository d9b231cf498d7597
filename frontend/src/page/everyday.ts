// Small things every page does: menus, messages, counters, copying, the big view of a photo.

import { word } from "./words.ts";

export function all<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T[] {
  return [...within.querySelectorAll<T>(selector)];
}

/** Adds a message to the region that a screen reader listens to. */
export function tell(text: string, kind: "info" | "success" | "warning" = "info"): HTMLElement {
  const flash = document.createElement("div");
  flash.className = `flash flash-${kind}`;
  const line = document.createElement("p");
  line.textContent = text;
  flash.append(line);
  document.querySelector("[data-flashes]")?.append(flash);
  return flash;
}

export function menus(): void {
  const open = () => all<HTMLDetailsElement>("details[data-menu][open]");
  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
}

export function messages(): void {
  for (const button of all<HTMLButtonElement>("[data-dismiss]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      button.closest(".flash")?.remove();
      document.getElementById("main")?.focus();
    });
  }
}

export function counters(): void {
  for (const area of all<HTMLTextAreaElement>("[data-counter]")) {
    const counter = document.getElementById(area.dataset["counter"] ?? "");
    if (!counter) continue;
    area.addEventListener("input", () => count(area, counter));
    if (area.value) count(area, counter);
  }
}

function count(area: HTMLTextAreaElement, counter: HTMLElement): void {
  const left = Number(counter.dataset["limit"]) - area.value.length;
  counter.classList.toggle("counter-over", left < 0);
  counter.textContent = word(left < 0 ? "charactersOver" : "charactersLeft", { n: Math.abs(left) });
}

export function copying(): void {
  if (!navigator.clipboard) return;
  for (const button of all<HTMLButtonElement>("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset["copy"] ?? "");
      const text = button.querySelector("span") ?? button;
      const before = text.textContent;
      text.textContent = word("copied");
      setTimeout(() => (text.textContent = before), 2000);
    });
  }
}

export function connection(): void {
  const show = () => all(".status[data-offline]").forEach((sign) => (sign.hidden = navigator.onLine));
  addEventListener("online", show);
  addEventListener("offline", show);
  show();
}
