// What was typed, kept on the device until the server has it. Never passwords, files or hidden values.

export type Entry = readonly [name: string, value: string];

export interface Kept {
  readonly at: number;
  readonly saved: string; // the draft's counter when this was typed; "" where there is none
  readonly sent: boolean;
  readonly entries: readonly Entry[];
}

export const KEEP_MS = 12 * 60 * 60 * 1000;
const TYPED = new Set(["text", "textarea", "email", "tel", "url", "number", "date", "time", "radio", "checkbox", "search", "datetime-local", "select-one", "select-multiple"]);

export function isTyped(type: string): boolean {
  return TYPED.has(type);
}

/** Reads what the store holds; anything old or unreadable counts as nothing. */
export function read(text: string | null, now: number): Kept | null {
  if (!text) return null;
  try {
    const kept = JSON.parse(text) as Kept;
    return Array.isArray(kept.entries) && now - kept.at < KEEP_MS ? kept : null;
  } catch {
    return null;
  }
}

/** Same names with the same values, whatever their order. */
export function isSame(one: readonly Entry[], other: readonly Entry[]): boolean {
  const sorted = (entries: readonly Entry[]) => entries.map((entry) => JSON.stringify(entry)).sort().join();
  return sorted(one) === sorted(other);
}

export function typed(form: HTMLFormElement): Entry[] {
  const data = new FormData(form);
  const names = new Set(controls(form).map((control) => control.name));
  return [...data].filter((entry): entry is [string, string] => names.has(entry[0]) && typeof entry[1] === "string");
}

/** Puts *entries* back into the form, and takes ticks away that are not among them. */
export function putBack(form: HTMLFormElement, entries: readonly Entry[]): void {
  for (const control of controls(form)) {
    const values = entries.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type)) {
      control.checked = values.includes(control.value);
    } else if (control instanceof HTMLSelectElement && control.multiple) {
      for (const option of control.options) option.selected = values.includes(option.value);
    } else if (control instanceof HTMLSelectElement) {
      if (values[0] !== undefined) control.value = values[0];
    } else {
      control.value = values[0] ?? "";
    }
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (one): one is Control => "name" in one && "type" in one && one.name !== "" && isTyped(String(one.type)),
  );
}
