// Bringing a copy in: each draft or record whole in one transaction, or not at all. Loaded when it is needed.

import { arriving, chooseDraft, chooseItem, type Choice } from "./choose.ts";
import { isDraft, isItem, isShot, listFrom } from "./check.ts";
import { LIST, photoName, shotOf, type List } from "./format.ts";
import { BadCopy, bytesOfMember, membersOf, type Member } from "./zip.ts";
import type { Draft, Item, Shot } from "../shape.ts";
import { NoRoom, write, type Phone, type Writing } from "../store.ts";
import { uncover } from "../../visit/beside/uncovered.ts";

/** Why one thing of a copy did not come in. */
export type Why = Exclude<Choice, "take"> | "shape" | "photo-missing" | "photo-altered" | "no-room";

export interface Refusal {
  readonly why: Why;
  readonly about: Draft | Item | null;
}

export interface Unpacked {
  drafts: number;
  items: number;
  readonly refused: Refusal[];
}

interface Photo {
  readonly shot: Shot;
  readonly bytes: ArrayBuffer | null; // null: the server holds them
}

interface Copy {
  readonly file: Blob;
  readonly members: ReadonlyMap<string, Member>;
  readonly list: List;
  readonly shots: ReadonlyMap<string, readonly Shot[]>; // by the record they belong to
}

export async function unpack(p: Phone, file: Blob): Promise<Unpacked> {
  const copy = await opened(file, p.account);
  const done: Unpacked = { drafts: 0, items: 0, refused: [] };
  for (const one of copy.list.items) await takeItem(p, copy, one, done);
  for (const one of copy.list.drafts) await takeDraft(p, copy, one, done);
  return done;
}

export async function opened(file: Blob, account: string): Promise<Copy> {
  const members = await membersOf(file);
  const written = await bytesOfMember(file, members.get(LIST) as Member);
  const list = listFrom(new TextDecoder().decode(written), account);
  return { file, members, list, shots: byRecord(list) };
}

function byRecord(list: List): ReadonlyMap<string, readonly Shot[]> {
  const found = new Map<string, Shot[]>();
  for (const shot of list.shots.filter(isShot).map(shotOf)) found.set(shot.draft, [...(found.get(shot.draft) ?? []), shot]);
  return found;
}

/** A draft comes in without a photo that is missing, which is said; the words are worth more than nothing. */
async function takeDraft(p: Phone, copy: Copy, found: unknown, done: Unpacked): Promise<void> {
  if (!isDraft(found)) return void done.refused.push({ why: "shape", about: null });
  const { photos, lost } = await photosOf(copy, found.id);
  // A copy does not say what was covered: somebody looks again, before the photos are there and could be sent.
  for (const { shot } of photos) if (shot.people === "blurred" && !shot.is_held) await uncover(p, shot, true);
  const choice = await stored(p, photos, found.id, async (tx, held) => {
    const verdict = chooseDraft(found, held.draft, held.item);
    if (verdict === "take") await tx.objectStore("drafts").put(found);
    return verdict;
  });
  if (choice !== "take") return void done.refused.push({ why: choice, about: found });
  done.drafts += 1;
  for (const why of lost) done.refused.push({ why, about: found });
}

/** A queued record says exactly what will be sent, so without one of its photos it does not come in. */
async function takeItem(p: Phone, copy: Copy, found: unknown, done: Unpacked): Promise<void> {
  if (!isItem(found)) return void done.refused.push({ why: "shape", about: null });
  const { photos, lost } = await photosOf(copy, found.id);
  const there = new Set(photos.map(({ shot }) => shot.digest));
  const why = lost[0] ?? (found.body.photos.every((photo) => there.has(photo.digest)) ? null : "photo-missing");
  if (why) return void done.refused.push({ why, about: found });
  const choice = await stored(p, photos, found.id, async (tx, held) => {
    const verdict = chooseItem(found, held.draft, held.item);
    if (verdict !== "take") return verdict;
    await tx.objectStore("outbox").put(arriving(found));
    await tx.objectStore("drafts").delete(found.id);
    return verdict;
  });
  if (choice === "take") done.items += 1;
  else done.refused.push({ why: choice, about: found });
}

/** The photos of one record, each read and measured; what does not fit is named. */
export async function photosOf(copy: Copy, id: string): Promise<{ photos: Photo[]; lost: Why[] }> {
  const photos: Photo[] = [];
  const lost: Why[] = [];
  for (const shot of copy.shots.get(id) ?? []) {
    const bytes = shot.is_held ? null : await photo(copy, shot);
    if (typeof bytes === "string") lost.push(bytes);
    else photos.push({ shot, bytes });
  }
  return { photos, lost };
}

async function photo(copy: Copy, shot: Shot): Promise<ArrayBuffer | Why> {
  const member = copy.members.get(photoName(shot.digest));
  if (!member) return "photo-missing";
  const bytes = await bytesOfMember(copy.file, member).catch(onlyBad);
  return bytes && bytes.length === shot.size && (await sha256(bytes)) === shot.digest ? bytes.buffer : "photo-altered";
}

function onlyBad(error: unknown): null {
  if (error instanceof BadCopy) return null;
  throw error;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

type Decide = (tx: Writing, held: { draft: Draft | undefined; item: Item | undefined }) => Promise<Choice>;

/** Writes a record with its photos in one transaction, if *decide* takes it. */
async function stored(p: Phone, photos: readonly Photo[], id: string, decide: Decide): Promise<Choice | "no-room"> {
  try {
    return await write(p, ["drafts", "outbox", "shots", "bytes"], "drafts", async (tx) => {
      const [draft, item] = await Promise.all([tx.objectStore("drafts").get(id), tx.objectStore("outbox").get(id)]);
      const verdict = await decide(tx, { draft, item });
      if (verdict === "take") await Promise.all(photos.flatMap((one) => puts(tx, one)));
      return verdict;
    });
  } catch (error) {
    if (error instanceof NoRoom) return "no-room";
    throw error;
  }
}

function puts(tx: Writing, { shot, bytes }: Photo): Promise<unknown>[] {
  const kept = tx.objectStore("shots").put(shot);
  return bytes ? [kept, tx.objectStore("bytes").put(bytes, shot.digest)] : [kept];
}
