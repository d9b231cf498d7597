// The phone's own database: one for each account, opened here. Every write is one strict transaction.
// What a write may and may not do is decided in rules/; drafts.ts, queue.ts, who.ts and clock.ts use this.

import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from "idb";
import type { Draft, Item, Shot } from "./shape.ts";

export interface Shelves extends DBSchema {
  drafts: { key: string; value: Draft };
  shots: { key: string; value: Shot; indexes: { draft: string; digest: string } };
  bytes: { key: string; value: ArrayBuffer }; // digest → photo; Blobs in a database were unsafe on older iPhones
  outbox: { key: string; value: Item };
  known: { key: string; value: unknown };
}

export type Shelf = StoreNames<Shelves>;
export type Writing = IDBPTransaction<Shelves, Shelf[], "readwrite">;

/** An account's database, as long as this page may use it. */
export interface Phone {
  readonly account: string;
  readonly db: IDBPDatabase<Shelves>;
}

export type Kind = "drafts" | "outbox" | "home";
export interface Change {
  readonly kind: Kind;
  readonly account: string;
}
/** Why the database closed under this page: a newer app wants it, it is being wiped, or the browser took it. */
export type Closing = "newer" | "wiped" | "browser";

/** The phone is full; nothing of what was to be written is there. */
export class NoRoom extends Error {
  override readonly name = "NoRoom";
}

/** Another tab saved this draft since: `held` is what it saved. */
export class Stale extends Error {
  override readonly name = "Stale";
  readonly held: Draft;

  constructor(held: Draft) {
    super(`draft ${held.id} was saved elsewhere`);
    this.held = held;
  }
}

/** What was to be changed is no longer there: another tab queued it, sent it, opened it again or threw it away. */
export class Gone extends Error {
  override readonly name = "Gone";
  readonly id: string;
  readonly is_queued: boolean;

  constructor(id: string, is_queued: boolean) {
    super(`${id} is ${is_queued ? "in the queue" : "gone"}`);
    this.id = id;
    this.is_queued = is_queued;
  }
}

/** The database was closed under this page (see Closing); loading the page anew helps, unless it was wiped. */
export class Closed extends Error {
  override readonly name = "Closed";
}

const VERSION = 1;
const CHANNEL = "unsera";
const CLOSED = "unsera:closed";
const CHANGED = "unsera:changed"; // for browsers without BroadcastChannel

export function databaseOf(account: string): string {
  return `unsera-${account}`;
}

const opened = new Set<Phone>(); // by this page

/** Closes what this page holds of an account's database, without a word: it is this page that wipes it. */
export function closeAll(account: string): void {
  for (const p of opened) if (p.account === account) p.db.close();
}

/** Throws Closed where a newer app has already changed the database: this page must be loaded anew. */
export async function open(account: string): Promise<Phone> {
  try {
    const db: IDBPDatabase<Shelves> = await openDB<Shelves>(databaseOf(account), VERSION, {
      upgrade: build,
      blocking: (_held, wanted) => {
        db.close();
        say(wanted === null ? "wiped" : "newer");
      },
      terminated: () => say("browser"),
    });
    const p = { account, db };
    opened.add(p);
    return p;
  } catch (error) {
    throw isNamed(error, "VersionError") ? new Closed("a newer app keeps this database") : named(error, null);
  }
}

function build(db: IDBPDatabase<Shelves>): void {
  db.createObjectStore("drafts", { keyPath: "id" });
  const shots = db.createObjectStore("shots", { keyPath: "id" });
  shots.createIndex("draft", "draft");
  shots.createIndex("digest", "digest");
  db.createObjectStore("bytes");
  db.createObjectStore("outbox", { keyPath: "id" });
  db.createObjectStore("known");
}

function say(why: Closing): void {
  dispatchEvent(new CustomEvent<Closing>(CLOSED, { detail: why }));
}

/** Calls back when this page may no longer use its database: the page should stop taking input and say why. */
export function onClosed(callback: (why: Closing) => void): () => void {
  const listener = (event: Event) => callback((event as CustomEvent<Closing>).detail);
  addEventListener(CLOSED, listener);
  return () => removeEventListener(CLOSED, listener);
}

/** Does *work* in one strict transaction over *shelves*: all of it is kept, or nothing. Tells the other tabs of *kind*. */
export async function write<T>(p: Phone, shelves: Shelf[], kind: Kind | null, work: (tx: Writing) => Promise<T>): Promise<T> {
  const tx = begin(p, shelves);
  const ended = tx.done.then(() => null, (reason: unknown) => reason ?? tx.error);
  try {
    const result = await work(tx);
    const failed = await ended;
    if (failed) throw failed;
    if (kind) changed(p, kind);
    return result;
  } catch (error) {
    abort(tx);
    throw named(error, await ended);
  }
}

function begin(p: Phone, shelves: Shelf[]): Writing {
  try {
    return p.db.transaction(shelves, "readwrite", { durability: "strict" });
  } catch (error) {
    throw named(error, null);
  }
}

/** A transaction that the browser ended itself cannot be ended again, and need not be. */
function abort(tx: Writing): void {
  try {
    tx.abort();
  } catch (error) {
    if (!isNamed(error, "InvalidStateError")) throw error;
  }
}

/** Says what went wrong in our own words; the reason of the transaction tells more than the request's. */
function named(error: unknown, reason: unknown): unknown {
  if (isNamed(reason, "QuotaExceededError") || isNamed(error, "QuotaExceededError")) return new NoRoom("the phone is full");
  if (isNamed(error, "InvalidStateError")) return new Closed("the database was closed");
  return isNamed(error, "AbortError") && reason ? reason : error;
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** Reads; a closed database is told by its own error here, too. */
export async function read<T>(p: Phone, work: (db: IDBPDatabase<Shelves>) => Promise<T>): Promise<T> {
  try {
    return await work(p.db);
  } catch (error) {
    throw named(error, null);
  }
}

/** Tells every tab, this one too, that something was written. */
export function changed(p: Phone, kind: Kind): void {
  const change: Change = { kind, account: p.account };
  if (typeof BroadcastChannel === "undefined") {
    dispatchEvent(new CustomEvent<Change>(CHANGED, { detail: change }));
    return;
  }
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}

/** Calls back after each write, in this tab or another; returns what ends that. */
export function onChange(callback: (change: Change) => void): () => void {
  if (typeof BroadcastChannel === "undefined") {
    const listener = (event: Event) => callback((event as CustomEvent<Change>).detail);
    addEventListener(CHANGED, listener);
    return () => removeEventListener(CHANGED, listener);
  }
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", (event: MessageEvent<Change>) => callback(event.data));
  return () => channel.close();
}
