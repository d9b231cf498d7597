// Who uses this phone now, what the server told about their work, and how they want it.

import type { Home } from "./shape.ts";
import { read, write, type Phone } from "./store.ts";

export interface Who {
  readonly id: string;
  readonly name: string;
}

/** GET /sync/session: never a redirect, so a sign-in that ended is told apart from a bad network. */
export interface Session {
  readonly account: Who | null;
  readonly ended: null | "none" | "expired" | "revoked";
  readonly now: string;
  readonly language: string;
  readonly build: string;
  readonly heard_at: number; // ms since 1970 by the phone's clock, when the answer came
}

const KEY = "unsera:account";

/** No secrets here: who signed in on this phone last; null where storage is closed to us. */
export function who(): Who | null {
  const found = parsed(stored()?.getItem(KEY) ?? null) as Partial<Who> | null;
  return typeof found?.id === "string" && typeof found.name === "string" ? { id: found.id, name: found.name } : null;
}

export function setWho(account: Who): void {
  stored()?.setItem(KEY, JSON.stringify({ id: account.id, name: account.name }));
}

/** A service worker has no localStorage, and a browser may forbid it. */
export function stored(): Storage | null {
  try {
    return typeof localStorage === "undefined" ? null : localStorage;
  } catch {
    return null;
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Asks the server whose session this is; null when it cannot be reached. */
export async function session(): Promise<Session | null> {
  try {
    const answer = await fetch("/sync/session", { headers: { Accept: "application/json" }, redirect: "error", credentials: "same-origin", cache: "no-store" });
    return answer.ok ? { ...((await answer.json()) as Session), heard_at: Date.now() } : null;
  } catch {
    return null;
  }
}

/** Ends the session on the server; true only when the server says that nobody is signed in here any more. */
export async function signOutThere(address: string): Promise<boolean> {
  try {
    await fetch(address, { method: "POST", redirect: "manual", credentials: "same-origin" });
  } catch {
    return false;
  }
  const now = await session();
  return now !== null && now.account === null;
}

export async function home(p: Phone): Promise<Home | null> {
  return ((await read(p, (db) => db.get("known", "home"))) as Home | undefined) ?? null;
}

export function setHome(p: Phone, fresh: Home): Promise<void> {
  return write(p, ["known"], "home", async (tx) => {
    await tx.objectStore("known").put(fresh, "home");
  });
}

type Settings = Readonly<Record<string, unknown>>;

/** "saver", "wifi_only", "idle_minutes" …; undefined where nobody chose. */
export async function setting(p: Phone, name: string): Promise<unknown> {
  const all = (await read(p, (db) => db.get("known", "settings"))) as Settings | undefined;
  return all?.[name];
}

export function setSetting(p: Phone, name: string, value: unknown): Promise<void> {
  return write(p, ["known"], null, async (tx) => {
    const all = (await tx.objectStore("known").get("settings")) as Settings | undefined;
    await tx.objectStore("known").put({ ...all, [name]: value }, "settings");
  });
}
