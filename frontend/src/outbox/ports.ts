// What the sender needs of the world around it: a page, a service worker and a test each bring their own.

import type { Item } from "../phone/shape.ts";

export interface Asked {
  readonly method: "GET" | "HEAD" | "PATCH" | "PUT";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ArrayBuffer | string;
}

/** What came back. Status 0: nothing did; the network was cut, or somebody wanted to lead us elsewhere. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly json: unknown; // null where the body is no JSON
}

/** Asks the server; never throws. */
export type Ask = (asked: Asked) => Promise<Answer>;

export interface Store {
  items(): Promise<readonly Item[]>;
  item(id: string): Promise<Item | null>;
  putItem(item: Item): Promise<void>;
  /** Stores a sent item and frees its photos, in one transaction. */
  settle(item: Item): Promise<void>;
  bytes(digest: string): Promise<ArrayBuffer | null>;
  setAhead(ahead_s: number): Promise<void>;
  /** Until when the server asked everybody on this phone to wait, ms since 1970. */
  quiet(): Promise<number>;
  setQuiet(until: number): Promise<void>;
}

/** Why a run began. A person who presses the button does not wait for the backoff. */
export type Why = "saved" | "opened" | "online" | "shown" | "timer" | "button" | "sync";

export type Reason =
  | "done" // every item that was due had its turn
  | "nothing" // nothing was due
  | "busy" // another tab is sending
  | "offline"
  | "quiet" // the server asked for time
  | "away" // the server answers with errors
  | "signed-out"
  | "other-account"
  | "revoked";

export interface Ended {
  readonly reason: Reason;
  readonly sent: number;
  readonly parked: number;
  readonly failed: number;
  readonly quiet_until: number; // 0: nobody asked to wait
}

/** What a page may want to show while a run goes on. */
export type News =
  | { readonly kind: "started"; readonly why: Why }
  | { readonly kind: "sending"; readonly id: string; readonly digest: string; readonly sent: number; readonly of: number }
  | { readonly kind: "item"; readonly id: string }
  | { readonly kind: "trouble"; readonly id: string; readonly text: string }
  | { readonly kind: "ended"; readonly why: Why; readonly ended: Ended };

export interface Ports {
  readonly account: string; // whose queue this is
  readonly store: Store;
  readonly ask: Ask;
  readonly now: () => number;
  readonly random: () => number;
  /** Does *work* as the only sender of this phone; null where another one is at it. */
  readonly lock: <T>(work: () => Promise<T>) => Promise<T | null>;
  readonly isOnline: () => boolean;
  readonly isMobile: () => boolean;
  readonly report: (news: News) => void;
}
