// Drafts and their photos on the phone.

import { free, known, needed, saved, saving } from "./rules/keeping.ts";
import type { Draft, Shot } from "./shape.ts";
import { Gone, read, Stale, write, type Phone, type Writing } from "./store.ts";

export function drafts(p: Phone): Promise<Draft[]> {
  return read(p, (db) => db.getAll("drafts"));
}

export async function draft(p: Phone, id: string): Promise<Draft | null> {
  return (await read(p, (db) => db.get("drafts", id))) ?? null;
}

/** Returns the draft as it lies on the phone now; throws Stale, Gone or NoRoom, and then nothing was written. */
export function saveDraft(p: Phone, fresh: Draft): Promise<Draft> {
  return write(p, ["drafts", "outbox"], "drafts", async (tx) => {
    const [held, item] = await Promise.all([tx.objectStore("drafts").get(fresh.id), tx.objectStore("outbox").get(fresh.id)]);
    const verdict = saving(fresh, held, item);
    if (held && verdict === "stale") throw new Stale(held);
    if (verdict !== "keep") throw new Gone(fresh.id, verdict === "queued");
    const next = saved(fresh, new Date().toISOString());
    await tx.objectStore("drafts").put(next);
    return next;
  });
}

/** Lays down a draft that the server held, with its photos: all of it, or nothing. Their bytes stay there. */
export function bringDraft(p: Phone, fresh: Draft, shots: readonly Shot[]): Promise<void> {
  return write(p, ["drafts", "shots", "outbox"], "drafts", async (tx) => {
    const [held, item] = await Promise.all([tx.objectStore("drafts").get(fresh.id), tx.objectStore("outbox").get(fresh.id)]);
    if (held) throw new Stale(held);
    if (saving(fresh, held, item) !== "keep") throw new Gone(fresh.id, true);
    await tx.objectStore("drafts").put(saved(fresh, new Date().toISOString()));
    const before = await tx.objectStore("shots").index("draft").getAll(fresh.id); // of a revision whose photos still wait
    await Promise.all(before.map((shot) => tx.objectStore("shots").delete(shot.id)));
    await Promise.all(shots.map((shot) => tx.objectStore("shots").put(known(shot, before))));
  });
}

/** Throws a draft away, with its photos where nobody else needs them. */
export function dropDraft(p: Phone, id: string): Promise<void> {
  return write(p, ["drafts", "shots", "bytes", "outbox"], "drafts", async (tx) => {
    await tx.objectStore("drafts").delete(id);
    await release(tx, [id]);
  });
}

/** In the order in which they were taken. */
export async function shotsOf(p: Phone, draftId: string): Promise<Shot[]> {
  const found = await read(p, (db) => db.getAllFromIndex("shots", "draft", draftId));
  return found.sort((one, other) => one.number - other.number);
}

/** Bytes may be null where the server holds them already (a returned record's photos). */
export function addShot(p: Phone, shot: Shot, bytes: ArrayBuffer | null): Promise<void> {
  return write(p, ["drafts", "shots", "bytes"], "drafts", async (tx) => {
    if (!(await tx.objectStore("drafts").get(shot.draft))) throw new Gone(shot.draft, false);
    if (bytes) await tx.objectStore("bytes").put(bytes, shot.digest);
    await tx.objectStore("shots").put(shot);
  });
}

/** Changes what is said about a photo, or, with *bytes*, the picture too (a face was blurred). */
export function changeShot(p: Phone, shot: Shot, bytes: ArrayBuffer | null = null): Promise<void> {
  return write(p, ["shots", "bytes", "outbox"], "drafts", async (tx) => {
    const held = await tx.objectStore("shots").get(shot.id);
    if (!held) throw new Gone(shot.id, false);
    if (bytes) await tx.objectStore("bytes").put(bytes, shot.digest);
    await tx.objectStore("shots").put(shot);
    if (held.digest !== shot.digest) await sweep(tx, [held.digest]);
  });
}

export function removeShot(p: Phone, id: string): Promise<void> {
  return write(p, ["shots", "bytes", "outbox"], "drafts", async (tx) => {
    const held = await tx.objectStore("shots").get(id);
    if (!held) return;
    await tx.objectStore("shots").delete(id);
    await sweep(tx, [held.digest]);
  });
}

export async function bytesOf(p: Phone, digest: string): Promise<ArrayBuffer | null> {
  return (await read(p, (db) => db.get("bytes", digest))) ?? null;
}

/** Lets the photos of observations go that are neither a draft nor waiting in the queue. */
export async function release(tx: Writing, ids: readonly string[]): Promise<void> {
  const digests = new Set<string>();
  for (const id of ids) for (const digest of await letGo(tx, id)) digests.add(digest);
  await sweep(tx, digests);
}

/** Deletes the photo entries of one observation, unless something of it is still to be sent; returns their digests. */
async function letGo(tx: Writing, id: string): Promise<string[]> {
  const [held, item] = await Promise.all([tx.objectStore("drafts").get(id), tx.objectStore("outbox").get(id)]);
  if (held || (item && item.state !== "sent")) return [];
  const shots = await tx.objectStore("shots").index("draft").getAll(id);
  await Promise.all(shots.map((shot) => tx.objectStore("shots").delete(shot.id)));
  return shots.map((shot) => shot.digest);
}

/** Deletes those of *digests* that no shot and no unsent record names. */
export async function sweep(tx: Writing, digests: Iterable<string>): Promise<void> {
  const wanted = [...digests];
  if (!wanted.length) return;
  const named = await Promise.all(wanted.map((digest) => tx.objectStore("shots").index("digest").getAll(digest)));
  const items = await tx.objectStore("outbox").getAll();
  const gone = free(wanted, named.flat(), items.filter((item) => needed(item).length));
  await Promise.all(gone.map((digest) => tx.objectStore("bytes").delete(digest)));
}
