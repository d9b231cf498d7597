// What this phone does when it hears whose session it holds. Pure: leave.ts carries it out.

import type { Session, Who } from "../who.ts";

export type Step =
  | "go-on"
  | "ask" // keep everything, ask to sign in again
  | "wipe" // nothing here is unsent, so everything goes at once
  | "rescue" // no more capture; sign in again or save a copy, then it goes
  | "switch"; // somebody else signed in: what the first one left stays out of sight

/** Session null: the server could not be asked. *isStopped*: it had said "revoked" before. */
export function ended(session: Session | null, who: Who, unsent: number, isStopped: boolean): Step {
  if (session?.account) return session.account.id === who.id ? "go-on" : "switch";
  const isRevoked = session ? session.ended === "revoked" : isStopped;
  if (isRevoked) return unsent ? "rescue" : "wipe";
  return session ? "ask" : "go-on";
}
