// A phone for the sender's tests: its store, its clock, its network; and records to be queued on it.

import type { Draft, Ending, Item, Shot } from "../../frontend/src/phone/shape.ts";
import type { Ended, News, Ports, Why } from "../../frontend/src/outbox/ports.ts";
import { seal } from "../../frontend/src/outbox/seal.ts";
import { sendOver } from "../../frontend/src/outbox/sender.ts";
import { Door, sha256 } from "./outbox_door.ts";

export const BIG = 600 * 1024; // three chunks
export const MINUTE = 60_000;

export function photo(seed: number, size = BIG): Uint8Array {
  return new Uint8Array(Buffer.alloc(size, `${seed}:`));
}

export function draftOf(id: string, changes: Partial<Draft> = {}): Draft {
  return {
    id, revision: 1, assignment: "a", version: "v", visit: null, started_at: "2026-11-24T01:00:00Z", present: ["rina"],
    position: null, answers: { "K1.1": "ada" }, notes: {}, ending: null, clock_ahead_s: null, pace: {}, remark: "", remarks: {},
    created_at: "2026-11-24T01:00:00Z", saved_at: "2026-11-24T02:00:00Z", saved_n: 3, ...changes,
  };
}

export function shotOf(draft: string, bytes: Uint8Array, number = 1, changes: Partial<Shot> = {}): Shot {
  return {
    id: `${draft}-${number}`, draft, indicator: "K1.1", people: "none", caption: "", taken_at: "2026-11-24T01:30:00Z", position: null,
    digest: sha256(bytes), size: bytes.length, original: null, is_held: false, thumb: null, number, ...changes,
  };
}

export const ENDING: Ending = { ended_at: "2026-11-24T02:00:00Z", outcome: "done", outcome_note: "" };

/** A phone in the hands of Rina. Its clock stands still unless a test moves it. */
export class Phone {
  readonly items = new Map<string, Item>();
  readonly bytes = new Map<string, ArrayBuffer>();
  readonly news: News[] = [];
  readonly door: Door;
  now = Date.parse("2026-11-24T03:00:00Z");
  isOnline = true;
  isMobile = false;
  ahead_s: number | null = null;
  private quiet = 0;
  private isLocked = false;

  constructor(door: Door) {
    this.door = door;
  }

  queue(id: string, photos: readonly Uint8Array[] = [], changes: Partial<Item> & { note?: string } = {}): Item {
    const { note, ...more } = changes;
    const draft = draftOf(id, note ? { notes: { "K1.1": note } } : {});
    const shots = photos.map((bytes, at) => shotOf(id, bytes, at + 1));
    for (const bytes of photos) this.bytes.set(sha256(bytes), bytes.slice().buffer);
    const item = { ...seal(draft, ENDING, shots, { title: id, photos_when: "now", now: this.iso(), ahead_s: null }), ...more };
    this.items.set(id, item);
    return item;
  }

  iso(): string {
    return new Date(this.now).toISOString();
  }

  item(id: string): Item {
    const item = this.items.get(id);
    if (!item) throw new Error(`${id} is lost`);
    return item;
  }

  states(): string {
    return [...this.items.values()].map((item) => item.state).join(" ");
  }

  readonly ports: Ports = {
    account: "rina",
    ask: (asked) => this.door.ask(asked),
    now: () => this.now,
    random: () => 0.5,
    isOnline: () => this.isOnline,
    isMobile: () => this.isMobile,
    report: (news) => void this.news.push(news),
    lock: async (work) => {
      if (this.isLocked) return null;
      this.isLocked = true;
      return work().finally(() => (this.isLocked = false));
    },
    store: {
      items: async () => structuredClone([...this.items.values()]),
      item: async (id) => structuredClone(this.items.get(id)) ?? null,
      putItem: async (item) => void this.items.set(item.id, structuredClone(item)),
      settle: async (item) => void this.items.set(item.id, structuredClone(item)),
      bytes: async (digest) => this.bytes.get(digest) ?? null,
      setAhead: async (ahead_s) => void (this.ahead_s = ahead_s),
      quiet: async () => this.quiet,
      setQuiet: async (until) => void (this.quiet = until),
    },
  };
}

export interface Field {
  readonly door: Door;
  readonly phone: Phone;
  readonly send: (why?: Why) => Promise<Ended>;
}

/** A door, a phone before it, and a hand to send. */
export function field(): Field {
  const door = new Door();
  const phone = new Phone(door);
  return { door, phone, send: (why = "timer") => sendOver(phone.ports, why) };
}
