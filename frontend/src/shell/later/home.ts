// The start page's own part of the phone: queue and drafts on top, whether it is ready, how full it is.

import { canHere } from "../../outbox/browser.ts";
import { promise } from "../../outbox/promise.ts";
import { all } from "../../page/everyday.ts";
import { clock, word } from "../../page/words.ts";
import { drafts, shotsOf } from "../../phone/drafts.ts";
import { items } from "../../phone/queue.ts";
import { showRoom } from "../../phone/room.ts";
import type { Draft, Home, Item } from "../../phone/shape.ts";
import { onChange, type Phone } from "../../phone/store.ts";
import { home } from "../../phone/who.ts";
import { sizeText } from "../../picture/size.ts";
import { write } from "../../visit/route.ts";
import { adviseInstall } from "../install.ts";
import type { Ready } from "./refresh.ts";
import { countsOf } from "../status.ts";

const CALM_MS = 300;

export async function showHome(p: Phone, place: HTMLElement, again: () => void): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onChange(({ account }) => {
    clearTimeout(timer);
    if (account === p.account) timer = setTimeout(() => void fill(p, place), CALM_MS);
  });
  const foot = part(document, "[data-phone-foot]");
  part(foot, "[data-press=refresh]").addEventListener("click", again);
  await fill(p, place);
  place.hidden = foot.hidden = false;
  await adviseInstall(part(place, "[data-press=install]"), part(place, "[data-install-words]"));
}

function part(place: ParentNode, selector: string): HTMLElement {
  return place.querySelector<HTMLElement>(selector) as HTMLElement;
}

async function fill(p: Phone, place: HTMLElement): Promise<void> {
  const [queued, lying, known] = await Promise.all([items(p), drafts(p), home(p)]);
  part(place, "[data-waiting]").replaceChildren(...(await notices(p, queued)));
  const list = part(place, "[data-drafts]");
  list.hidden = !lying.length;
  lying.sort((one, other) => other.saved_at.localeCompare(one.saved_at));
  part(list, "[data-list]").replaceChildren(...lying.map((draft) => draftCard(draft, known)));
  await showRoom(part(document, "[data-room]"), sizeText);
}

async function notices(p: Phone, queued: readonly Item[]): Promise<HTMLElement[]> {
  const { waiting, parked } = countsOf(queued);
  const said = promise(await canHere()).map((name) => word(name));
  const cards: HTMLElement[] = [];
  if (parked) cards.push(notice("poor", counted(parked, "homeParked"), word("homeParkedText"), ""));
  if (waiting) cards.push(notice("fair", counted(waiting, "homeWaiting"), said.join(" "), await left(p, queued)));
  return cards;
}

function counted(n: number, name: string): string {
  return word(n === 1 ? `${name}One` : name, { n });
}

function notice(tone: string, title: string, text: string, size: string): HTMLElement {
  const card = copyOf("template[data-home-notice]");
  card.classList.add(`card-${tone}`);
  part(card, ".card-cover").textContent = title;
  part(card, "[data-text]").textContent = text;
  const sign = part(card, "[data-size]");
  sign.hidden = !size;
  sign.classList.add(`tone-${tone}`);
  sign.textContent = size;
  return card;
}

/** How much still has to travel; the same photo counts once. */
async function left(p: Phone, queued: readonly Item[]): Promise<string> {
  const wanted = new Set(queued.filter(({ state }) => state !== "sent").flatMap((item) => item.left));
  const shots = (await Promise.all(queued.map(({ id }) => shotsOf(p, id)))).flat();
  const sizes = new Map(shots.filter(({ digest }) => wanted.has(digest)).map(({ digest, size }) => [digest, size]));
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return bytes ? sizeText(bytes) : "";
}

function draftCard(draft: Draft, known: Home | null): HTMLElement {
  const card = copyOf("template[data-home-draft]");
  const assignment = known?.assignments.find(({ id }) => id === draft.assignment);
  const form = assignment?.forms.find(({ version }) => version === draft.version);
  const link = part(card, ".card-cover") as HTMLAnchorElement;
  link.href = `/capture/${draft.version}${write({ kind: "overview", draft: draft.id })}`;
  link.textContent = assignment?.office ?? word("homeUnknown");
  part(card, "[data-line]").textContent = [assignment?.product, form?.code].filter(Boolean).join(" · ");
  part(card, "[data-kind]").textContent = word(draft.revision > 1 ? "homeReturned" : "homeDraft");
  part(card, "[data-saved]").textContent = savedText(new Date(draft.saved_at));
  return card;
}

function savedText(at: Date): string {
  const language = document.documentElement.lang;
  const isToday = at.toDateString() === new Date().toDateString();
  if (isToday) return word("homeSaved", { time: clock(at, language) });
  return word("homeSavedOn", { day: new Intl.DateTimeFormat(language, { day: "numeric", month: "short" }).format(at) });
}

function copyOf(selector: string): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(selector) as HTMLTemplateElement;
  return template.content.firstElementChild?.cloneNode(true) as HTMLElement;
}

/** Says whether the phone is ready, on every page that has the place for it. */
export function showReady(ready: Ready): void {
  const text = readyText(ready);
  for (const line of all("[data-ready]")) if (line.textContent !== text) line.textContent = text;
}

const READY = {
  offline: "readyOffline",
  "signed-out": "readySignedOut",
  "no-room": "readyNoRoom",
  never: "readyNever",
  unable: "readyUnable",
} as const;

function readyText(ready: Ready): string {
  if (ready.kind === "partly") return word("readyPartly", { n: ready.n, of: ready.of });
  if (ready.kind !== "ready") return word(READY[ready.kind]);
  const [at, language] = [new Date(ready.at), document.documentElement.lang];
  const isToday = at.toDateString() === new Date().toDateString();
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" }).format(at);
  return word("readyAt", { time: isToday ? clock(at, language) : `${day} ${clock(at, language)}` });
}

export function showProgress(n: number, of: number): void {
  for (const line of all("[data-ready]")) line.textContent = word("readyGetting", { n, of });
}
