// One record on the page: filled from what is told about it, changed only where that changed.

import { word } from "../page/words.ts";
import type { Problem } from "../phone/shape.ts";
import type { Progress } from "./pace.ts";
import type { Act, Told } from "./told.ts";
import { placeText, sentence } from "./writer.ts";

const ACTS: Readonly<Record<Act, string>> = {
  mend: "actMend",
  again: "actAgain",
  renew: "actRenew",
  "photos-now": "actPhotosNow",
  copy: "actCopy",
  discard: "actDiscard",
  "without-photos": "actWithoutPhotos",
};
const DANGER: ReadonlySet<Act> = new Set(["discard", "without-photos"]);

/** A card of the template, without words yet. */
export function blank(template: HTMLTemplateElement, id: string, title: string): HTMLElement {
  const card = (template.content.cloneNode(true) as DocumentFragment).querySelector("article") as HTMLElement;
  card.dataset["id"] = id;
  const heading = part(card, "[data-title]");
  heading.id = `queued-${id}`;
  heading.append(...titleParts(title));
  card.setAttribute("aria-labelledby", heading.id);
  return card;
}

/** The office first, and what was looked at there on a line of its own. */
function titleParts(title: string): readonly (string | HTMLElement)[] {
  const [office = title, ...what] = title.split(" · ");
  if (!what.length) return [office];
  const rest = document.createElement("span");
  rest.className = "outbox-what";
  rest.textContent = what.join(" · ");
  return [office, " ", rest];
}

/** Writes what is told; the focus and what was opened stay where they were. */
export function fill(card: HTMLElement, told: Told): void {
  const focused = card.contains(document.activeElement) ? ((document.activeElement as HTMLElement).dataset["act"] ?? "") : null;
  card.classList.toggle("card-poor", told.group === "parked");
  mark(card, told);
  part(card, "[data-lines]").replaceChildren(...told.lines.map((line) => paragraph(sentence(line))));
  problems(card, told.problems);
  receipt(card, told);
  buttons(card, part(card, "[data-acts]"), told.urgent, told.group === "parked");
  buttons(card, part(card, "[data-more-acts]"), told.quiet, false);
  part(card, "[data-more]").hidden = !told.quiet.length;
  if (focused !== null) refocus(card, focused);
}

function refocus(card: HTMLElement, act: string): void {
  if (card.contains(document.activeElement)) return;
  (card.querySelector<HTMLElement>(`[data-act="${act}"]`) ?? part(card, "[data-title]")).focus();
}

function mark(card: HTMLElement, { mark: { name, tone, shape } }: Told): void {
  const place = part(card, "[data-mark]");
  place.className = `status tone-${tone} shape-${shape}`;
  place.textContent = word(name);
}

/** While it travels the card says how far it is; null when it has stopped. */
export function travel(card: HTMLElement, progress: Progress | null, told: Told): void {
  part(card, "[data-travel]").hidden = progress === null;
  if (!progress) return mark(card, told);
  mark(card, { ...told, mark: { name: "queueSending", tone: "brand", shape: "square" } });
  const bar = part(card, "progress") as HTMLProgressElement;
  const text = travelText(progress);
  bar.value = progress.part;
  bar.setAttribute("aria-label", text);
  part(card, "[data-going]").textContent = text;
}

function travelText({ photo, photos, seconds }: Progress): string {
  const values = { n: photo, of: photos };
  if (seconds === null) return word("queueTravel", values);
  if (seconds < 90) return word("queueTravelSeconds", { ...values, s: seconds });
  return word("queueTravelMinutes", { ...values, m: Math.round(seconds / 60) });
}

function problems(card: HTMLElement, told: readonly Problem[]): void {
  const list = part(card, "[data-problems]");
  const spoken = told.filter(({ text }) => text);
  list.hidden = !spoken.length;
  list.replaceChildren(...spoken.map(({ path, text }) => entry([placeText(path), text].filter(Boolean).join(": "))));
}

function receipt(card: HTMLElement, { receipt: code, url, group }: Told): void {
  part(card, "[data-receipt]").hidden = code === null;
  part(card, "[data-code]").textContent = code ?? "";
  part(card, "[data-open]").hidden = !url;
  const link = part(card, "[data-open] a") as HTMLAnchorElement;
  link.textContent = word(group === "parked" ? "queueHeld" : "queueOpen");
  link.href = url ? sentence(url) : "#";
}

function buttons(card: HTMLElement, place: HTMLElement, acts: readonly Act[], hasFirst: boolean): void {
  const describedBy = card.getAttribute("aria-labelledby") ?? "";
  place.replaceChildren(...acts.map((act, at) => button(act, describedBy, hasFirst && at === 0)));
  place.hidden = !acts.length;
}

function button(act: Act, describedBy: string, isFirst: boolean): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `btn btn-${DANGER.has(act) ? "danger" : isFirst ? "primary" : "secondary"}`;
  made.dataset["act"] = act;
  made.setAttribute("aria-describedby", describedBy);
  made.textContent = word(ACTS[act]);
  return made;
}

function paragraph(text: string): HTMLElement {
  const line = document.createElement("p");
  line.className = "card-line";
  line.textContent = text;
  return line;
}

export function entry(text: string): HTMLElement {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}

function part(card: HTMLElement, selector: string): HTMLElement {
  return card.querySelector(selector) as HTMLElement;
}
