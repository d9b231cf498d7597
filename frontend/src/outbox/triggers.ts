// When the queue is sent: on saving, on opening a page, when the network comes back, when the page is looked at again,
// every half minute while something waits, by the button, and by Background Sync where it exists.

import { items } from "../phone/queue.ts";
import { databaseOf, onChange, open, type Phone } from "../phone/store.ts";
import { connection, sendAll } from "./browser.ts";
import { isWaiting } from "./next.ts";
import type { Ended, Reason, Why } from "./ports.ts";
import { isMobile } from "./promise.ts";

export interface Sending {
  /** Sends now, because a person pressed the button. */
  readonly now: () => Promise<void>;
  readonly stop: () => void;
}

export interface World {
  readonly run: (why: Why) => Promise<Ended>;
  readonly waits: () => Promise<boolean>;
  /** Asks the browser to send with the app closed, where it can. */
  readonly askSync: () => Promise<void>;
  readonly listen: (tell: (why: Why) => void) => () => void;
  readonly after: (ms: number, act: () => void) => () => void;
}

const EVERY_MS = 30_000;
const SETTLE_MS = 300; // one save writes several times
const TAG = "unsera-outbox:";
// Only a person can change these, on a page that is then opened anew.
const HOPELESS: ReadonlySet<Reason> = new Set(["signed-out", "other-account", "revoked"]);

const started = new Map<string, Sending>();

/** Starts sending on a page of somebody who has a queue; several scripts of a page share one. */
export function startSending(p: Phone): Sending {
  const sending = started.get(p.account) ?? begin(worldOf(p));
  started.set(p.account, sending);
  return sending;
}

function worldOf(p: Phone): World {
  return {
    run: (why) => sendAll(p, why),
    waits: () => somethingWaits(p),
    askSync: () => askSync(p),
    listen: (tell) => listen(p, tell),
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** The same over any world. */
export function begin(world: World): Sending {
  const turns = new Turns(world);
  const deaf = world.listen((why) => turns.wish(why));
  void turns.now("opened");
  return {
    now: () => turns.now("button"),
    stop: () => {
      deaf();
      turns.stop();
    },
  };
}

/** One run after the other; wishes that come meanwhile become one more run. */
class Turns {
  private readonly world: World;
  private running: Promise<void> | null = null;
  private wished: Why | null = null;
  private cancel: () => void = () => undefined;
  private isStopped = false;

  constructor(world: World) {
    this.world = world;
  }

  stop(): void {
    this.isStopped = true;
    this.cancel();
  }

  wish(why: Why): void {
    if (this.running) this.wished = this.wished === "button" ? "button" : why;
    else this.later(why, why === "saved" ? SETTLE_MS : 0);
  }

  /** Ends when the queue has had its turn. */
  now(why: Why): Promise<void> {
    this.cancel();
    if (this.running) this.wished = why;
    this.running ??= this.turns(why).finally(() => (this.running = null));
    return this.running;
  }

  private later(why: Why, ms: number): void {
    this.cancel();
    if (!this.isStopped) this.cancel = this.world.after(ms, () => void this.now(why));
  }

  private async turns(first: Why): Promise<void> {
    for (let why: Why | null = first; why && !this.isStopped; why = this.wished) {
      this.wished = null;
      await this.turn(why);
    }
  }

  private async turn(why: Why): Promise<void> {
    try {
      await this.attempt(why);
    } catch (trouble) {
      if ((trouble as Error).name === "Closed") return this.stop(); // signed out and wiped, or a newer app took over
      console.error(trouble);
      this.later("timer", EVERY_MS);
    }
  }

  private async attempt(why: Why): Promise<void> {
    if (why === "saved" && (await this.world.waits())) await this.world.askSync(); // she may close the app at once
    const { reason } = await this.world.run(why);
    if (HOPELESS.has(reason) || !(await this.world.waits())) return this.cancel();
    await this.world.askSync();
    this.later("timer", EVERY_MS);
  }
}

async function somethingWaits(p: Phone): Promise<boolean> {
  const conditions = { now: Date.now(), isMobile: isMobile(connection()), isPressed: false };
  return (await items(p)).some((item) => isWaiting(item, conditions));
}

function listen(p: Phone, tell: (why: Why) => void): () => void {
  const online = () => tell("online");
  const shown = () => {
    if (document.visibilityState === "visible") tell("shown");
  };
  addEventListener("online", online);
  document.addEventListener("visibilitychange", shown);
  const deaf = onChange((change) => {
    if (change.kind === "outbox" && change.account === p.account) tell("saved");
  });
  return () => {
    deaf();
    removeEventListener("online", online);
    document.removeEventListener("visibilitychange", shown);
  };
}

type WithSync = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } };

/** A browser may refuse this at any time; then the other occasions remain. */
async function askSync(p: Phone): Promise<void> {
  const registration: WithSync | undefined = await navigator.serviceWorker?.getRegistration();
  await registration?.sync?.register(TAG + p.account).catch(() => undefined);
}

/** For the service worker's "sync": whose queue the tag means; null where it is not ours. */
export function accountOf(tag: string): string | null {
  return tag.startsWith(TAG) ? tag.slice(TAG.length) : null;
}

/** For the service worker's "sync"; throws while something still waits, so that the browser tries again. */
export async function sendInBackground(account: string): Promise<void> {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === databaseOf(account))) return; // wiped since
  const p = await open(account);
  try {
    const { reason } = await sendAll(p, "sync");
    if (!HOPELESS.has(reason) && (await somethingWaits(p))) throw new Error(`still waiting: ${reason}`);
  } finally {
    p.db.close();
  }
}
