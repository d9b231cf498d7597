// "Simpan salinan": drafts and queued records as one file, for another phone or the staff (docs/phone-copy.md).
// What writes and reads the file is loaded only when somebody does it.

import { word } from "../page/words.ts";
import type { Refusal } from "./copying/unpack.ts";
import type { Draft, Home, Item } from "./shape.ts";
import type { Phone } from "./store.ts";
import { home } from "./who.ts";

export interface Imported {
  readonly drafts: number;
  readonly items: number;
  readonly refused: readonly string[]; // in words, what did not come in and why
}

/** Returns one file, `unsera-<date>.zip`, with the drafts and records of *ids*. */
export async function exportCopy(p: Phone, ids: readonly string[] | "all"): Promise<File> {
  const { pack } = await import("./copying/pack.ts");
  return pack(p, ids, new Date());
}

/** Brings a copy in; never throws for what the file says. */
export async function importCopy(p: Phone, file: Blob): Promise<Imported> {
  const [{ unpack }, { BadCopy }] = await Promise.all([import("./copying/unpack.ts"), import("./copying/zip.ts")]);
  try {
    const { drafts, items, refused } = await unpack(p, file);
    const known = await home(p);
    return { drafts, items, refused: refused.map((one) => inWords(one, known)) };
  } catch (error) {
    if (error instanceof BadCopy) return { drafts: 0, items: 0, refused: [word(TROUBLES[error.trouble])] };
    throw error;
  }
}

/** Hands the file to the phone, which puts it among the downloads. */
export function saveFile(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // a slow phone may still be reading it
}

const TROUBLES = {
  "not-a-copy": "copyForeign",
  "too-large": "copyTooLarge",
  damaged: "copyDamaged",
  "newer-app": "copyNewerApp",
  "other-account": "copyOtherAccount",
} as const;

const REFUSALS: Readonly<Record<Refusal["why"], string>> = {
  newer: "copyNewerHere",
  same: "copySame",
  queued: "copyQueued",
  shape: "copyUnreadable",
  "photo-missing": "copyPhotoMissing",
  "photo-altered": "copyPhotoAltered",
  "no-room": "copyNoRoom",
};

function inWords({ why, about }: Refusal, known: Home | null): string {
  return word(REFUSALS[why], { title: about ? titleOf(about, known) : "" });
}

function titleOf(about: Draft | Item, known: Home | null): string {
  if ("title" in about) return about.title;
  const office = known?.assignments.find((one) => one.id === about.assignment)?.office;
  return `${office ?? word("copyDraft")} · ${about.started_at.slice(0, 10)}`;
}
