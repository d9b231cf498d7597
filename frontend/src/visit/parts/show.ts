// The part an address names, shown with its title, steps and buttons.

import { word } from "../../page/words.ts";
import type { Section } from "../../form/scene.ts";
import { clear, mark } from "../beside/marks.ts";
import { Photos } from "../beside/photos.ts";
import { troublesAt } from "../beside/troubles.ts";
import { draftOf, photoCounts, type Open, type Part } from "../context.ts";
import { KEY, rowsOf } from "../draft/rows.ts";
import { progress } from "../draft/progress.ts";
import { atPart, partName } from "../names.ts";
import { write as address, type Where } from "../route.ts";
import { need, piece, write } from "../stage.ts";
import { Finish } from "./finish.ts";
import { Overview } from "./overview.ts";
import { Rows } from "./rows.ts";
import { Questions } from "./section.ts";
import { StartAgain } from "./start_again.ts";

type InSection = Extract<Where, { kind: "section" }>;

export function show(open: Open, where: Where): Part {
  const section = where.kind === "section" ? open.plan.sections.find(({ code }) => code === where.section) : undefined;
  if (where.kind === "section" && section) return new SectionPage(open, section, where).show();
  if (where.kind === "start") return new StartAgain(open).show();
  if (where.kind === "finish") return new Finish(open).show(where.outcome);
  const overview = new Overview(open);
  overview.show();
  return overview;
}

class SectionPage {
  private readonly open: Open;
  private readonly section: Section;
  private readonly where: InSection;
  private part: Part | null = null;

  constructor(open: Open, section: Section, where: InSection) {
    [this.open, this.section, this.where] = [open, section, where];
  }

  show(): Part {
    this.part = this.section.repeat && !this.isRow ? this.list() : this.questions();
    this.top();
    return this.part;
  }

  /** A row that is there, or the next new one. */
  private get isRow(): boolean {
    const { row } = this.where;
    return row !== null && row <= Math.min(this.rows.length + 1, this.most);
  }

  private get rows(): ReturnType<typeof rowsOf> {
    return rowsOf(draftOf(this.open).answers, this.section.code);
  }

  private get most(): number {
    return Number(need<HTMLTemplateElement>(`template[data-part="${this.section.code}"][data-kind=row]`).dataset["most"]);
  }

  private list(): Part {
    const { stage, form } = this.open;
    const host = stage.show(this.section.code, "list", partName(form, { section: this.section.code, row: null }));
    const part = new Rows(this.open, this.section, host, form.nouns[this.section.code] ?? "");
    part.show();
    this.actions("list");
    stage.arrive();
    return part;
  }

  private questions(): Part {
    const { stage, form } = this.open;
    const { row, item } = this.where;
    const host = stage.show(this.section.code, row === null ? "section" : "row", partName(form, { section: this.section.code, row }));
    const part = new Questions(this.open, this.section, row === null ? null : { key: this.key(row) }, need<HTMLFormElement>("form", host));
    part.start();
    if (row === null) new Photos(this.open, host, () => part.pictured()).start();
    this.remarks(part);
    this.marks(part);
    this.actions(row === null ? "section" : "row");
    const card = item ? part.card(item) : null;
    stage.arrive(card && (card.querySelector<HTMLElement>("input:not([type=hidden]), textarea") ?? card));
    return part;
  }

  private key(row: number): string {
    const known = this.rows[row - 1]?.[KEY];
    return typeof known === "string" ? known : crypto.randomUUID().replaceAll("-", "");
  }

  /** What the supervisor asks for, beside each question. */
  private remarks(part: Questions): void {
    for (const [code, text] of Object.entries(draftOf(this.open).remarks)) {
      const card = part.card(code);
      if (!card) continue;
      const box = piece("question-remark");
      write(box, "[data-text]", text);
      need(".question-text", card).after(box);
    }
  }

  private marks(part: Questions): void {
    for (const trouble of troublesAt(this.open, this.section.code, this.where.row)) {
      const card = part.card(trouble.item);
      if (card) mark(card, trouble);
    }
    part.form.addEventListener("input", (event) => {
      const card = (event.target as HTMLElement).closest<HTMLElement>("[data-item]");
      if (card) clear(card);
    });
  }

  private actions(kind: "list" | "section" | "row"): void {
    const bar = this.open.stage.actions(kind, (name) => this.press(name));
    const add = bar.querySelector<HTMLElement>("[data-go=add]");
    if (!add) return;
    add.lastChild?.replaceWith(word("nextRow", { noun: this.open.form.nouns[this.section.code] ?? "" }));
    add.hidden = this.rows.length >= this.most;
  }

  private press(name: string): void {
    const { id } = draftOf(this.open);
    if (name === "list") return this.open.go(atPart(id, this.section.code));
    if (name === "add") return this.add();
    const codes = this.open.plan.sections.map(({ code }) => code);
    const next = codes[codes.indexOf(this.section.code) + (name === "back" ? -1 : 1)];
    if (next) return this.open.go(atPart(id, next));
    const isEnd = name !== "back" && this.open.visit.length < 2;
    this.open.go(isEnd ? { kind: "finish", draft: id, outcome: null } : { kind: "overview", draft: id });
  }

  /** The next respondent, in one tap; an empty one is filled first. */
  private add(): void {
    const { row } = this.where;
    this.part?.collect();
    if (row !== null && row > this.rows.length) return this.askFirst();
    this.open.go({ ...this.where, row: this.rows.length + 1, item: "" });
  }

  private askFirst(): void {
    const card = this.open.stage.host.querySelector<HTMLElement>("[data-item]:not([hidden])");
    if (!card) return;
    mark(card, { text: word("rowBlank"), isNote: false });
    this.open.stage.arrive(card.querySelector<HTMLElement>("input, textarea"));
  }

  /** Where one is in the form; how far the other parts are is worked out once this one can be used. */
  private top(): void {
    const { stage, plan, form, assignment } = this.open;
    const { id } = draftOf(this.open);
    stage.backTo(address({ kind: "overview", draft: id }), assignment?.office ?? this.open.title);
    const current = plan.sections.indexOf(this.section);
    const steps = plan.sections.map(({ code }) => ({ label: form.titles[code] ?? code, href: address(atPart(id, code)), isDone: false }));
    stage.showSteps(steps, current);
    setTimeout(() => {
      const far = progress(plan, draftOf(this.open).answers, photoCounts(this.open.shots));
      stage.showSteps(steps.map((step, place) => ({ ...step, isDone: far[place]?.isDone ?? false })), current);
    });
  }
}
