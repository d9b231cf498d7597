// What is asked, given what was answered: relevance, row by row where a section repeats.
// The twin of unsera_watch/instruments/rules/scene/.

import { holds, OWN, type Expression, type Value } from "./expressions.ts";
import { byLetters, given, held, isObject, type Answers, type Item } from "./reading.ts";

export interface Section {
  readonly code: string;
  readonly title?: readonly [id: string, en: string];
  readonly repeat: boolean;
  readonly least?: number; // rows, where it repeats
  readonly most?: number;
  readonly relevant: Expression | null;
  readonly items: readonly Item[];
}

/** A definition as unsera_watch/instruments/rules/plan.py writes it; `order` is that in which conditions are judged. */
export interface Plan {
  readonly sections: readonly Section[];
  readonly order: readonly string[];
}

export type Photos = Readonly<Record<string, number>>;

interface Known {
  readonly plan: Plan;
  readonly sections: ReadonlyMap<string, Section>;
  readonly items: ReadonlyMap<string, Item>;
  readonly places: ReadonlyMap<string, Section>;
}

/** The rows of a repeated section; what is no row is an empty one. */
export function rowsOf(section: Section, answers: Answers): Answers[] {
  const raw = held(answers, section.code);
  return Array.isArray(raw) ? raw.map((row) => (isObject(row) ? row : {})) : [];
}

/** The answers at hand: the whole form, or one row with the form around it. */
export class Scene {
  private readonly known: Known;
  readonly answers: Answers;
  readonly photos: Photos;
  private readonly outer: Scene | null;
  private readonly asked = new Map<string, boolean>();
  private isJudged = false;

  constructor(known: Known | Plan, answers: Answers, photos: Photos = {}, outer: Scene | null = null) {
    this.known = "plan" in known ? known : index(known);
    this.answers = answers;
    this.photos = photos;
    this.outer = outer;
  }

  rows(section: Section): Scene[] {
    return rowsOf(section, this.answers).map((row) => new Scene(this.known, row, {}, this));
  }

  /** The scene of one row; of a row nobody has, the whole form's. */
  row(code: string, number: number): Scene {
    const section = this.known.sections.get(code);
    return (section && this.rows(section)[number]) ?? this;
  }

  asksSection(section: Section): boolean {
    return section.relevant === null || ((this.outer ?? this).judged().get(section.code) ?? false);
  }

  asks(item: Item): boolean {
    return this.judged().get(item.code) ?? false;
  }

  isSound(item: Item): boolean {
    const look = (code: string, ticks: boolean) => this.look(code === OWN ? item.code : code, ticks);
    return item.constraint === null || holds(item.constraint, look);
  }

  /** Returns what the answer `code` says; nothing for what is not asked or not answered. */
  readonly look = (code: string, ticks = false): Value => {
    const item = this.known.items.get(code);
    if (!item) return this.rowsCount(code);
    const home = this.isHere(item) ? this : this.outer;
    return home?.asks(item) ? home.said(item, ticks) : null;
  };

  /** Which sections and items are asked; each is judged after those it looks at. */
  private judged(): ReadonlyMap<string, boolean> {
    if (!this.isJudged) {
      this.isJudged = true;
      for (const code of this.known.plan.order) this.judge(code);
    }
    return this.asked;
  }

  private judge(code: string): void {
    const item = this.known.items.get(code);
    const section = item ? this.known.places.get(code) : this.known.sections.get(code);
    if (item && section && this.isHere(item)) {
      this.asked.set(code, this.asksSection(section) && this.holds(item.relevant));
    } else if (!item && !this.outer) {
      this.asked.set(code, this.holds(section?.relevant ?? null));
    }
  }

  private holds(condition: Expression | null): boolean {
    return condition === null || holds(condition, this.look);
  }

  private isHere(item: Item): boolean {
    return (this.outer !== null) === this.known.places.get(item.code)?.repeat;
  }

  private rowsCount(code: string): number | null {
    const section = this.known.sections.get(code);
    return section?.repeat && this.asksSection(section) ? rowsOf(section, (this.outer ?? this).answers).length : null;
  }

  /** Returns what the answer to `item` says here, asked or not. */
  private said(item: Item, ticks: boolean): Value {
    if (item.kind === "photo") return Number(held(this.photos, item.code) ?? 0) || null;
    const found = given(item, held(this.answers, item.code));
    if (!found || found.value === null) return ticks && item.parts.length ? [] : null;
    if (ticks ? item.parts.length : item.kind === "many") return [...found.ticked].sort(byLetters);
    return ticks ? [found.value] : found.value;
  }
}

function index(plan: Plan): Known {
  const items = plan.sections.flatMap((section) => section.items.map((item) => [item, section] as const));
  return {
    plan,
    sections: new Map(plan.sections.map((section) => [section.code, section])),
    items: new Map(items.map(([item]) => [item.code, item])),
    places: new Map(items.map(([item, section]) => [item.code, section])),
  };
}
