// Asks the server what it knows of the work, where what the phone was told is not enough.

import { learn } from "../phone/clock.ts";
import type { Home } from "../phone/shape.ts";
import type { Phone } from "../phone/store.ts";
import { setHome } from "../phone/who.ts";

/** The newest, kept on the phone; null without signal or sign-in. */
export async function askHome(phone: Phone): Promise<Home | null> {
  try {
    const answer = await fetch("/sync/data", { headers: { Accept: "application/json" }, redirect: "error", credentials: "same-origin", cache: "no-store" });
    if (!answer.ok) return null;
    const fresh = (await answer.json()) as Home;
    if (fresh.account.id !== phone.account) return null; // somebody else has signed in meanwhile
    await learn(phone, fresh.now);
    await setHome(phone, fresh);
    return fresh;
  } catch {
    return null;
  }
}
