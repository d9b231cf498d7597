// What was typed in the very last moment before a page closes: a browser then ends the work of a database in the middle,
// but a note is written at once. It joins the draft when that is opened next.

import { stored } from "../../phone/who.ts";
import type { Unsaved } from "../draft/saver.ts";

const PREFIX = "unsera:last-words:"; // signing out wipes what begins like this

/** False where it could not be noted. */
export function note(unsaved: Unsaved): boolean {
  try {
    stored()?.setItem(PREFIX + unsaved.draft.id, JSON.stringify(unsaved));
    return stored() !== null;
  } catch {
    return false; // the phone is full
  }
}

export function noted(draft: string): Unsaved | null {
  const text = stored()?.getItem(PREFIX + draft);
  try {
    return text ? (JSON.parse(text) as Unsaved) : null;
  } catch {
    return null;
  }
}

export function forgetNote(draft: string): void {
  stored()?.removeItem(PREFIX + draft);
}
