// What is not right yet, beside its field and in a list above; gone again as soon as somebody changes the answer.

import { all } from "../../page/everyday.ts";
import { word } from "../../page/words.ts";
import type { Problem } from "../../phone/shape.ts";
import { together, type Located } from "../draft/places.ts";
import { need, piece } from "../stage.ts";

let marks = 0;

/** Puts a problem beside the field of a card: its note, or its answer. */
export function mark(card: HTMLElement, problem: Pick<Located, "text" | "isNote">): void {
  const note = card.querySelector<HTMLElement>("textarea[name$=_note]")?.closest<HTMLElement>(".field");
  const field = (problem.isNote ? note : card.querySelector<HTMLElement>(".field")) ?? card;
  markField(field, problem.text);
}

/** Puts a problem into a field, wired for screen readers. */
export function markField(field: HTMLElement, text: string): void {
  if (all(".error", field).some((each) => each.textContent === text)) return;
  const line = document.createElement("p");
  line.className = "error";
  line.id = `problem-${(marks += 1)}`;
  line.textContent = text;
  const head = field.querySelector(":scope > .hint") ?? field.querySelector(":scope > legend, :scope > label");
  if (head) head.after(line);
  else field.prepend(line);
  field.classList.add("field-invalid");
  const told = field instanceof HTMLFieldSetElement ? field : (field.querySelector<HTMLElement>("input, textarea") ?? field);
  told.setAttribute("aria-describedby", [told.getAttribute("aria-describedby"), line.id].filter(Boolean).join(" "));
  if (!(told instanceof HTMLFieldSetElement)) told.setAttribute("aria-invalid", "true");
}

/** Takes the marks off a field or a card. */
export function clear(within: HTMLElement): void {
  const fields = [within, ...all(".field-invalid", within)];
  const lines = new Set(all(".error", within).map((line) => line.id));
  if (!lines.size) return;
  for (const told of [within, ...all<HTMLElement>("[aria-describedby]", within)]) {
    const left = (told.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && !lines.has(id));
    if (left.length) told.setAttribute("aria-describedby", left.join(" "));
    else told.removeAttribute("aria-describedby");
    told.removeAttribute("aria-invalid");
  }
  for (const line of all(".error", within)) line.remove();
  for (const field of fields) field.classList.remove("field-invalid");
}

export interface Line {
  readonly href: string; // "": it lies at no question
  readonly text: string;
}

/** One line for each part or row; alone, a problem is told whole. */
export function lines(found: readonly Located[], nameOf: (spot: Located) => string, hrefOf: (spot: Located) => string): Line[] {
  return together(found).map(({ first, count }) => {
    const part = nameOf(first);
    const place = first.row === null ? first.item || part : [part, first.item].filter(Boolean).join(" · ");
    const text = count === 1 ? `${place}: ${first.text}` : word("partToComplete", { part, n: count });
    return { href: hrefOf(first), text };
  });
}

export function plainLines(problems: readonly Problem[]): Line[] {
  return problems.map(({ text }) => ({ href: "", text }));
}

/** Shows the list in its place and moves the focus there where *isNew*. */
export function summary(place: HTMLElement, said: readonly Line[], isNew: boolean): void {
  place.replaceChildren();
  if (!said.length) return;
  const box = piece("problems");
  need("ul", box).append(...said.map(item));
  place.append(box);
  if (isNew) {
    box.focus();
    box.scrollIntoView({ block: "start" });
  }
}

function item({ href, text }: Line): HTMLElement {
  const line = document.createElement("li");
  if (!href) {
    line.textContent = text;
    return line;
  }
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  line.append(link);
  return line;
}
