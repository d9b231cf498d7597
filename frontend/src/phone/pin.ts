// The PIN as it lies on the phone, and trying one. Which PIN will do and how long one waits: rules/pin.ts.

import { counted, forgiven, isRight, lockOf, remaining, type Lock } from "./rules/pin.ts";
import { read, write, type Phone } from "./store.ts";

export async function hasPin(p: Phone): Promise<boolean> {
  return (await keptLock(p)) !== null;
}

export async function keptLock(p: Phone): Promise<Lock | null> {
  return ((await read(p, (db) => db.get("known", "pin"))) as Lock | undefined) ?? null;
}

export function setPin(p: Phone, pin: string): Promise<void> {
  return lockOf(pin).then((lock) => putLock(p, lock));
}

function putLock(p: Phone, lock: Lock): Promise<void> {
  return write(p, ["known"], null, async (tx) => {
    await tx.objectStore("known").put(lock, "pin");
  });
}

export async function removePin(p: Phone): Promise<void> {
  await write(p, ["known"], null, (tx) => tx.objectStore("known").delete("pin"));
}

export type Tried = "right" | "wrong" | "wait";

/** Looks at a PIN: each try is counted before it is looked at, in one transaction, whatever other tabs do. */
export async function tryPin(p: Phone, pin: string, now = Date.now()): Promise<Tried> {
  const lock = await write(p, ["known"], null, async (tx) => {
    const held = (await tx.objectStore("known").get("pin")) as Lock | undefined;
    if (!held || remaining(held, now)) return null;
    await tx.objectStore("known").put(counted(held, now), "pin");
    return held;
  });
  if (!lock) return (await hasPin(p)) ? "wait" : "right";
  if (!(await isRight(pin, lock))) return "wrong";
  await putLock(p, forgiven(lock));
  return "right";
}
