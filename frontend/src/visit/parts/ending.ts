// The fields that say when and how a visit ended; untouched they mean "finished, just now".

import { all } from "../../page/everyday.ts";
import { word } from "../../page/words.ts";
import type { Ending, Outcome } from "../../phone/shape.ts";
import { clear } from "../beside/marks.ts";
import { aheadOf, draftOf, momentOf, type Open } from "../context.ts";
import { changedTo, toField } from "../draft/times.ts";
import { need } from "../stage.ts";
import { put, values } from "./fields.ts";
import { sentence } from "./start.ts";

const OUTCOMES: readonly Outcome[] = ["refused", "closed", "unsafe", "not-offered"];

export class EndingFields {
  readonly form: HTMLFormElement;
  isTouched: boolean;
  private readonly open: Open;
  private before: string; // the moment the field shows, to the millisecond
  private onChange: () => void = () => undefined;

  constructor(open: Open, host: HTMLElement, outcome: Outcome | null) {
    this.open = open;
    this.form = need<HTMLFormElement>("form", host);
    const held = draftOf(open).ending;
    this.isTouched = held !== null || outcome !== null;
    this.before = held?.ended_at ?? momentOf(open);
    const how = outcome ?? held?.outcome ?? "done";
    put(this.form, "ended_at", [toField(this.before, aheadOf(draftOf(open)))]);
    put(this.form, "outcome", [how]);
    put(this.form, "outcome_note", [held?.outcome_note || sentence(how)]);
  }

  start(onChange: () => void): void {
    this.onChange = onChange;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => this.changed(event.target as HTMLElement));
    need("[data-now]", this.form).addEventListener("click", () => this.endNow());
  }

  get outcome(): Outcome {
    return (values(this.form, "outcome")[0] ?? "done") as Outcome;
  }

  /** What the fields say; an untouched time is that of the moment one sends. */
  said(): Ending {
    const [text = ""] = values(this.form, "ended_at");
    const ended_at = this.isTouched ? changedTo(text, this.before, aheadOf(draftOf(this.open))) : momentOf(this.open);
    return { ended_at: ended_at ?? "", outcome: this.outcome, outcome_note: values(this.form, "outcome_note")[0] ?? "" };
  }

  /** The place for one sentence: needed where nothing was finished, welcome where something needs explaining. */
  showNote(isWelcome: boolean): void {
    const box = need("[data-outcome-note]", this.form);
    box.hidden = this.outcome === "done" && !isWelcome;
    const label = box.querySelector("label");
    if (label) label.textContent = word(this.outcome === "done" ? "explain" : "whatHappened");
    const hint = box.querySelector<HTMLElement>(".hint");
    if (hint) hint.textContent = word(this.outcome === "done" ? "explainHint" : "whatHappenedHint");
  }

  private changed(target: HTMLElement): void {
    this.isTouched = true;
    const field = target.closest<HTMLElement>(".field");
    if (field) clear(field);
    if (target.getAttribute("name") === "outcome") this.offerSentence();
    this.onChange();
  }

  /** A sentence nobody changed makes place for the one that fits. */
  private offerSentence(): void {
    const [text = ""] = values(this.form, "outcome_note");
    const isReady = !text.trim() || OUTCOMES.some((each) => sentence(each) === text);
    if (isReady) put(this.form, "outcome_note", [sentence(this.outcome)]);
    for (const area of all<HTMLTextAreaElement>("[name=outcome_note]", this.form)) area.dispatchEvent(new Event("change"));
  }

  private endNow(): void {
    this.before = momentOf(this.open);
    put(this.form, "ended_at", [toField(this.before, aheadOf(draftOf(this.open)))]);
    this.isTouched = true;
    this.onChange();
  }
}
