// The fields of a part: filled from a draft, and read back into it.

import { nameOf } from "../../form/fields.ts";
import type { Json } from "../../form/numbers.ts";
import { held, type Answers, type Item } from "../../form/reading.ts";
import { answered, filled, typeable } from "../draft/fill.ts";

type Control = HTMLInputElement | HTMLTextAreaElement;
type Notes = Readonly<Record<string, string>>;

const ROLES = ["", "ticked", "not_applicable", "beside", "lat", "lon", "accuracy_m"];

/** Puts answers and notes into the fields; a field that says the same already is left alone. */
export function fill(form: HTMLFormElement, items: readonly Item[], answers: Answers, notes: Notes): void {
  for (const item of items) {
    const fields = filled(item, held(answers, item.code));
    for (const role of ROLES) put(form, nameOf(item.code, role), fields[role] ?? []);
    put(form, nameOf(item.code, "note"), [notes[item.code] ?? ""]);
  }
}

/** The answers that stand in the fields; blanks are left out. */
export function answersIn(form: HTMLFormElement, items: readonly Item[]): Answers {
  const found = items.map((item) => [item.code, answered(item, (role) => values(form, nameOf(item.code, role)))] as const);
  return Object.fromEntries(found.filter((each): each is readonly [string, Json] => each[1] !== null));
}

export function notesIn(form: HTMLFormElement, items: readonly Item[]): Notes {
  const found = items.map(({ code }) => [code, values(form, nameOf(code, "note"))[0] ?? ""] as const);
  return Object.fromEntries(found.filter(([, note]) => note.trim()));
}

/** The fields of a name; one alone is no list, and a group may be called as its fields are. */
export function controls(form: HTMLFormElement, name: string): Control[] {
  const found = form.elements.namedItem(name);
  const all: readonly unknown[] = found instanceof RadioNodeList ? [...found] : [found];
  return all.filter((each): each is Control => each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement);
}

export function values(form: HTMLFormElement, name: string): string[] {
  return controls(form, name).flatMap((control) => {
    if (isChoice(control)) return control.checked ? [control.value] : [];
    // The server keeps the spaces around a long text, and takes those around a line away.
    const text = typeable(control.value);
    return [control instanceof HTMLTextAreaElement ? text : text.trim()];
  });
}

export function put(form: HTMLFormElement, name: string, said: readonly string[]): void {
  for (const control of controls(form, name)) {
    if (isChoice(control)) control.checked = said.includes(control.value);
    else if (control.value !== (said[0] ?? "")) control.value = said[0] ?? "";
  }
}

type Choice = HTMLInputElement & { readonly type: "radio" | "checkbox" };

function isChoice(control: Control): control is Choice {
  return /^(radio|checkbox)$/.test(control.type);
}
