// All records on the page, each with a card of its own: an event changes one card, not two hundred.

import type { Item } from "../phone/shape.ts";
import { blank, fill, travel } from "./card.ts";
import { Pace, type Step } from "./pace.ts";
import { tell, type Group, type Told, type Writer } from "./told.ts";

const SENT_SHOWN = 20;

interface Shown {
  readonly card: HTMLElement;
  item: Item;
  told: Told;
  said: string; // to see whether anything changed
}

export class List {
  readonly sizes = new Map<string, number>(); // digest → bytes
  private readonly host: HTMLElement;
  private readonly template: HTMLTemplateElement;
  private readonly writer: Writer;
  private readonly shown = new Map<string, Shown>();
  private travelling: { readonly id: string; readonly pace: Pace } | null = null;
  private isWhole = false; // all that were received, not only the latest

  constructor(host: HTMLElement, template: HTMLTemplateElement, writer: Writer) {
    this.host = host;
    this.template = template;
    this.writer = writer;
  }

  get items(): readonly Item[] {
    return [...this.shown.values()].map(({ item }) => item);
  }

  item(id: string): Item | null {
    return this.shown.get(id)?.item ?? null;
  }

  /** The title of the card that stands after *id*'s, or before it; null where it stands alone. */
  after(id: string): HTMLElement | null {
    const card = this.shown.get(id)?.card;
    const beside = card?.nextElementSibling ?? card?.previousElementSibling;
    return beside?.querySelector<HTMLElement>("[data-title]") ?? null;
  }

  /** Makes the page hold exactly *items*. */
  set(items: readonly Item[]): void {
    const ids = new Set(items.map(({ id }) => id));
    for (const id of [...this.shown.keys()]) if (!ids.has(id)) this.drop(id);
    items.forEach((item) => this.take(item));
    this.place();
  }

  /** Changes one record; null: it is gone. */
  put(id: string, item: Item | null): void {
    if (item) this.take(item);
    else this.drop(id);
    this.place();
  }

  showAll(): void {
    this.isWhole = true;
    this.place();
  }

  travels(id: string, step: Step): void {
    const shown = this.shown.get(id);
    if (!shown) return;
    if (this.travelling?.id !== id) this.stand();
    this.travelling ??= { id, pace: new Pace(shown.item, this.sizes) };
    travel(shown.card, this.travelling.pace.note(step), shown.told);
  }

  /** Nothing travels any more. */
  stand(): void {
    const shown = this.travelling && this.shown.get(this.travelling.id);
    this.travelling = null;
    if (shown) travel(shown.card, null, shown.told);
  }

  private take(item: Item): void {
    const told = tell(item, this.sizes, this.writer);
    const said = JSON.stringify(told);
    const shown = this.shown.get(item.id) ?? { card: blank(this.template, item.id, item.title), item, told, said: "" };
    const isNew = shown.said !== said;
    Object.assign(shown, { item, told, said });
    this.shown.set(item.id, shown);
    if (isNew) this.write(shown);
  }

  /** A photo that arrived changes the numbers of a card, not that it travels. */
  private write({ card, item, told }: Shown): void {
    if (this.travelling?.id === item.id && told.group !== "waiting") this.stand();
    const isTravelling = this.travelling?.id === item.id;
    const before = isTravelling ? card.querySelector("[data-mark]")?.cloneNode(true) : null;
    fill(card, told);
    if (before) card.querySelector("[data-mark]")?.replaceWith(before);
  }

  private drop(id: string): void {
    if (this.travelling?.id === id) this.stand();
    this.shown.get(id)?.card.remove();
    this.shown.delete(id);
  }

  private place(): void {
    for (const section of this.host.querySelectorAll<HTMLElement>("[data-group]")) {
      this.placeGroup(section, section.dataset["group"] as Group);
    }
  }

  private placeGroup(section: HTMLElement, group: Group): void {
    const all = this.ordered(group);
    const some = group === "sent" && !this.isWhole ? all.slice(0, SENT_SHOWN) : all;
    all.slice(some.length).forEach(({ card }) => card.remove());
    arrange(section.querySelector("[data-cards]") as HTMLElement, some.map(({ card }) => card));
    section.hidden = !all.length;
    (section.querySelector("[data-count]") as HTMLElement).textContent = String(all.length);
    (section.querySelector("[data-all]") as HTMLElement).hidden = some.length === all.length;
  }

  private ordered(group: Group): readonly Shown[] {
    const found = [...this.shown.values()].filter(({ told }) => told.group === group);
    const key = ({ item }: Shown) => (group === "sent" ? (item.receipt?.received_at ?? "") : item.queued_at);
    const sorted = found.sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
    return group === "sent" ? sorted.reverse() : sorted; // what was just received is what one wants to see
  }
}

/** Puts *cards* into *place* in their order, moving only those that stand elsewhere; the focus moves along. */
function arrange(place: HTMLElement, cards: readonly HTMLElement[]): void {
  cards.forEach((card, at) => {
    if (place.children[at] === card) return;
    const focused = card.contains(document.activeElement) ? (document.activeElement as HTMLElement) : null;
    place.insertBefore(card, place.children[at] ?? null);
    focused?.focus();
  });
}
