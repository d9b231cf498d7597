// What the service worker does with which request, and which caches it may drop. Decisions only: no cache, no fetch.

export const PAGES = "pages"; // filled by a refresh only, never by a navigation
export const NOTES = "notes"; // what the worker and the refresh remember
export const AWAY = "/phone/away";
export const PATIENCE_MS = 4000;
// What a page to be kept is asked for with: no message that waits to be shown once goes into it (views/shell.py).
export const KEEPING = { Accept: "text/html", "X-Keep": "page" } as const;

const ASSETS = "assets-";
const SHELL = /^\/(capture|phone)\//;
const ASSET = /^\/static\/dist\//;
const UNTOUCHED = /^\/(sync\/|healthz$|readyz$|worker\.js$|manifest\.webmanifest$)/;

/** What build a cache of assets belongs to lies in its name. */
export function cacheOf(build: string): string {
  return ASSETS + build;
}

export interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

export type Way =
  | "asset" // its name carries its hash: kept copy first
  | "shell" // the same for everybody: kept copy first
  | "page" // network first, for a while; then the kept copy
  | "none"; // not ours to answer

/** Says whether a page is the same for everybody, so that it holds nobody's name. */
export function isShell(pathname: string): boolean {
  return SHELL.test(pathname);
}

export function wayOf({ method, mode, url }: Asked, origin: string): Way {
  const { origin: theirs, pathname } = new URL(url);
  if (method !== "GET" || theirs !== origin || UNTOUCHED.test(pathname)) return "none";
  if (ASSET.test(pathname)) return "asset";
  if (mode !== "navigate") return "none"; // also a refresh, which asks the server on purpose
  return isShell(pathname) ? "shell" : "page";
}

/** Says whether a kept page is worth more than this answer: something between us says that the server is away. */
export function isAway(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

export interface Answered {
  readonly status: number;
  readonly redirected: boolean;
  readonly type: string | null; // Content-Type
  readonly build: string | null; // X-Build: whose scripts the page needs
}

/** Says whether an answer may be kept as a page: a real one of ours, whose scripts are on this phone. */
export function isKeepable(answer: Answered, stocked: readonly string[]): boolean {
  if (answer.status !== 200 || answer.redirected) return false;
  return Boolean(answer.type?.startsWith("text/html") && answer.build && stocked.includes(cacheOf(answer.build)));
}

/**
 * Which caches nobody needs any more. The build that was in use until now stays once more: a page that was opened
 * under it may still ask for one of its parts, and the server has it no longer.
 */
export function droppable(names: readonly string[], own: string, previous: string, kept: readonly string[]): readonly string[] {
  const needed = new Set([own, previous, ...kept].map(cacheOf));
  return names.filter((name) => name.startsWith(ASSETS) && !needed.has(name));
}
