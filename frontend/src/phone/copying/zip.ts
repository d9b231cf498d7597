// Reading a ZIP that may be hostile: by its directory, one member at a time, and only members that are
// stored as they are. Nothing is inflated, so a small file cannot become a large one.

import { LIST, MOST, PHOTO } from "./format.ts";

export type Trouble = "not-a-copy" | "too-large" | "damaged";

/** The file as a whole cannot be taken. */
export class BadCopy extends Error {
  override readonly name = "BadCopy";
  readonly trouble: Trouble | "newer-app" | "other-account";

  constructor(trouble: BadCopy["trouble"]) {
    super(trouble);
    this.trouble = trouble;
  }
}

export interface Member {
  readonly name: string;
  readonly at: number; // of its local header
  readonly size: number;
  readonly crc: number;
}

export interface End {
  readonly at: number; // where the directory begins
  readonly size: number;
  readonly count: number;
}

export const TAIL = 22 + 65_535; // the end record and the longest comment it may have
const HEAD = 30;
const ENTRY = 46;
const SIGNS = { head: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 } as const;
const ENCRYPTED = 1;

/** Finds the end record in the last bytes of a file of *size* bytes. */
export function endOf(tail: Uint8Array, size: number): End {
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== SIGNS.end || at + 22 + view.getUint16(at + 20, true) !== tail.length) continue;
    const end = { at: view.getUint32(at + 16, true), size: view.getUint32(at + 12, true), count: view.getUint16(at + 10, true) };
    if (end.count > MOST.members) throw new BadCopy("too-large");
    if (end.at + end.size !== size - tail.length + at) throw new BadCopy("damaged");
    return end;
  }
  throw new BadCopy("not-a-copy");
}

/** Reads the directory; refuses names, methods and sizes that our own files never have. */
export function directory(bytes: Uint8Array, end: End): ReadonlyMap<string, Member> {
  const found = new Map<string, Member>();
  let at = 0;
  for (let n = 0; n < end.count; n++) {
    const [member, next] = entry(bytes, at);
    if (found.has(member.name)) throw new BadCopy("damaged");
    found.set(member.name, member);
    at = next;
  }
  if (!found.has(LIST)) throw new BadCopy("not-a-copy");
  if (overlaps([...found.values()], end.at)) throw new BadCopy("damaged");
  return found;
}

function entry(bytes: Uint8Array, at: number): [Member, number] {
  const view = viewOf(bytes);
  if (at + ENTRY > bytes.length || view.getUint32(at, true) !== SIGNS.entry) throw new BadCopy("damaged");
  const [named, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [number, number, number];
  const name = new TextDecoder().decode(bytes.subarray(at + ENTRY, at + ENTRY + named));
  const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
  const isStored = view.getUint16(at + 10, true) === 0 && packed === size && !(view.getUint16(at + 8, true) & ENCRYPTED);
  if (!isStored || !mostOf(name)) throw new BadCopy("not-a-copy");
  if (size > mostOf(name)) throw new BadCopy("too-large");
  const member = { name, at: view.getUint32(at + 42, true), size, crc: view.getUint32(at + 16, true) };
  return [member, at + ENTRY + named + extra + comment];
}

/** How large a member of this name may be; 0: there is no such member. */
function mostOf(name: string): number {
  if (name === LIST) return MOST.list;
  return PHOTO.test(name) ? MOST.photo : 0;
}

/** Members that share bytes would make one file count as many. */
function overlaps(members: readonly Member[], limit: number): boolean {
  const sorted = [...members].sort((one, other) => one.at - other.at);
  return sorted.some((member, n) => member.at + HEAD + member.name.length + member.size > (sorted[n + 1]?.at ?? limit));
}

/** Where the bytes of *member* begin, after the local header whose first 30 bytes are *head*. */
export function startOf(member: Member, head: Uint8Array): number {
  const view = viewOf(head);
  if (head.length < HEAD || view.getUint32(0, true) !== SIGNS.head) throw new BadCopy("damaged");
  return member.at + HEAD + view.getUint16(26, true) + view.getUint16(28, true);
}

/** Lists what *file* holds. */
export async function membersOf(file: Blob): Promise<ReadonlyMap<string, Member>> {
  if (file.size > MOST.file) throw new BadCopy("too-large");
  const end = endOf(await bytesIn(file, Math.max(0, file.size - TAIL), file.size), file.size);
  return directory(await bytesIn(file, end.at, end.at + end.size), end);
}

export async function bytesOfMember(file: Blob, member: Member): Promise<Uint8Array<ArrayBuffer>> {
  const start = startOf(member, await bytesIn(file, member.at, member.at + HEAD));
  const bytes = await bytesIn(file, start, start + member.size);
  if (bytes.length !== member.size || crcOf(bytes) !== member.crc) throw new BadCopy("damaged");
  return bytes;
}

async function bytesIn(file: Blob, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const TABLE = Int32Array.from({ length: 256 }, (_none, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ -306674912 : value >>> 1;
  return value;
});

export function crcOf(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 255] ?? 0);
  return ~crc >>> 0;
}
