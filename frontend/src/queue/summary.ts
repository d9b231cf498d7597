// The top of the queue page: how much waits, how large it is, what this browser may promise, and why nothing goes.

import { canHere, connection } from "../outbox/browser.ts";
import type { Ended } from "../outbox/ports.ts";
import { networkOf, promise } from "../outbox/promise.ts";
import { word } from "../page/words.ts";
import type { Item } from "../phone/shape.ts";
import { totalOf, type Writer } from "./told.ts";

const CALM = new Set(["done", "nothing", "busy"]);

export class Summary {
  private readonly host: HTMLElement;
  private readonly writer: Writer;
  private readonly owner: string;

  constructor(host: HTMLElement, writer: Writer, owner: string) {
    this.host = host;
    this.writer = writer;
    this.owner = owner;
  }

  async start(isWifiOnly: boolean): Promise<void> {
    const lines = promise(await canHere()).map((name) => paragraph(word(name)));
    this.part("[data-promise]").replaceChildren(...lines);
    (this.part("[data-wifi]") as HTMLInputElement).checked = isWifiOnly;
    this.wifi(isWifiOnly);
  }

  /** A phone that does not say which network it uses never sends such photos by itself; who chooses this is told. */
  wifi(isOnly: boolean): void {
    this.part("[data-wifi-unknown]").hidden = !isOnly || networkOf(connection()) !== "unknown";
  }

  show(items: readonly Item[], sizes: ReadonlyMap<string, number>): void {
    const { records, bytes } = totalOf(items, sizes);
    const parked = items.filter(({ state }) => state === "parked").length;
    this.part("[data-headline]").textContent = headline(records, parked, items.length);
    this.part("[data-size]").hidden = !bytes;
    this.part("[data-size]").textContent = this.writer.size(bytes);
    this.part("[data-promise]").hidden = !records;
    this.part("[data-empty]").hidden = items.length > 0;
    (document.querySelector("[data-bar]") as HTMLElement).hidden = !records && !parked;
    (document.querySelector("[data-send]") as HTMLElement).hidden = !records;
  }

  /** What goes on stands on the button; it keeps the focus. */
  runs(isRunning: boolean): void {
    const button = document.querySelector("[data-send]") as HTMLElement;
    button.dataset["idle"] ??= button.textContent ?? "";
    button.textContent = isRunning ? word("saidSending") : button.dataset["idle"];
    button.setAttribute("aria-disabled", String(isRunning));
  }

  /** The one line that is read out. */
  say(text: string): void {
    this.part("[data-said]").textContent = text;
  }

  /** Says once how a run ended. A run that only found nothing to do is not worth a word, unless a person asked for it. */
  ended({ reason, sent, parked, failed, quiet_until }: Ended, left: number, isAsked: boolean): void {
    this.part("[data-sign-in]").hidden = reason !== "signed-out" && reason !== "revoked";
    const isNews = isAsked || sent + parked + failed > 0 || !CALM.has(reason);
    if (!isNews) return;
    const values = { sent, parked, left, name: this.owner, time: quiet_until ? this.writer.moment(quiet_until) : "" };
    this.say(word(NAMES[reason], values));
  }

  private part(selector: string): HTMLElement {
    return this.host.querySelector(selector) as HTMLElement;
  }
}

function headline(waiting: number, parked: number, all: number): string {
  if (waiting) return word(waiting === 1 ? "headOne" : "headWaiting", { n: waiting });
  if (parked) return word(parked === 1 ? "headParkedOne" : "headParked", { n: parked });
  return word(all ? "headNone" : "headEmpty");
}

const NAMES: Readonly<Record<Ended["reason"], string>> = {
  done: "saidDone",
  nothing: "saidNothing",
  busy: "saidBusy",
  offline: "saidOffline",
  quiet: "saidQuiet",
  away: "saidAway",
  "signed-out": "saidSignedOut",
  revoked: "saidSignedOut",
  "other-account": "saidOtherAccount",
};

function paragraph(text: string): HTMLElement {
  const line = document.createElement("p");
  line.textContent = text;
  return line;
}
