// Making the phone ready for a place without signal: what the server knows goes into the store, its pages into the cache.

import { learn } from "../../phone/clock.ts";
import { persist } from "../../phone/room.ts";
import type { Home } from "../../phone/shape.ts";
import type { Phone } from "../../phone/store.ts";
import { setHome, type Session } from "../../phone/who.ts";
import { buildOf, forgetPages, keepOnly, keepPage, readNote, writeNote } from "../kept.ts";
import { stocked } from "../register.ts";
import { isDue, isWanted, told, type Kept, type Note, type Now } from "../rules.ts";

export type Ready =
  | { readonly kind: "ready"; readonly at: number }
  | { readonly kind: "partly"; readonly n: number; readonly of: number }
  | { readonly kind: "offline" | "signed-out" | "no-room" | "never" | "unable" };

export interface Asking {
  readonly isAsked: boolean; // a person, or something that just changed; else at most every ten minutes
  readonly progress: (n: number, of: number) => void;
}

/** What was made ready before, without asking anybody. */
export async function readiness(account: string): Promise<Ready> {
  const note = await readNote();
  return note?.account === account ? readyOf(note) : { kind: "never" };
}

function readyOf({ pages, of, ready_at }: Note): Ready {
  const n = Object.keys(pages).length;
  return n < of ? { kind: "partly", n, of } : ready_at ? { kind: "ready", at: ready_at } : { kind: "never" };
}

/** Refreshes where that is due or asked for; one tab at a time. */
export async function refresh(p: Phone, session: Session | null, asking: Asking): Promise<Ready> {
  if (!session) return { kind: "offline" };
  if (session.account?.id !== p.account) return { kind: "signed-out" };
  const today: Now = { account: p.account, language: session.language, build: session.build, now: Date.now() };
  const work = async () => {
    const note = await ours(p.account);
    return asking.isAsked || isDue(note, today) ? fetchAll(p, note, today, asking) : readiness(p.account);
  };
  if (!navigator.locks) return work();
  const done = await navigator.locks.request("unsera-refresh", { ifAvailable: true }, (held) => (held ? work() : null));
  return done ?? readiness(p.account);
}

/** Pages that belong to somebody else are never shown, and never kept longer than until now. */
async function ours(account: string): Promise<Note | null> {
  const note = await readNote();
  if (note?.account === account) return note;
  await forgetPages();
  return null;
}

async function fetchAll(p: Phone, note: Note | null, today: Now, { progress }: Asking): Promise<Ready> {
  const home = await data();
  if (typeof home === "string") return { kind: home };
  if (home.account.id !== p.account) return { kind: "signed-out" }; // somebody else has signed in meanwhile
  await setHome(p, home);
  await learn(p, home.now);
  await persist();
  if (!(await navigator.serviceWorker.getRegistration("/"))) return { kind: "unable" };
  const isHere = await stocked(today.build);
  const round = new Round(home, note, today);
  return isHere ? round.run(progress) : round.end(note?.pages ?? {});
}

async function data(): Promise<Home | "offline" | "signed-out"> {
  try {
    const answer = await fetch("/sync/data", { headers: { Accept: "application/json" }, redirect: "error", credentials: "same-origin", cache: "no-store" });
    if (answer.status === 401) return "signed-out";
    return answer.ok ? ((await answer.json()) as Home) : "offline";
  } catch {
    return "offline";
  }
}

/** One page after the other: a slow network carries no more, and what is here is here. */
class Round {
  private readonly home: Home;
  private readonly note: Note | null;
  private readonly today: Now;

  constructor(home: Home, note: Note | null, today: Now) {
    this.home = home;
    this.note = note;
    this.today = today;
  }

  async run(progress: Asking["progress"]): Promise<Ready> {
    const kept: Record<string, Kept> = {};
    const urls = this.home.pages;
    try {
      for (const [at, url] of urls.entries()) {
        progress(at + 1, urls.length);
        const page = await this.page(url);
        if (page) kept[url] = page;
      }
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "QuotaExceededError")) throw error;
      await this.end(kept);
      return { kind: "no-room" };
    }
    await keepOnly(urls);
    return this.end(kept);
  }

  /** A page that could not be had now counts as it was, if it was kept before. */
  private async page(url: string): Promise<Kept | undefined> {
    const before = this.note?.pages[url];
    const [build, stamp] = await Promise.all([buildOf(url), digest(told(this.home, url))]);
    if (build && !isWanted(before, build, stamp, this.note, this.today)) return before;
    const title = await keepPage(url);
    if (title !== null) return { title, stamp, at: this.today.now };
    return build ? before : undefined;
  }

  async end(pages: Note["pages"]): Promise<Ready> {
    const { account, language, build, now } = this.today;
    const of = this.home.pages.length;
    const isAll = this.home.pages.every((url) => pages[url]);
    const note: Note = { account, language, build, checked_at: now, ready_at: isAll ? now : (this.note?.ready_at ?? 0), of, pages };
    await writeNote(note);
    return readyOf(note);
  }
}

async function digest(text: string): Promise<string> {
  if (!text) return "";
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...bytes.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
