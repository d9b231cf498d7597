// The phone's clock against the server's: known from the last answer, kept for the records to come.

import { aheadOf } from "./rules/times.ts";
import { read, write, type Phone } from "./store.ts";

export interface Ahead {
  readonly ahead_s: number; // the phone's clock minus the server's
  readonly at: string; // when that was learnt, by the phone's clock
}

export async function ahead(p: Phone): Promise<Ahead | null> {
  return ((await read(p, (db) => db.get("known", "clock"))) as Ahead | undefined) ?? null;
}

export function setAhead(p: Phone, ahead_s: number): Promise<void> {
  const known: Ahead = { ahead_s, at: new Date().toISOString() };
  return write(p, ["known"], null, async (tx) => {
    await tx.objectStore("known").put(known, "clock");
  });
}

/** Learns from an answer that was heard at *heardAt*, ms since 1970 by the phone's clock. */
export async function learnAt(p: Phone, serverNow: string, heardAt: number): Promise<void> {
  const ahead_s = aheadOf(serverNow, heardAt);
  if (ahead_s !== null) await setAhead(p, ahead_s);
}

/** Learns from an answer that carries the server's clock; what cannot be read teaches nothing. */
export async function learn(p: Phone, serverNow: string): Promise<void> {
  await learnAt(p, serverNow, Date.now());
}
