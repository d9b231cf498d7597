// The list of a part that is filled in once for each respondent or official: how many, how far, the next in one tap.

import type { Answers } from "../../form/reading.ts";
import type { Section } from "../../form/scene.ts";
import { all } from "../../page/everyday.ts";
import { word } from "../../page/words.ts";
import { draftOf, type Open, type Part } from "../context.ts";
import { rowProgress } from "../draft/progress.ts";
import { HOUR, KEY, rowsOf } from "../draft/rows.ts";
import { write as address } from "../route.ts";
import { need, piece, write } from "../stage.ts";

export class Rows implements Part {
  readonly collect = (): void => undefined; // nothing is typed here
  private readonly open: Open;
  private readonly section: Section;
  private readonly host: HTMLElement;
  private readonly noun: string;

  constructor(open: Open, section: Section, host: HTMLElement, noun: string) {
    [this.open, this.section, this.host, this.noun] = [open, section, host, noun];
  }

  readonly joined = (): void => this.show();

  show(): void {
    const rows = this.rows;
    write(this.host, "[data-count]", String(rows.length));
    need("[data-nobody]", this.host).hidden = rows.length > 0;
    need("[data-rows]", this.host).replaceChildren(...rows.map((row, number) => this.line(row, number)));
    need("[data-rows]", this.host).hidden = !rows.length;
    need("[data-remove]", this.host).hidden = !rows.length;
    need("[data-removers]", this.host).replaceChildren(...rows.map((row, number) => this.remover(row, number)));
  }

  private get rows(): Answers[] {
    return rowsOf(draftOf(this.open).answers, this.section.code);
  }

  private line(row: Answers, number: number): HTMLElement {
    const { done, total } = rowProgress(this.open.plan, draftOf(this.open).answers, this.section, number);
    const line = piece("row");
    const hour = row[HOUR];
    line.className = done === total ? "step-done" : "step-todo";
    const where = { kind: "section", draft: draftOf(this.open).id, section: this.section.code, row: number + 1, item: "" } as const;
    for (const link of all<HTMLAnchorElement>("a", line)) link.href = address(where);
    write(line, ".step-mark", String(number + 1));
    write(line, ".step-label", `${this.noun} ${number + 1}`);
    const when = typeof hour === "number" ? word("aroundHour", { hour }) : "";
    write(line, ".step-note", [word("farOf", { done, total }), when].filter(Boolean).join(" · "));
    return line;
  }

  private remover(row: Answers, number: number): HTMLElement {
    const button = piece("remove");
    button.lastChild?.replaceWith(word("removeRow", { noun: this.noun.toLowerCase(), n: number + 1 }));
    button.addEventListener("click", () => this.remove(row, number));
    return button;
  }

  /** Takes a row away; for as long as this list is shown it can be put back. */
  private remove(row: Answers, number: number): void {
    const key = row[KEY];
    this.change((rows) => rows.filter((each) => each[KEY] !== key));
    this.show();
    const undo = piece("undo");
    write(undo, "[data-text]", word("rowRemoved", { noun: this.noun, n: number + 1 }));
    need("button", undo).addEventListener("click", () => {
      this.change((rows) => [...rows.slice(0, number), row, ...rows.slice(number)]);
      undo.remove();
      this.show();
      this.open.stage.say(word("putBack"));
    });
    this.host.querySelector("[data-undo]")?.remove();
    need("[data-rows]", this.host).after(undo);
    need<HTMLButtonElement>("button", undo).focus();
  }

  private change(update: (rows: Answers[]) => Answers[]): void {
    const { code } = this.section;
    this.open.saver.change((draft) => ({ ...draft, answers: { ...draft.answers, [code]: update(rowsOf(draft.answers, code)) } }));
  }
}
