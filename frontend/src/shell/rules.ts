// Which pages a refresh asks for, and when one is due. Nothing here touches the phone.

import type { Home } from "../phone/shape.ts";

export const EVERY_MS = 10 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000; // "due in 2 days" is wrong tomorrow
const SHELL = /^\/(capture|phone)\//;

/** What is known about one kept page. */
export interface Kept {
  readonly title: string;
  readonly stamp: string; // of what the server told about it when it was kept
  readonly at: number; // ms since 1970
}

/** What is known about all of them; they belong to one account. */
export interface Note {
  readonly account: string;
  readonly language: string;
  readonly build: string;
  readonly checked_at: number; // when the server was last asked
  readonly ready_at: number; // when the last page that was wanted was here; 0: never
  readonly of: number; // how many are wanted
  readonly pages: Readonly<Record<string, Kept>>;
}

export interface Now {
  readonly account: string;
  readonly language: string;
  readonly build: string;
  readonly now: number;
}

/** Says whether a refresh is due that nobody asked for. */
export function isDue(note: Note | null, { account, language, build, now }: Now): boolean {
  if (!note || note.account !== account || note.language !== language || note.build !== build) return true;
  return Object.keys(note.pages).length < note.of || Math.abs(now - note.checked_at) >= EVERY_MS;
}

/** What the server told that a page shows; when it is told something else, the page is asked for again. */
export function told(home: Home, url: string): string {
  if (SHELL.test(url)) return "";
  const parts = [
    ...home.assignments.filter((one) => one.url === url),
    ...home.receipts.filter((one) => one.url === url),
    ...home.returned.filter(({ draft }) => url.endsWith(`/${draft.id}`)),
  ];
  return JSON.stringify(parts.length ? parts : { ...home, now: "" });
}

/** Says whether a page must be asked for: never kept, kept of another build or language, told anew, or of yesterday. */
export function isWanted(kept: Kept | undefined, build: string, stamp: string, note: Note | null, today: Now): boolean {
  if (!kept || note?.language !== today.language || build !== today.build) return true;
  return kept.stamp !== stamp || Math.abs(today.now - kept.at) >= DAY_MS;
}

export type Contact = "online" | "offline" | "signed-out" | "unknown";

export interface Heard {
  readonly isOnline: boolean; // what the browser says
  readonly last: "answer" | "signed-out" | "silence" | null; // what came of asking the server, last
}

/** The browser knows only whether there is some network; the last contact says whether it leads to us. */
export function contactOf({ isOnline, last }: Heard): Contact {
  if (!isOnline || last === "silence") return "offline";
  if (last === "signed-out") return "signed-out";
  return last === "answer" ? "online" : "unknown";
}
