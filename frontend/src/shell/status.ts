// What stands at the top of every page: whether there is a connection, and what waits to be sent.

import { word } from "../page/words.ts";
import { items } from "../phone/queue.ts";
import type { Item } from "../phone/shape.ts";
import { onChange, type Phone } from "../phone/store.ts";
import { stored } from "../phone/who.ts";
import type { Contact } from "./rules.ts";

const SEEN = "unsera:queue-seen"; // the counts of the last page, so that the line need not jump in later

interface Counts {
  readonly waiting: number;
  readonly parked: number;
}

const SAID = {
  online: ["phoneOnline", "tone-good", "shape-dot"],
  offline: ["phoneOffline", "tone-fair", "shape-ring"],
  "signed-out": ["phoneSignedOut", "tone-poor", "shape-triangle"],
} as const;

let sign: HTMLElement | null = null;
let line: HTMLElement | null = null;

/** Puts the signs into the page's head; the start page and the queue say themselves what waits. */
export function placeStatus(): void {
  for (const other of document.querySelectorAll(".status[data-offline]")) other.remove();
  const region = copyOf("template[data-phone-status]");
  const end = document.querySelector(".top-end");
  if (region && end) end.prepend(region);
  else if (region) document.querySelector(".capture-top")?.after(region);
  sign = region?.querySelector<HTMLElement>("[data-contact]") ?? null;
  if (!end || document.querySelector("[data-phone-home], #queue")) return;
  line = copyOf("template[data-phone-waiting]");
  if (line) document.querySelector(".top, .capture-top")?.after(line);
  showCounts(seen());
}

function copyOf(selector: string): HTMLElement | null {
  const template = document.querySelector<HTMLTemplateElement>(selector);
  return (template?.content.firstElementChild?.cloneNode(true) ?? null) as HTMLElement | null;
}

/** On a form only what is not as usual is said: the room at its top is for what is saved. */
export function showContact(contact: Contact): void {
  if (!sign) return;
  const isQuiet = contact === "unknown" || (contact === "online" && !sign.closest(".top-end"));
  sign.hidden = isQuiet;
  if (contact === "unknown") return;
  const [name, tone, shape] = SAID[contact];
  sign.className = `status ${tone} ${shape}`;
  sign.textContent = isQuiet ? "" : word(name);
}

export async function watchQueue(p: Phone): Promise<void> {
  onChange(({ kind, account }) => {
    if (kind === "outbox" && account === p.account) void count(p);
  });
  await count(p);
}

async function count(p: Phone): Promise<void> {
  const counts = countsOf(await items(p));
  stored()?.setItem(SEEN, JSON.stringify(counts));
  showCounts(counts);
  await badge(counts.waiting + counts.parked);
}

export function countsOf(queued: readonly Item[]): Counts {
  const waiting = queued.filter(({ state }) => state === "waiting" || state === "photos").length;
  return { waiting, parked: queued.filter(({ state }) => state === "parked").length };
}

function seen(): Counts {
  const text = stored()?.getItem(SEEN);
  return text ? (JSON.parse(text) as Counts) : { waiting: 0, parked: 0 };
}

function showCounts({ waiting, parked }: Counts): void {
  const link = line?.querySelector("a");
  if (!line || !link) return;
  const parts = [counted(waiting, "phoneWaiting"), counted(parked, "phoneParked")].filter(Boolean);
  line.hidden = !parts.length;
  link.textContent = parts.join(" · ");
}

function counted(n: number, name: string): string {
  return n ? word(n === 1 ? `${name}One` : name, { n }) : "";
}

/** A number on the icon, where the phone can show one. */
async function badge(n: number): Promise<void> {
  const { setAppBadge } = navigator as { setAppBadge?: (n: number) => Promise<void> };
  await setAppBadge?.call(navigator, n).catch(() => undefined);
}
