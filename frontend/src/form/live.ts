// The questions of a page come and go while it is filled; what was typed stays in its field.
// Without script all of them are shown, each with a line that says when it applies.

import { all } from "../page/everyday.ts";
import { cardsOf, inWords, showAsked, type Changed } from "./asked.ts";
import { answerOf, nameOf } from "./fields.ts";
import { parsed, type Json } from "./numbers.ts";
import { held, type Answers, type Item } from "./reading.ts";
import { Scene, type Photos, type Plan } from "./scene.ts";

/** What stands in data-plan: the plan, the answers and photos of other sections, and which page this is. */
interface Page {
  readonly plan: Plan;
  readonly answers: Answers;
  readonly photos?: Photos;
  readonly section: string;
  readonly row: number | null;
}

/** Finds the plan of this page, shows only what is asked, and goes on doing so. */
export function live(): void {
  const place = document.getElementById("form-plan");
  const card = document.querySelector("[data-item]");
  const form = card?.closest("form");
  if (place?.dataset["plan"] && form) new LiveForm(form, parsed(place.dataset["plan"]) as unknown as Page).start();
}

class LiveForm {
  private readonly form: HTMLFormElement;
  private readonly page: Page;
  private readonly status = document.createElement("p");
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLFormElement, page: Page) {
    this.form = form;
    this.page = page;
  }

  start(): void {
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    this.form.append(this.status);
    for (const type of ["input", "change"]) this.form.addEventListener(type, () => this.soon());
    addEventListener("pageshow", () => this.soon()); // the browser may have put typed text back
    this.show();
  }

  /** Putting a whole form back fires an event for each field; one look after them is enough. */
  private soon(): void {
    clearTimeout(this.timer);
    this.status.textContent = ""; // the same words said again would not be read out
    this.timer = setTimeout(() => (this.status.textContent = inWords(this.show())));
  }

  private show(): Changed {
    return showAsked(this.form, this.items, this.scene());
  }

  private get items(): readonly Item[] {
    return this.page.plan.sections.find(({ code }) => code === this.page.section)?.items ?? [];
  }

  private scene(): Scene {
    const { plan, answers, photos, section, row } = this.page;
    const pictures = { ...photos, ...this.photos() };
    if (row === null) return new Scene(plan, { ...answers, ...this.answers() }, pictures);
    const saved = held(answers, section);
    const rows: Json[] = Array.isArray(saved) ? [...saved] : [];
    while (rows.length <= row) rows.push({});
    rows[row] = this.answers();
    return new Scene(plan, { ...answers, [section]: rows }, pictures).row(section, row);
  }

  private answers(): Answers {
    const data = new FormData(this.form);
    const said = (name: string) => data.getAll(name).flatMap((each) => (typeof each === "string" ? [this.kept(name, each)] : []));
    return Object.fromEntries(this.items.map((item) => [item.code, answerOf(item, (role) => said(nameOf(item.code, role)))]));
  }

  /** The server keeps the spaces around a long text, and takes those around a line away. */
  private kept(name: string, text: string): string {
    return this.form.elements.namedItem(name) instanceof HTMLTextAreaElement ? text : text.trim();
  }

  private photos(): Photos {
    const taken = (item: Item) => cardsOf(this.form, item).flatMap((card) => all("[data-thumbs] .thumb:not(.camera)", card)).length;
    return Object.fromEntries(this.items.map((item) => [item.code, taken(item)]));
  }
}
