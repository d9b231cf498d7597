// How full the phone is, and asking it to keep what is ours.

import { word } from "../page/words.ts";
import { isMadeUp, isNearlyFull, partOf, shouldAsk, WARN_AT, type Mode } from "./rules/space.ts";
import { NoRoom, write, type Phone } from "./store.ts";
import { stored } from "./who.ts";

export interface Usage {
  readonly used: number; // bytes
  readonly quota: number; // bytes; 0 where the browser does not say, or says what is not so
  readonly part: number; // 0 to 1
  readonly persisted: boolean;
}

const ASKED = "unsera:persist-asked";

export async function usage(): Promise<Usage> {
  const { usage: used = 0, quota: said = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  const quota = isMadeUp(used, said) ? 0 : said;
  return { used, quota, part: partOf(used, quota), persisted: await isPersisted() };
}

const VISIT = 8 * 1024 * 1024; // a visit's photos on mobile data, with room to spare
const SCRAP = "room";

/** Says whether a visit's photos would fit: tried with a scrap, because the browser's own figure may be made up. */
export async function hasRoom(p: Phone, bytes = VISIT): Promise<boolean> {
  try {
    await write(p, ["bytes"], null, (tx) => tx.objectStore("bytes").put(scrap(bytes), SCRAP));
    return true;
  } catch (error) {
    if (error instanceof NoRoom) return false;
    throw error;
  } finally {
    await write(p, ["bytes"], null, (tx) => tx.objectStore("bytes").delete(SCRAP));
  }
}

/** Bytes that nothing can press together. */
function scrap(bytes: number): ArrayBuffer {
  const whole = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(whole.subarray(at, at + 65_536));
  return whole.buffer;
}

/** Asks the browser, once, not to clear our storage by itself; once more when the app was installed since. */
export async function persist(): Promise<boolean> {
  if (await isPersisted()) return true;
  const mode: Mode = matchMedia("(display-mode: standalone)").matches ? "installed" : "browser";
  if (!navigator.storage?.persist || !shouldAsk(stored()?.getItem(ASKED) ?? null, mode)) return false;
  stored()?.setItem(ASKED, mode);
  return navigator.storage.persist();
}

async function isPersisted(): Promise<boolean> {
  return (await navigator.storage?.persisted?.()) ?? false;
}

/** Fills *place* with what is used in words, a meter where the browser says how much there is, and a warning from 80 % on. */
export async function showRoom(place: HTMLElement, sizeText: (bytes: number) => string): Promise<void> {
  const { used, quota, part, persisted } = await usage();
  const text = quota ? word("roomUsed", { used: sizeText(used), quota: sizeText(quota) }) : word("roomUsedOnly", { used: sizeText(used) });
  const shown: HTMLElement[] = quota ? [meterOf(part), line(text, "")] : [line(text, "")];
  if (isNearlyFull(part)) shown.push(line(word("roomNearly"), "room-warning"));
  if (!persisted) shown.push(line(word("roomUnkept"), "hint"));
  place.replaceChildren(...shown);
}

function meterOf(part: number): HTMLElement {
  const meter = document.createElement("meter");
  Object.assign(meter, { className: "room-meter", value: part, high: WARN_AT, optimum: 0 });
  meter.setAttribute("aria-label", word("roomMeter"));
  return meter;
}

function line(text: string, kind: string): HTMLElement {
  const paragraph = document.createElement("p");
  paragraph.className = kind;
  paragraph.textContent = text;
  return paragraph;
}
