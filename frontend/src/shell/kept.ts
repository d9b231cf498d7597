// The cache of kept pages as the pages themselves see it, and the note that says what lies in it.

import { cacheOf, isKeepable, isShell, KEEPING, NOTES, PAGES } from "../worker/rules.ts";
import type { Note } from "./rules.ts";

const NOTE = "/phone/note"; // no address of the server: the key of a note

export function canKeep(): boolean {
  return typeof caches !== "undefined";
}

export async function readNote(): Promise<Note | null> {
  const answer = await (await caches.open(NOTES)).match(NOTE);
  return answer ? ((await answer.json()) as Note) : null;
}

export async function writeNote(note: Note): Promise<void> {
  await (await caches.open(NOTES)).put(NOTE, new Response(JSON.stringify(note)));
}

/** Pages of somebody else who used this phone; the app itself stays. */
export async function forgetPages(): Promise<void> {
  await caches.delete(PAGES);
  await (await caches.open(NOTES)).delete(NOTE);
}

/** Pages that speak of somebody; forms and help hold nobody's name and stay. */
export async function forgetPersonal(): Promise<void> {
  const cache = await caches.open(PAGES);
  const urls = (await cache.keys()).map(({ url }) => new URL(url));
  await Promise.all(urls.filter(({ pathname }) => !isShell(pathname)).map(({ href }) => cache.delete(href, { ignoreVary: true })));
}

export function isStocked(build: string): Promise<boolean> {
  return caches.has(cacheOf(build));
}

/** The build whose scripts a kept page needs; empty where it is not kept. */
export async function buildOf(url: string): Promise<string> {
  const answer = await (await caches.open(PAGES)).match(url, { ignoreVary: true });
  return answer?.headers.get("X-Build") ?? "";
}

/** Asks for one page and keeps it; its title, or null where it could not be had. Throws only where the phone is full. */
export async function keepPage(url: string): Promise<string | null> {
  const answer = await ask(url);
  if (!answer) return null;
  const { status, redirected, headers } = answer;
  const seen = { status, redirected, type: headers.get("Content-Type"), build: headers.get("X-Build") };
  if (!isKeepable(seen, await caches.keys())) return null;
  const text = await answer.clone().text();
  await (await caches.open(PAGES)).put(url, answer);
  return titleOf(text);
}

/** A redirect means the page to sign in, which is not what was asked for. */
async function ask(url: string): Promise<Response | null> {
  try {
    return await fetch(url, { headers: KEEPING, credentials: "same-origin", redirect: "error", cache: "no-cache" });
  } catch {
    return null;
  }
}

function titleOf(html: string): string {
  const { title } = new DOMParser().parseFromString(html, "text/html");
  return title.replace(/ · [^·]*$/, "");
}

/** Throws away what is no longer listed. */
export async function keepOnly(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(PAGES);
  const wanted = new Set(urls);
  const gone = (await cache.keys()).filter(({ url }) => !wanted.has(new URL(url).pathname + new URL(url).search));
  await Promise.all(gone.map((request) => cache.delete(request)));
}
