// Putting the app on the home screen: by a button where the browser has one, else in words.

import { word } from "../page/words.ts";
import { canHere } from "../outbox/browser.ts";

interface Prompt extends Event {
  prompt(): Promise<unknown>;
}

let offered: Prompt | null = null;
let listener: (() => void) | null = null;

/** To be called as early as possible: the browser offers once. */
export function catchOffer(): void {
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offered = event as Prompt;
    listener?.();
  });
  addEventListener("appinstalled", () => {
    offered = null;
    listener?.();
  });
}

export async function adviseInstall(button: HTMLElement, words: HTMLElement): Promise<void> {
  const show = () => (button.hidden = !offered);
  listener = show;
  show();
  button.addEventListener("click", async () => {
    await offered?.prompt();
    offered = null;
    show();
  });
  const advice = await adviceHere();
  words.hidden = !advice;
  words.textContent = advice;
}

async function adviceHere(): Promise<string> {
  const { isApple, isInstalled } = await canHere();
  if (isInstalled || navigator.maxTouchPoints < 2) return "";
  if (isApple) return word("installIos");
  return "onbeforeinstallprompt" in window ? "" : word("installMenu");
}
