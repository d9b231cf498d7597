// The queue page: keeps what is shown in step with the store while sending goes on, and lets a person act.

import { onNews } from "../outbox/browser.ts";
import type { News } from "../outbox/ports.ts";
import { startSending, type Sending } from "../outbox/triggers.ts";
import { word } from "../page/words.ts";
import { importCopy } from "../phone/copy.ts";
import { item, items } from "../phone/queue.ts";
import { Closed, Gone, NoRoom, onChange, read, Stale, type Phone } from "../phone/store.ts";
import { setSetting, setting, type Who } from "../phone/who.ts";
import { connectionNow, saverDefault } from "../picture/saver.ts";
import { copy, overWifi, perform } from "./acts.ts";
import { entry } from "./card.ts";
import { List } from "./list.ts";
import { Summary } from "./summary.ts";
import type { Act } from "./told.ts";
import { writer } from "./writer.ts";

const CALM_MS = 400; // several writes in a row are read once

export class QueuePage {
  private readonly p: Phone;
  private readonly host: HTMLElement;
  private readonly list: List;
  private readonly summary: Summary;
  private sending: Sending | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isRunning = false;
  private heard: Promise<void> = Promise.resolve();

  constructor(p: Phone, host: HTMLElement, owner: Who) {
    const [own, template] = [writer(document.documentElement.lang), document.getElementById("outbox-card")];
    this.p = p;
    this.host = host;
    this.list = new List(host, template as HTMLTemplateElement, own);
    this.summary = new Summary(host, own, owner.name);
  }

  async start(): Promise<void> {
    await this.refresh();
    await this.summary.start((await setting(this.p, "wifi_only")) === true);
    const saver = this.host.querySelector<HTMLInputElement>("[data-saver]");
    if (saver) saver.checked = saverDefault(connectionNow(), await setting(this.p, "saver"));
    this.host.hidden = false;
    this.listen();
    onNews((news) => {
      this.heard = this.heard.then(() => this.hear(news)).catch(tolerate); // one after the other, in their order
    });
    onChange(({ kind, account }) => {
      if (kind === "outbox" && account === this.p.account && !this.isRunning) this.soon();
    });
    this.sending = startSending(this.p);
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh().catch(tolerate), CALM_MS);
  }

  private async refresh(): Promise<void> {
    const all = await items(this.p);
    if (all.some(({ left }) => left.some((digest) => !this.list.sizes.has(digest)))) await this.measure();
    this.list.set(all);
    this.summary.show(all, this.list.sizes);
  }

  /** Sizes of photos never change, so they are read once. */
  private async measure(): Promise<void> {
    for (const { digest, size } of await read(this.p, (db) => db.getAll("shots"))) this.list.sizes.set(digest, size);
  }

  private async hear(news: News): Promise<void> {
    if (news.kind === "sending") return this.list.travels(news.id, { ...news, at: Date.now() });
    if (news.kind === "started") this.runs(true);
    if (news.kind === "item") await this.changed(news.id);
    if (news.kind !== "ended") return;
    this.runs(false);
    this.list.stand();
    await this.refresh();
    this.summary.ended(news.ended, this.waiting(), news.why === "button");
  }

  private runs(isRunning: boolean): void {
    this.isRunning = isRunning;
    this.summary.runs(isRunning);
  }

  private async changed(id: string): Promise<void> {
    this.list.put(id, await item(this.p, id));
    this.summary.show(this.list.items, this.list.sizes);
  }

  private waiting(): number {
    return this.list.items.filter(({ state }) => state === "waiting" || state === "photos").length;
  }

  private listen(): void {
    this.host.addEventListener("click", (event) => {
      const pressed = (event.target as Element).closest<HTMLElement>("[data-act], [data-copy-code], [data-all]");
      if (pressed) void this.attempt(() => this.press(pressed));
    });
    document.querySelector("[data-send]")?.addEventListener("click", () => void this.attempt(() => this.send()));
    document.querySelector("[data-copy-all]")?.addEventListener("click", () => void this.attempt(() => this.copyAll()));
    const saver = this.host.querySelector<HTMLInputElement>("[data-saver]");
    saver?.addEventListener("change", () => void this.attempt(() => setSetting(this.p, "saver", saver.checked)));
    this.host.querySelector("[data-wifi]")?.addEventListener("change", (event) => {
      const { checked } = event.target as HTMLInputElement;
      this.summary.wifi(checked);
      void this.attempt(() => overWifi(this.p, checked));
    });
    this.host.querySelector("[data-copy-in]")?.addEventListener("change", (event) => {
      const input = event.target as HTMLInputElement;
      void this.attempt(() => this.takeIn(input));
    });
  }

  private async press(pressed: HTMLElement): Promise<void> {
    const id = pressed.closest<HTMLElement>("[data-id]")?.dataset["id"] ?? "";
    if ("all" in pressed.dataset) return this.list.showAll();
    if ("copyCode" in pressed.dataset) return this.copyCode(id);
    const found = this.list.item(id);
    const next = this.list.after(id);
    const text = found ? await perform(this.p, found, pressed.dataset["act"] as Act) : "";
    await this.refresh();
    if (text) this.summary.say(text);
    if (!this.list.item(id)) (next ?? document.getElementById("main"))?.focus(); // its card is gone, and the focus with it
  }

  private async copyCode(id: string): Promise<void> {
    await navigator.clipboard.writeText(this.list.item(id)?.receipt?.code ?? "");
    this.summary.say(word("saidCopied"));
  }

  private async send(): Promise<void> {
    if (!this.isRunning) await this.sending?.now();
  }

  private async copyAll(): Promise<void> {
    this.summary.say(word("copySaving"));
    const open = this.list.items.filter(({ state }) => state !== "sent").map(({ id }) => id);
    this.summary.say(await copy(this.p, open));
  }

  private async takeIn(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    this.summary.say(word("saidReading"));
    const { drafts, items: records, refused } = await importCopy(this.p, file);
    input.value = "";
    const told = this.host.querySelector("[data-copy-told]") as HTMLElement;
    told.hidden = !refused.length;
    told.replaceChildren(...refused.map(entry));
    await this.refresh();
    this.summary.say(word("saidOpened", { drafts, items: records, refused: refused.length }));
  }

  /** Whatever goes wrong is told; the records themselves are never touched by halves. */
  private async attempt(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (trouble) {
      this.summary.say(word(nameOf(trouble)));
      await this.refresh();
    }
  }
}

/** The database closes under the page when it is wiped or renewed; that is told elsewhere. */
function tolerate(trouble: unknown): void {
  if (!(trouble instanceof Closed)) console.error(trouble);
}

function nameOf(trouble: unknown): string {
  if (trouble instanceof NoRoom) return "saidNoRoom";
  return trouble instanceof Gone || trouble instanceof Stale ? "saidChanged" : "saidFailed";
}
