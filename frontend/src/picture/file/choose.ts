// What is sent of a photo: the camera's own bytes, or a smaller copy; nothing here touches the page.

import type { Kind, Size } from "./kinds.ts";
import { LARGE, SAVER, type Plan } from "../darkroom/search.ts";

export const MAX_BYTES = 25 * 1024 * 1024;
const READ_BYTES = 6 * MAX_BYTES; // what a phone can hold while it makes a copy
const MAX_PIXELS: Readonly<Record<Kind, number>> = {
  jpeg: 51_000_000,
  png: 24_000_000,
  webp: 24_000_000,
  heic: 51_000_000,
};

export type Trouble = "photoEmpty" | "photoNotImage" | "photoBroken" | "photoTooLarge" | "photoUnshown";

/** A file that cannot be sent; `trouble` names the sentence that says so. */
export class Unusable extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** Looks at a file before it is read at all. */
export function mustBeRead(bytes: number): void {
  if (bytes === 0) throw new Unusable("photoEmpty");
  if (bytes > READ_BYTES) throw new Unusable("photoTooLarge");
}

export interface Found {
  readonly kind: Kind;
  readonly bytes: number;
  readonly size: Size | null; // null where nobody could tell
}

/** Whether the server takes these bytes as they are (evidence/rules.py). */
export function isTaken({ kind, bytes, size }: Found): boolean {
  return bytes <= MAX_BYTES && (size === null || size.width * size.height <= MAX_PIXELS[kind]);
}

/** How to make it smaller, or null where the camera's own bytes are sent. */
export function planFor(found: Found, isSaving: boolean): Plan | null {
  if (isSaving) return found.bytes <= SAVER.limit && isTaken(found) ? null : SAVER;
  return isTaken(found) ? null : LARGE;
}

/** What becomes of a file this browser cannot show: the server can open HEIC, everything else is damaged. */
export function mustBeSent(found: Found): void {
  if (found.kind !== "heic") throw new Unusable("photoBroken");
  if (!isTaken(found)) throw new Unusable("photoTooLarge");
}
