// What one may want to look at before sending, said calmly: flags of the visit, and words that might name somebody.
// Nothing here stops anybody.

import { doubtInWords, doubts, findInWords } from "../../doubts/doubts.ts";
import { factsOf } from "../../doubts/facts.ts";
import { lookThrough } from "../../doubts/look.ts";
import { limitsOf, type Doubt } from "../../doubts/shape.ts";
import { word } from "../../page/words.ts";
import type { Ending } from "../../phone/shape.ts";
import { setting } from "../../phone/who.ts";
import { addressOf, atSpot } from "../names.ts";
import type { Open } from "../context.ts";
import { spotOf } from "../draft/places.ts";
import { textsOf } from "../draft/texts.ts";
import type { Parcel } from "../parts/parcels.ts";
import { need } from "../stage.ts";

const EVIDENCE = "evidence-missing";
const OF_FORM = /^(photo|answers|evidence)/; // the others are about the visit, which its leading form tells of

/** Shows them in their box; returns whether a sentence of explanation would help. */
export async function showWorries(open: Open, host: HTMLElement, all: readonly Parcel[], ending: Ending): Promise<boolean> {
  const isTimed = (await setting(open.phone, "own_pace")) !== true;
  const found = all.map((parcel, place) => doubtsOf(open, parcel, ending, isTimed).filter(({ code }) => place === 0 || OF_FORM.test(code)));
  const told = found.flat().filter(({ code }) => code !== EVIDENCE);
  const lines = [
    ...told.map((doubt) => line(doubtInWords(doubt))),
    ...all.flatMap((parcel, place) => evidence(open, parcel, found[place] ?? [])),
    ...all.flatMap((parcel) => names(open, parcel)),
    ...looked(ending.outcome_note).map((said) => line(said)),
  ];
  need("[data-doubt-list]", host).replaceChildren(...lines);
  need("[data-doubts]", host).hidden = !lines.length;
  need("[data-explain]", host).hidden = !told.length;
  return told.length > 0;
}

function doubtsOf(open: Open, { draft, page, shots }: Parcel, ending: Ending, isTimed: boolean): Doubt[] {
  if (!page) return [];
  const { assignment: unit, language } = open;
  return doubts(factsOf({ plan: page.plan, draft, ending, shots, unit, language, isTimed }), limitsOf(unit?.limits ?? {}));
}

/** Where a photo would help, all in one line: each code leads to its question. */
function evidence(open: Open, { draft, page }: Parcel, found: readonly Doubt[]): HTMLElement[] {
  const codes = found.filter(({ code }) => code === EVIDENCE).map(({ values }) => String(values["code"]));
  if (!codes.length || !page) return [];
  const links = codes.flatMap((code) => {
    const spot = spotOf(page.plan.sections, code);
    return spot ? [" ", way(code, addressOf(open.version, draft, atSpot(draft.id, spot)))] : [];
  });
  return [line(word("photosWouldHelp"), ...links)];
}

/** Free texts are looked through: numbers and names by which somebody might be known. */
function names(open: Open, { draft, page, shots }: Parcel): HTMLElement[] {
  if (!page) return [];
  return textsOf(page.plan, draft, shots).flatMap(({ path, text }) => {
    const spot = spotOf(page.plan.sections, path);
    const href = spot && addressOf(open.version, draft, atSpot(draft.id, spot));
    return looked(text).map((said) => line(href ? way(`${spot.item || path} · ${said}`, href) : `${path} · ${said}`));
  });
}

function looked(text: string): string[] {
  return lookThrough(text).map((find) => word("findLine", { text: text.slice(find.start, find.end), what: findInWords(find) }));
}

function line(...parts: readonly (Node | string)[]): HTMLElement {
  const found = document.createElement("li");
  found.append(...parts);
  return found;
}

function way(text: string, href: string): HTMLElement {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  return link;
}
