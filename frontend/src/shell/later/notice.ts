// Says how to leave a browser inside another app, before anything is written in it; and that one is signed out.

import { tell } from "../../page/everyday.ts";
import { word } from "../../page/words.ts";
import { innerBrowser, intent, type Inner } from "./inner.ts";

const STAY = "unsera:inner-stay"; // this tab's choice

export function warnInside(): void {
  const inner = innerBrowser(navigator.userAgent);
  if (!inner || isInstalled() || sessionStorage.getItem(STAY)) return;
  const template = document.querySelector<HTMLTemplateElement>("template[data-phone-inner]");
  const card = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined;
  if (!card) return;
  fill(card, inner);
  document.querySelector("main")?.prepend(card);
}

function isInstalled(): boolean {
  const { standalone } = navigator as Navigator & { readonly standalone?: boolean };
  return standalone === true || matchMedia("(display-mode: standalone)").matches;
}

const HOW = { android: "innerAndroid", ios: "innerIos", other: "innerOther" } as const;

function fill(card: HTMLElement, { app, os }: Inner): void {
  const line = card.querySelector("[data-how]");
  if (line) line.textContent = `${word("innerIn", { app: app || word("innerSome") })} ${word(HOW[os])}`;
  const link = card.querySelector<HTMLAnchorElement>("[data-intent]");
  if (os === "android" && link) link.href = intent(location.href);
  else link?.remove();
  card.addEventListener("click", (event) => {
    const press = (event.target as Element).closest<HTMLElement>("[data-press]")?.dataset["press"];
    if (press === "copy") void copy(card);
    if (press === "stay") stay(card);
  });
}

async function copy(card: HTMLElement): Promise<void> {
  const line = card.querySelector("[data-status]");
  if (!line) return;
  const isCopied = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
  line.textContent = isCopied ? word("innerCopied") : word("innerNotCopied", { url: location.href });
}

function stay(card: HTMLElement): void {
  sessionStorage.setItem(STAY, "yes");
  card.remove();
  document.getElementById("main")?.focus();
}

/** A kept page opens for whoever held the phone last, so it says when the server does not know them any more. */
export function tellSignedOut(): void {
  const link = document.createElement("a");
  link.className = "btn btn-secondary";
  link.href = `${word("signInUrl")}?next=${encodeURIComponent(location.pathname)}`;
  link.textContent = word("signIn");
  tell(word("readySignedOut"), "warning").append(link);
}
