// A queued record from "to be sent" to its receipt: every state, every event, one table.

import type { Item, Problem, Receipt, State } from "../phone/shape.ts";

export type Last = NonNullable<Item["last"]>;

export type Event =
  | { readonly kind: "received"; readonly receipt: Receipt; readonly missing: readonly string[]; readonly last: Last }
  | { readonly kind: "missing"; readonly missing: readonly string[]; readonly last: Last } // photos the server wants first
  | { readonly kind: "arrived"; readonly digest: string } // one photo is there
  | { readonly kind: "failed"; readonly last: Last; readonly next_at: number }
  | { readonly kind: "refused"; readonly last: Last; readonly problems: readonly Problem[] }
  | { readonly kind: "signed-out"; readonly last: Last }
  | { readonly kind: "again" } // a person: try it now
  | { readonly kind: "photos-now" } // a person: do not wait for Wi-Fi
  | { readonly kind: "photos-wifi" } // a person: photos that are not there yet wait for Wi-Fi
  | { readonly kind: "without-photos" }; // a person: the answers are in, the refused photos are given up

type Kind = Event["kind"];
type Move<K extends Kind> = (item: Item, event: Extract<Event, { readonly kind: K }>) => Item;
type Row = { readonly [K in Kind]: Move<K> };

/** Returns the item after *event*; the very same one where the event changes nothing. */
export function move(item: Item, event: Event): Item {
  const change = MOVES[item.state][event.kind] as Move<typeof event.kind>;
  return change(item, event as never);
}

/** The answers reached the server; until every photo did, too, something is left to do. */
function received(item: Item, { receipt, missing, last }: Extract<Event, { kind: "received" }>): Item {
  const state: State = missing.length ? "photos" : "sent";
  return { ...item, state, receipt, last, left: missing, problems: [], tries: item.tries + 1, next_at: 0 };
}

function missing(item: Item, event: Extract<Event, { kind: "missing" }>): Item {
  return { ...item, left: event.missing, last: event.last };
}

function arrived(item: Item, { digest }: Extract<Event, { kind: "arrived" }>): Item {
  return item.left.includes(digest) ? { ...item, left: item.left.filter((one) => one !== digest) } : item;
}

function failed(item: Item, { last, next_at }: Extract<Event, { kind: "failed" }>): Item {
  return { ...item, last, next_at, tries: item.tries + 1 };
}

function refused(item: Item, { last, problems }: Extract<Event, { kind: "refused" }>): Item {
  return { ...item, state: "parked", last, problems, tries: item.tries + 1, next_at: 0 };
}

/** Being signed out is nobody's failed try. */
function signedOut(item: Item, { last }: Extract<Event, { kind: "signed-out" }>): Item {
  return { ...item, last };
}

function soon(item: Item): Item {
  return item.next_at ? { ...item, next_at: 0 } : item;
}

function unpark(item: Item): Item {
  const state: State = isIn(item) ? "photos" : "waiting";
  return { ...item, state, problems: [], next_at: 0 };
}

function photosNow(item: Item): Item {
  return item.photos_when === "now" ? soon(item) : { ...item, photos_when: "now", next_at: 0 };
}

function photosWifi(item: Item): Item {
  return item.photos_when === "wifi" ? item : { ...item, photos_when: "wifi" };
}

function withoutPhotos(item: Item): Item {
  return isIn(item) ? { ...item, state: "sent", problems: [] } : item;
}

/** Says whether the server holds the answers of this very revision. */
export function isIn(item: Item): boolean {
  return item.receipt?.revision === item.body.revision;
}

const same = (item: Item): Item => item;

const MOVING: Row = {
  received,
  missing,
  arrived,
  failed,
  refused,
  "signed-out": signedOut,
  again: soon,
  "photos-now": photosNow,
  "photos-wifi": photosWifi,
  "without-photos": same,
};

const MOVES: Readonly<Record<State, Row>> = {
  waiting: MOVING,
  photos: MOVING,
  parked: {
    received, // a receipt is the truth, however late it comes
    missing: same,
    arrived,
    failed: same,
    refused,
    "signed-out": same,
    again: unpark,
    "photos-now": photosNow,
    "photos-wifi": photosWifi,
    "without-photos": withoutPhotos,
  },
  sent: {
    received: same,
    missing: same,
    arrived: same,
    failed: same,
    refused: same,
    "signed-out": same,
    again: same,
    "photos-now": same,
    "photos-wifi": same,
    "without-photos": same,
  },
};
