// The page on which one part of a visit is shown at a time: title, steps, buttons, focus.
// Parts lie in <template> elements until they are shown, so a long form costs nothing while it is not.

import { all } from "../page/everyday.ts";
import { word } from "../page/words.ts";

export interface Step {
  readonly label: string;
  readonly href: string;
  readonly isDone: boolean;
}

export class Stage {
  readonly host: HTMLElement;
  private readonly heading = need<HTMLElement>("h1");
  private readonly bar = need<HTMLElement>(".action-bar");
  private readonly back = need<HTMLAnchorElement>(".capture-back");
  private readonly said = need<HTMLElement>("[data-said]");
  private readonly site = document.title.split(" · ").at(-1) ?? "";
  private readonly steps: HTMLElement;
  private isFirst = true;

  constructor(host: HTMLElement) {
    this.host = host;
    this.steps = copied("[data-steps]");
    this.steps.hidden = true;
    need("main").prepend(this.steps);
    this.heading.tabIndex = -1;
    // The fragment is taken: it says which part is shown.
    need(".skip-link").addEventListener("click", (event) => {
      event.preventDefault();
      need<HTMLElement>("main").focus();
    });
  }

  /** Shows the part of a template alone, under a title; kind tells a list from its rows. */
  show(part: string, kind: string, title: string): HTMLElement {
    const which = `template[data-part="${part}"]${kind && `[data-kind="${kind}"]`}`;
    this.host.replaceChildren(need<HTMLTemplateElement>(which).content.cloneNode(true));
    this.title(title);
    this.steps.hidden = true;
    return this.host;
  }

  title(text: string): void {
    this.heading.textContent = text;
    document.title = [text, this.site].join(" · ");
  }

  /** Puts the buttons of a kind under the thumb; `go` is told which one was pressed. */
  actions(kind: string, go: (name: string) => void): HTMLElement {
    this.bar.replaceChildren(need<HTMLTemplateElement>(`template[data-actions="${kind}"]`).content.cloneNode(true));
    for (const button of all<HTMLButtonElement>("button[data-go]", this.bar)) {
      button.addEventListener("click", () => go(button.dataset["go"] ?? ""));
    }
    return this.bar;
  }

  /** Where the arrow at the top leads. */
  backTo(href: string, label: string): void {
    this.back.href = href;
    const text = this.back.querySelector("span");
    if (text) text.textContent = label;
  }

  /** Shows how far the form is; current is the place of the step one is in. */
  showSteps(steps: readonly Step[], current: number): void {
    all<HTMLElement>(".step", this.steps).forEach((place, number) => {
      const step = steps[number];
      const link = place.querySelector("a");
      if (!step || !link) return;
      place.className = `step step-${number === current ? "current" : step.isDone ? "done" : "todo"}`;
      link.href = step.href;
      if (number === current) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    const text = this.steps.querySelector(".steps-text");
    const label = steps[current]?.label ?? "";
    if (text) text.textContent = word("stepPosition", { n: current + 1, total: steps.length, label });
    this.steps.hidden = false;
  }

  /** Moves the focus to the title, so that a screen reader reads where one is now; not while the page opens. */
  arrive(target?: HTMLElement | null): void {
    scrollTo(0, 0);
    const place = target ?? (this.isFirst ? null : this.heading);
    this.isFirst = false;
    place?.focus({ preventScroll: !target });
    target?.scrollIntoView({ block: "center" });
  }

  /** Tells a screen reader what just changed on this page. */
  say(text: string): void {
    this.said.textContent = "";
    setTimeout(() => (this.said.textContent = text));
  }

  /** Says something instead of a part. */
  tell(text: string, link?: { readonly href: string; readonly label: string }): void {
    const line = document.createElement("p");
    line.textContent = text;
    this.host.replaceChildren(line);
    this.bar.replaceChildren();
    if (!link) return;
    const way = document.createElement("a");
    way.className = "btn btn-primary";
    way.href = link.href;
    way.textContent = link.label;
    this.bar.append(way);
  }
}

export function need<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

/** A copy of a piece that the page brings along for the script. */
export function piece(name: string): HTMLElement {
  return copied(`[data-piece="${name}"]`);
}

function copied(which: string): HTMLElement {
  const found = need<HTMLTemplateElement>(`template${which}`).content.firstElementChild;
  return found?.cloneNode(true) as HTMLElement;
}

/** Fills an element that may not be there. */
export function write(within: ParentNode, selector: string, text: string): void {
  const place = within.querySelector(selector);
  if (place) place.textContent = text;
}
