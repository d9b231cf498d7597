// The sender in a real browser: its network, its lock, its store. Works in a page and in the service worker.

import { setAhead } from "../phone/clock.ts";
import { bytesOf } from "../phone/drafts.ts";
import { item, items, putItem, settle } from "../phone/queue.ts";
import { write, type Phone } from "../phone/store.ts";
import { setSetting, setting } from "../phone/who.ts";
import type { Answer, Asked, Ended, News, Ports, Store, Why } from "./ports.ts";
import { isMobile, type Can, type Connection } from "./promise.ts";
import { sendOver } from "./sender.ts";

const PATIENCE_MS = 120_000; // a quarter of a megabyte over the slowest network that still works
const LEASE_MS = 90_000;
const QUIET = "outbox:quiet";
const CHANNEL = "unsera-sending";

/** Sends what is due for this account; one sender at a time, whatever tabs and workers are open. */
export function sendAll(p: Phone, why: Why): Promise<Ended> {
  return sendOver(portsOf(p), why);
}

export function portsOf(p: Phone): Ports {
  return {
    account: p.account,
    store: storeOf(p),
    ask: (asked) => ask({ ...asked, headers: { ...asked.headers, "X-Account": p.account } }),
    now: () => Date.now(),
    random: () => Math.random(),
    lock: (work) => lock(p, work),
    isOnline: () => navigator.onLine,
    isMobile: () => isMobile(connection()),
    report: tell,
  };
}

function storeOf(p: Phone): Store {
  return {
    items: () => items(p),
    item: (id) => item(p, id),
    putItem: async (one) => void (await putItem(p, one)),
    settle: (one) => settle(p, one),
    bytes: (digest) => bytesOf(p, digest),
    setAhead: (ahead_s) => setAhead(p, ahead_s),
    quiet: async () => Number((await setting(p, QUIET)) ?? 0),
    setQuiet: (until) => setSetting(p, QUIET, until),
  };
}

const NOTHING: Answer = { status: 0, header: () => null, json: null };

/** A redirect, such as to a page to sign in, is refused: followed, it would look like success. */
async function ask({ method, path, headers, body }: Asked): Promise<Answer> {
  const impatient = new AbortController();
  const timer = setTimeout(() => impatient.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(path, {
      method,
      headers: { ...headers, Accept: "application/json" },
      body: body ?? null,
      redirect: "error",
      credentials: "same-origin",
      cache: "no-store",
      signal: impatient.signal,
    });
    return { status: answer.status, header: (name) => answer.headers.get(name), json: parsed(await answer.text()) };
  } catch {
    return NOTHING; // a cut, before or in the middle of the answer
  } finally {
    clearTimeout(timer);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function lock<T>(p: Phone, work: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return leased(p, work);
  return navigator.locks.request("outbox", { ifAvailable: true }, async (held) => (held ? await work() : null)) as Promise<T | null>;
}

interface Lease {
  readonly owner: string;
  readonly until: number;
}

/** Says whether *owner* may send: nobody holds the lease, or whoever did is gone, or the clock was set back. */
export function mayTake(lease: Lease | undefined, owner: string, now: number): boolean {
  return !lease || lease.owner === owner || lease.until <= now || lease.until - now > LEASE_MS;
}

/** For browsers without locks: a row in the store, taken in one transaction and renewed while the work goes on. */
async function leased<T>(p: Phone, work: () => Promise<T>): Promise<T | null> {
  const owner = `${Date.now()}-${Math.random()}`;
  if (!(await take(p, owner))) return null;
  const renewing = setInterval(() => void take(p, owner).catch(() => clearInterval(renewing)), LEASE_MS / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewing);
    await giveBack(p, owner);
  }
}

function take(p: Phone, owner: string): Promise<boolean> {
  return write(p, ["known"], null, async (tx) => {
    const shelf = tx.objectStore("known");
    const isMine = mayTake((await shelf.get("lease")) as Lease | undefined, owner, Date.now());
    if (isMine) await shelf.put({ owner, until: Date.now() + LEASE_MS }, "lease");
    return isMine;
  });
}

function giveBack(p: Phone, owner: string): Promise<void> {
  return write(p, ["known"], null, async (tx) => {
    const held = (await tx.objectStore("known").get("lease")) as Lease | undefined;
    if (held?.owner === owner) await tx.objectStore("known").delete("lease");
  });
}

/** What the browser says about the network; undefined where it says nothing. */
export function connection(): Connection | undefined {
  return (navigator as Navigator & { connection?: Connection }).connection;
}

/** What may be promised here: promise(await canHere()). */
export async function canHere(): Promise<Can> {
  const standalone = (navigator as Navigator & { standalone?: boolean }).standalone === true;
  return {
    sync: await canSync(),
    isApple: /^Apple/.test(navigator.vendor),
    isInstalled: standalone || matchMedia("(display-mode: standalone)").matches,
  };
}

async function canSync(): Promise<boolean> {
  if (!navigator.serviceWorker || !("sync" in ServiceWorkerRegistration.prototype)) return false;
  if (!(await navigator.serviceWorker.getRegistration())) return false;
  try {
    return (await navigator.permissions.query({ name: "background-sync" as PermissionName })).state === "granted";
  } catch {
    return true; // sync without a permission of its own
  }
}

function tell(news: News): void {
  if (typeof BroadcastChannel === "undefined") {
    dispatchEvent(new CustomEvent<News>(CHANNEL, { detail: news }));
    return;
  }
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
  channel.close();
}

/** Hears how sending goes, in whichever tab or worker it goes on; returns what ends that. */
export function onNews(callback: (news: News) => void): () => void {
  if (typeof BroadcastChannel === "undefined") {
    const listener = (event: Event) => callback((event as CustomEvent<News>).detail);
    addEventListener(CHANNEL, listener);
    return () => removeEventListener(CHANNEL, listener);
  }
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", (event: MessageEvent<News>) => callback(event.data));
  return () => channel.close();
}
