// One run through the queue: who is signed in, then each record that is due, once.

import type { Item } from "../phone/shape.ts";
import { hasCome } from "./backoff.ts";
import { waitOf } from "./classes.ts";
import { isDue, order, type Conditions } from "./next.ts";
import type { Answer, Ended, Ports, Reason, Why } from "./ports.ts";
import { sendItem, stumbled, type Turn } from "./record.ts";

const CUTS = 3; // one after the other: the server is away, not a single record bad

/** Sends what is due, as the only sender of this phone. Never throws for what a record or the network does. */
export async function sendOver(ports: Ports, why: Why): Promise<Ended> {
  const result = await tried(ports, why);
  ports.report({ kind: "ended", why, ended: result });
  return result;
}

async function tried(ports: Ports, why: Why): Promise<Ended> {
  if (!order(await ports.store.items(), conditions(ports, why)).length) return ended("nothing");
  if (!ports.isOnline() && why !== "button") return ended("offline");
  return (await ports.lock(() => guarded(ports, why))) ?? ended("busy");
}

async function guarded(ports: Ports, why: Why): Promise<Ended> {
  ports.report({ kind: "started", why });
  const until = await ports.store.quiet();
  if (!hasCome(until, ports.now())) return { ...ended("quiet"), quiet_until: until };
  const refused = await whoIsIn(ports);
  return refused ? ended(refused) : new Run(ports, why).through();
}

function conditions(ports: Ports, why: Why): Conditions {
  return { now: ports.now(), isMobile: ports.isMobile(), isPressed: why === "button", isFresh: why === "opened" || why === "online" };
}

function ended(reason: Reason): Ended {
  return { reason, sent: 0, parked: 0, failed: 0, quiet_until: 0 };
}

interface Session {
  readonly account?: { readonly id?: unknown } | null;
  readonly ended?: unknown;
  readonly now?: unknown;
}

/** Asks whose session this is; null when the queue's owner is signed in. Learns how wrong the phone's clock is. */
async function whoIsIn(ports: Ports): Promise<Reason | null> {
  const before = ports.now();
  const answer = await ports.ask({ method: "GET", path: "/sync/session" });
  const session = sessionOf(answer);
  if (!session) return unreachable(ports, answer);
  await learnClock(ports, session, (before + ports.now()) / 2);
  if (!session.account) return session.ended === "revoked" ? "revoked" : "signed-out";
  return session.account.id === ports.account ? null : "other-account";
}

async function unreachable(ports: Ports, answer: Answer): Promise<Reason> {
  const wait = waitOf(answer, ports.now());
  if (wait !== null) await ports.store.setQuiet(ports.now() + wait);
  return answer.status === 0 ? "offline" : "away";
}

/** Anything but our own answer, such as a hotel's sign-in page, says nothing about who is signed in. */
function sessionOf({ status, json }: Answer): Session | null {
  return status === 200 && typeof json === "object" && json !== null && "account" in json ? (json as Session) : null;
}

async function learnClock(ports: Ports, { now }: Session, here: number): Promise<void> {
  const there = typeof now === "string" ? Date.parse(now) : NaN;
  if (!Number.isNaN(there)) await ports.store.setAhead(Math.round((here - there) / 1000));
}

const STOPPING: Readonly<Partial<Record<Turn, Reason>>> = { "sign-in": "signed-out", quiet: "quiet" };

class Run {
  private readonly ports: Ports;
  private readonly why: Why;
  private readonly tried = new Set<string>();
  private readonly count = { sent: 0, parked: 0, failed: 0 };
  private cuts = 0;

  constructor(ports: Ports, why: Why) {
    this.ports = ports;
    this.why = why;
  }

  /** What is queued while the run goes on still gets its turn. */
  async through(): Promise<Ended> {
    for (let round = await this.round(); round.length; round = await this.round()) {
      for (const { id } of round) {
        const stop = await this.turn(id);
        if (stop) return this.end(stop);
      }
    }
    return this.end("done");
  }

  private async round(): Promise<readonly Item[]> {
    const due = order(await this.ports.store.items(), conditions(this.ports, this.why));
    return due.filter(({ id }) => !this.tried.has(id));
  }

  private async turn(id: string): Promise<Reason | null> {
    this.tried.add(id);
    const turn = await this.attempt(id);
    this.note(turn);
    if (this.cuts >= CUTS) return "away";
    return (turn && STOPPING[turn]) ?? null;
  }

  /** A record this phone itself stumbles over must not keep the others waiting. */
  private async attempt(id: string): Promise<Turn | null> {
    try {
      return await this.send(id);
    } catch (trouble) {
      await this.hold(id, trouble);
      return "later";
    }
  }

  private async send(id: string): Promise<Turn | null> {
    const item = await this.ports.store.item(id);
    const now = conditions(this.ports, this.why);
    return item && isDue(item, now) ? sendItem(this.ports, item, now) : null;
  }

  private async hold(id: string, trouble: unknown): Promise<void> {
    this.ports.report({ kind: "trouble", id, text: String(trouble) });
    try {
      await stumbled(this.ports, id, trouble);
    } catch (worse) {
      this.ports.report({ kind: "trouble", id, text: String(worse) }); // such as a full phone: it stays as it was
    }
  }

  private note(turn: Turn | null): void {
    if (turn === null || turn === "elsewhere") return;
    if (turn === "sent" || turn === "photos") this.count.sent += 1;
    if (turn === "parked") this.count.parked += 1;
    if (turn === "cut" || turn === "later" || turn === "quiet") this.count.failed += 1;
    this.cuts = turn === "cut" ? this.cuts + 1 : 0;
  }

  private async end(reason: Reason): Promise<Ended> {
    return { reason, ...this.count, quiet_until: reason === "quiet" ? await this.ports.store.quiet() : 0 };
  }
}
