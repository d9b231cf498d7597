// The file of "Simpan salinan": what is in it and how large it may be. docs/phone-copy.md describes it for others.

import type { Draft, Item, Shot } from "../shape.ts";

export const FORMAT = "unsera-copy";
export const VERSION = 1;
export const LIST = "copy.json";
export const PHOTO = /^photos\/([0-9a-f]{64})$/;

const MIB = 1024 * 1024;
export const MOST = {
  file: 1024 * MIB,
  list: 32 * MIB,
  photo: 25 * MIB, // evidence/rules.py
  members: 5000,
  records: 1000,
} as const;

/** A photo's entry as JSON: its little picture as base64. */
export type WrittenShot = Omit<Shot, "thumb"> & { readonly thumb: string | null };

export interface List {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly made_at: string;
  readonly account: string; // only this account may bring it in again
  readonly drafts: readonly Draft[];
  readonly items: readonly Item[];
  readonly shots: readonly WrittenShot[];
}

export interface Held {
  readonly drafts: readonly Draft[];
  readonly items: readonly Item[];
  readonly shots: readonly Shot[];
}

export function listOf(account: string, made_at: string, held: Held): List {
  const shots = held.shots.map((shot) => ({ ...shot, thumb: shot.thumb && toText(shot.thumb) }));
  return { format: FORMAT, version: VERSION, made_at, account, drafts: held.drafts, items: held.items, shots };
}

export function shotOf(written: WrittenShot): Shot {
  return { ...written, thumb: written.thumb === null ? null : toBytes(written.thumb) };
}

/** The photos the file is to hold, each once; what the server has already need not travel. */
export function digestsOf(shots: readonly Shot[]): string[] {
  return [...new Set(shots.filter((shot) => !shot.is_held).map((shot) => shot.digest))];
}

export function photoName(digest: string): string {
  return `photos/${digest}`;
}

export function fileName(made: Date): string {
  const [month, day] = [made.getMonth() + 1, made.getDate()].map((n) => String(n).padStart(2, "0"));
  return `unsera-${made.getFullYear()}-${month}-${day}.zip`;
}

/** JSON that knows large whole numbers: an answer has at most twelve digits, so none is lost. */
export function writeList(list: List): string {
  return JSON.stringify(list, (_key, value: unknown) => (typeof value === "bigint" ? Number(value) : value));
}

function toText(bytes: ArrayBuffer): string {
  return btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""));
}

function toBytes(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
}
