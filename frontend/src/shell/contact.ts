// Whether the server can be reached, by what came of asking it; asked on opening, when something changed, and while it cannot.

import { onNews } from "../outbox/browser.ts";
import type { Reason } from "../outbox/ports.ts";
import { session, type Session } from "../phone/who.ts";
import { contactOf, type Contact, type Heard } from "./rules.ts";

const AGAIN_MS = 30_000;
const REST_MS = 60_000;

type Listener = (contact: Contact, session: Session | null) => void;

// What a run of the queue says about the network; of the other reasons nothing can be learnt.
const LEARNT: Readonly<Partial<Record<Reason, Heard["last"]>>> = {
  done: "answer",
  offline: "silence",
  away: "silence",
  "signed-out": "signed-out",
  revoked: "signed-out",
};

export class Line {
  private last: Heard["last"] = null;
  private askedAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listener: Listener;

  constructor(listener: Listener) {
    this.listener = listener;
    addEventListener("online", () => void this.ask());
    addEventListener("offline", () => this.hear(this.last, null));
    document.addEventListener("visibilitychange", () => this.wake());
    onNews((news) => {
      const heard = news.kind === "ended" ? LEARNT[news.ended.reason] : undefined;
      if (heard) this.hear(heard, null);
    });
  }

  contact(): Contact {
    return contactOf({ isOnline: navigator.onLine, last: this.last });
  }

  /** Asks whose session this is; null when nobody answers. */
  async ask(): Promise<Session | null> {
    this.askedAt = Date.now();
    const found = await session();
    this.hear(!found ? "silence" : found.account ? "answer" : "signed-out", found);
    return found;
  }

  private wake(): void {
    if (document.visibilityState === "visible" && Math.abs(Date.now() - this.askedAt) > REST_MS) void this.ask();
  }

  private hear(last: Heard["last"], found: Session | null): void {
    this.last = last;
    this.listener(this.contact(), found);
    clearTimeout(this.timer);
    if (last === "silence") this.timer = setTimeout(() => this.tryAgain(), AGAIN_MS);
  }

  private tryAgain(): void {
    if (document.visibilityState === "visible") void this.ask();
    else this.askedAt = 0; // as soon as it is looked at again
  }
}
