// The queue on the phone: from a finished draft to its receipt, each step one transaction.

import { release, sweep } from "./drafts.ts";
import { isEmpty, isNews, isUnsent, plain, queueing, receiptOnly, saved } from "./rules/keeping.ts";
import type { Draft, Item } from "./shape.ts";
import { Gone, open, read, Stale, write, type Phone, type Writing } from "./store.ts";

/** Queues the records of a visit and takes their drafts away: all of it, or nothing. */
export function finish(p: Phone, fresh: readonly Item[], draftIds: readonly string[]): Promise<void> {
  return write(p, ["drafts", "shots", "bytes", "outbox"], "outbox", async (tx) => {
    for (const item of fresh) await queue(tx, item);
    await Promise.all(draftIds.map((id) => tx.objectStore("drafts").delete(id)));
    await release(tx, draftIds);
  });
}

async function queue(tx: Writing, item: Item): Promise<void> {
  const [held, queued] = await Promise.all([tx.objectStore("drafts").get(item.id), tx.objectStore("outbox").get(item.id)]);
  const verdict = queueing(item, held, queued);
  if (held && verdict === "stale") throw new Stale(held);
  if (verdict !== "keep") throw new Gone(item.id, verdict === "queued");
  await tx.objectStore("outbox").put({ ...item, body: { ...item.body, answers: plain(item.body.answers) } });
}

/** The oldest first. */
export async function items(p: Phone): Promise<Item[]> {
  const found = await read(p, (db) => db.getAll("outbox"));
  return found.sort((one, other) => one.queued_at.localeCompare(other.queued_at) || one.id.localeCompare(other.id));
}

export async function item(p: Phone, id: string): Promise<Item | null> {
  return (await read(p, (db) => db.get("outbox", id))) ?? null;
}

/** Changes a queued record; returns the one that lies here then: what was sent stays sent. */
export function putItem(p: Phone, fresh: Item): Promise<Item> {
  return write(p, ["drafts", "outbox"], "outbox", async (tx) => {
    const held = await present(tx, fresh);
    if (!isNews(fresh, held)) return held;
    await tx.objectStore("outbox").put(fresh);
    return fresh;
  });
}

/** A record that another tab opened again, or wiped, must not come back by a late answer. */
async function present(tx: Writing, fresh: Item): Promise<Item> {
  const held = await tx.objectStore("outbox").get(fresh.id);
  if (held) return held;
  throw new Gone(fresh.id, false);
}

/** Opens a parked record again as a draft, with its id and revision. */
export function reopen(p: Phone, itemId: string): Promise<Draft> {
  return write(p, ["drafts", "outbox"], "outbox", async (tx) => {
    const [held, queued] = await Promise.all([tx.objectStore("drafts").get(itemId), tx.objectStore("outbox").get(itemId)]);
    if (held) throw new Stale(held);
    if (queued?.state !== "parked") throw new Gone(itemId, queued !== undefined);
    const again = saved(queued.draft, new Date().toISOString());
    await tx.objectStore("drafts").put(again);
    await tx.objectStore("outbox").delete(itemId);
    return again;
  });
}

/** Stores a sent record with its receipt, and lets go of its photos where nobody else needs them. */
export function settle(p: Phone, sent: Item): Promise<void> {
  return write(p, ["drafts", "shots", "bytes", "outbox"], "outbox", async (tx) => {
    if (!isNews({ ...sent, state: "sent" }, await present(tx, sent))) return; // a correction was queued since
    await tx.objectStore("outbox").put(receiptOnly({ ...sent, state: "sent" }));
    await release(tx, [sent.id]);
    await sweep(tx, sent.body.photos.map((photo) => photo.digest));
  });
}

export interface Held {
  readonly drafts: number; // that somebody put something into
  readonly items: number; // queued and not sent
}

/** Counts what only this phone has. */
export async function held(p: Phone): Promise<Held> {
  const [drafts, queued] = await read(p, (db) => Promise.all([db.getAll("drafts"), db.getAll("outbox")]));
  const shots = await read(p, (db) => Promise.all(drafts.map((one) => db.countFromIndex("shots", "draft", one.id))));
  const filled = drafts.filter((one, at) => !isEmpty(one, shots[at] ?? 0));
  const visits = new Set(drafts.map((one) => one.visit ?? one.id)); // a visit that was begun counts, written in or not
  return { drafts: Math.max(filled.length, visits.size), items: queued.filter(isUnsent).length };
}

/** How many drafts and queued records of *account* the server does not have. */
export async function unsent(account: string): Promise<number> {
  const p = await open(account);
  const { drafts, items } = await held(p);
  p.db.close();
  return drafts + items;
}
