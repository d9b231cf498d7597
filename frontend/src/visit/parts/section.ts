// One part of the form on the page, or one row of it: filled, read, its questions shown as they are asked.

import { cardsOf, inWords, showAsked } from "../../form/asked.ts";
import type { Answers, Item } from "../../form/reading.ts";
import { Scene, type Section } from "../../form/scene.ts";
import { all, counters } from "../../page/everyday.ts";
import { aheadOf, draftOf, nowOf, photoCounts, type Open, type Part } from "../context.ts";
import { Stopwatch } from "../draft/pace.ts";
import { placed, rowsOf } from "../draft/rows.ts";
import { campusHour } from "../draft/times.ts";
import { answersIn, fill, notesIn } from "./fields.ts";

const NO_NOTES: Readonly<Record<string, string>> = {};

/** Which row of a part that repeats; null where it does not. */
export interface Row {
  readonly key: string;
}

export class Questions implements Part {
  readonly form: HTMLFormElement;
  private readonly open: Open;
  private readonly section: Section;
  private readonly row: Row | null;
  private readonly watch = new Stopwatch();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(open: Open, section: Section, row: Row | null, form: HTMLFormElement) {
    [this.open, this.section, this.row, this.form] = [open, section, row, form];
  }

  start(): void {
    this.fill();
    counters();
    this.show();
    for (const type of ["input", "change"]) this.form.addEventListener(type, () => this.changed());
    this.form.addEventListener("submit", (event) => event.preventDefault());
  }

  /** Reads the fields into the draft. */
  readonly collect = (): void => {
    const said = answersIn(this.form, this.items);
    const notes = this.row ? NO_NOTES : notesIn(this.form, this.items);
    const before = this.here;
    const hour = campusHour(nowOf(this.open), aheadOf(draftOf(this.open)));
    this.open.saver.change((draft) => ({
      ...draft,
      answers: this.row ? this.withRow(draft.answers, this.row, said, hour) : { ...this.others(draft.answers), ...said },
      notes: { ...this.others(draft.notes), ...notes },
      pace: this.watch.add(draft.pace, before, said, performance.now()),
    }));
  };

  readonly joined = (): void => {
    this.fill();
    this.show();
  };

  /** A photo was taken or removed: other questions may depend on it. */
  pictured(): void {
    this.changed();
  }

  /** The card of a question, to be looked at first. */
  card(code: string): HTMLElement | null {
    const item = this.items.find((each) => each.code === code);
    return (item && cardsOf(this.form, item)[0]) ?? null;
  }

  private changed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.collect();
      const words = inWords(this.show());
      if (words) this.open.stage.say(words);
    });
  }

  private get items(): readonly Item[] {
    return this.section.items;
  }

  /** What is answered here now. */
  private get here(): Answers {
    const { answers } = draftOf(this.open);
    return this.row ? (this.rows(answers)[this.place(answers)] ?? {}) : answers;
  }

  private rows(answers: Answers): Answers[] {
    return rowsOf(answers, this.section.code);
  }

  private place(answers: Answers): number {
    return this.rows(answers).findIndex((each) => each["_key"] === this.row?.key);
  }

  private fill(): void {
    fill(this.form, this.items, this.here, this.row ? NO_NOTES : draftOf(this.open).notes);
  }

  private others<T>(all: Readonly<Record<string, T>>): Record<string, T> {
    const mine = new Set(this.items.map(({ code }) => code));
    return Object.fromEntries(Object.entries(all).filter(([code]) => !mine.has(code)));
  }

  private withRow(answers: Answers, row: Row, said: Answers, hour: number): Answers {
    const rows = placed(this.rows(answers), row.key, said, hour);
    return rows.length ? { ...answers, [this.section.code]: rows } : answers;
  }

  private show(): readonly [number, number] {
    const changed = showAsked(this.form, this.items, this.scene());
    for (const item of this.items) {
      if (cardsOf(this.form, item).some((card) => card.hidden)) this.watch.hide(item.code);
      else this.watch.see(item.code, performance.now());
    }
    const isAnyAsked = this.items.some((item) => cardsOf(this.form, item).some((card) => !card.hidden));
    for (const line of all("[data-nothing]", this.open.stage.host)) line.hidden = isAnyAsked;
    return changed;
  }

  private scene(): Scene {
    const { answers } = draftOf(this.open);
    const whole = (said: Answers) => new Scene(this.open.plan, said, photoCounts(this.open.shots));
    if (!this.row) return whole(answers);
    const place = this.place(answers);
    if (place >= 0) return whole(answers).row(this.section.code, place);
    const rows = [...this.rows(answers), {}]; // nothing was answered in it yet
    return whole({ ...answers, [this.section.code]: rows }).row(this.section.code, rows.length - 1);
  }
}
