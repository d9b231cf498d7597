// A photo as it is taken: what the camera wrote is read first, then the bytes that will be sent are made.

import { hex } from "../device/fingerprint.ts";
import { word } from "../page/words.ts";
import type { Original, People, Place, Shot } from "../phone/shape.ts";
import { aside } from "./darkroom/aside.ts";
import type { Developed } from "./darkroom/develop.ts";
import { mustBeRead, mustBeSent, Unusable, type Found } from "./file/choose.ts";
import type { Seen } from "./file/exif.ts";
import { isWhole, kindOf, sizeOf, type Size } from "./file/kinds.ts";

export interface Taking {
  readonly draft: string;
  readonly indicator: string;
  readonly people: People;
  readonly caption: string;
  readonly number: number;
  readonly saver: boolean;
  readonly position: () => Promise<Place | null>;
}

export interface Taken {
  readonly shot: Shot;
  readonly bytes: ArrayBuffer;
}

const POSITION_MS = 9_000; // the watch gives up after eight seconds; nothing waits longer for it

const forgotten = () => undefined;
let before: Promise<unknown> = Promise.resolve();

/** One photo after the other, for the memory of small phones; rejects with Unusable, and then nothing is kept. */
export function takeShot(file: File, taking: Taking): Promise<Taken> {
  const taken_at = new Date().toISOString();
  const position = patiently(taking.position());
  const made = before.then(() => make(file, taking.saver));
  before = made.then(forgotten, forgotten); // whoever asked for it hears why it failed; the next one has its turn
  return made.then(async (done) => {
    const shot = { ...shotOf(taking, done), taken_at, position: await position };
    return { shot, bytes: done.bytes };
  });
}

/** The photo after faces were covered (blur.ts): other bytes, which still name the file the camera gave. */
export async function covered(shot: Shot, old: ArrayBuffer, bytes: ArrayBuffer): Promise<Shot> {
  const found: Found = { kind: "jpeg", bytes: bytes.byteLength, size: sizeOf(bytes, "jpeg") };
  const { thumb, width, height } = await aside({ file: new Blob([bytes]), found, isSaving: false });
  const original = shot.original ?? (await describe(old, shot.digest, { width, height }));
  const changed = { people: "blurred", digest: await digestOf(bytes), size: bytes.byteLength } as const;
  return { ...shot, ...changed, original, thumb, is_held: false };
}

/** What to tell whoever chose a file that cannot be kept. */
export function troubleText(problem: unknown): string {
  return word(problem instanceof Unusable ? problem.trouble : "photoBroken");
}

interface Made {
  readonly bytes: ArrayBuffer;
  readonly digest: string;
  readonly original: Original | null;
  readonly thumb: ArrayBuffer | null;
}

async function make(file: File, isSaving: boolean): Promise<Made> {
  const own = await read(file);
  const { seen, found } = await look(own);
  const developed = await show(file, found, isSaving);
  const bytes = developed?.bytes ?? own;
  const made = { bytes, digest: await digestOf(bytes), thumb: developed?.thumb ?? null };
  if (!developed?.bytes) return { ...made, original: null };
  return { ...made, original: stated(seen, uprightLike(developed, found), await digestOf(own), own.byteLength) };
}

async function read(file: File): Promise<ArrayBuffer> {
  mustBeRead(file.size);
  return file.arrayBuffer().catch(() => {
    throw new Unusable("photoBroken"); // the file went away between being chosen and being read
  });
}

async function look(bytes: ArrayBuffer): Promise<{ seen: Seen; found: Found }> {
  const kind = kindOf(bytes);
  if (!kind) throw new Unusable("photoNotImage");
  if (!isWhole(bytes, kind)) throw new Unusable("photoBroken");
  const seen = await exifOf(bytes);
  const stored = sizeOf(bytes, kind);
  const size = stored && seen.lies ? { width: stored.height, height: stored.width } : stored;
  return { seen, found: { kind, bytes: bytes.byteLength, size } };
}

/** The reader is fetched when it is needed; where it cannot be, the photo counts all the same. */
async function exifOf(bytes: ArrayBuffer): Promise<Seen> {
  try {
    return (await import("./file/exif.ts")).readExif(bytes);
  } catch (problem) {
    console.warn("What the camera wrote could not be read.", problem);
    return {};
  }
}

/** Null where the browser cannot show it but the server can. */
async function show(file: File, found: Found, isSaving: boolean): Promise<Developed | null> {
  try {
    return await aside({ file, found, isSaving });
  } catch (problem) {
    mustBeSent(found);
    console.warn("This browser cannot show the photo; the server will.", problem);
    return null;
  }
}

async function digestOf(bytes: ArrayBuffer): Promise<string> {
  return hex(await crypto.subtle.digest("SHA-256", bytes));
}

/** The camera's own bytes were to be sent until now: what they say of themselves is read before they go. */
async function describe(own: ArrayBuffer, digest: string, shown: Size): Promise<Original> {
  const { seen, found } = await look(own);
  return stated(seen, uprightLike(shown, found), digest, own.byteLength);
}

/** The picture's own size; what the file says lies on its side where nobody could read how it is turned. */
function uprightLike({ width, height }: Size, { size }: Found): Size {
  if (!size) return { width, height };
  const isTurned = width > height !== size.width > size.height && width !== height;
  return isTurned ? { width: size.height, height: size.width } : size;
}

function stated({ lies: _, ...seen }: Seen, { width, height }: Size, sha256: string, size_bytes: number): Original {
  return { sha256, size_bytes, width, height, ...seen };
}

function shotOf({ draft, indicator, people, caption, number }: Taking, made: Made) {
  const { bytes, digest, original, thumb } = made;
  const id = crypto.randomUUID();
  return { id, draft, indicator, people, caption, number, digest, size: bytes.byteLength, original, thumb, is_held: false };
}

/** A position that is late or refused is none: the photo does not wait for it. */
function patiently(asked: Promise<Place | null>): Promise<Place | null> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(null), POSITION_MS);
    asked.then(resolve, () => resolve(null));
  });
}
