// Putting things by and throwing them away: scripts and styles of a build, the pages kept so far.

import { cacheOf, droppable, isKeepable, KEEPING, NOTES, PAGES } from "./rules.ts";
import { scope, type Told } from "./scope.ts";

const ACTIVE = "/worker/active"; // no address of the server: the key of a note
const { build, assets, pages }: Told = scope.UNSERA;

/** Brings what is missing of this build; throws where something cannot be had. */
export async function stock(): Promise<void> {
  const cache = await caches.open(cacheOf(build));
  const held = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  await Promise.all(assets.filter((url) => !held.has(url)).map((url) => bring(cache, url)));
}

/** A name with a hash means the same bytes everywhere, so what another build holds need not travel again. */
async function bring(cache: Cache, url: string): Promise<void> {
  const answer = (await caches.match(url, { ignoreVary: true })) ?? (await fetch(url, { credentials: "same-origin" }));
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  await cache.put(url, answer);
}

/** Asks anew for every kept page, so that it fits the scripts of this build; what cannot be had stays as it is. */
export async function renew(): Promise<void> {
  const cache = await caches.open(PAGES);
  const stocked = await caches.keys();
  const kept = (await cache.keys()).map((request) => new URL(request.url).pathname + new URL(request.url).search);
  for (const url of new Set([...pages, ...kept])) await renewOne(cache, url, stocked);
}

async function renewOne(cache: Cache, url: string, stocked: readonly string[]): Promise<void> {
  try {
    const answer = await fetch(url, { headers: KEEPING, credentials: "same-origin", redirect: "error", cache: "no-cache" });
    const { status, redirected, headers } = answer;
    const isFit = isKeepable({ status, redirected, type: headers.get("Content-Type"), build: headers.get("X-Build") }, stocked);
    if (isFit) await cache.put(url, answer);
  } catch (reason) {
    // Signed out, no network, or a full phone: the old copy stays, and with it the scripts it needs.
    console.info("kept as it was:", url, reason);
  }
}

/** Throws away the scripts of builds that no kept page needs. */
export async function tidy(): Promise<void> {
  const notes = await caches.open(NOTES);
  const previous = (await (await notes.match(ACTIVE))?.text()) ?? "";
  const unneeded = droppable(await caches.keys(), build, previous, await builds());
  await Promise.all(unneeded.map((name) => caches.delete(name)));
  await notes.put(ACTIVE, new Response(build));
}

/** Which builds the kept pages were made for. */
async function builds(): Promise<string[]> {
  const cache = await caches.open(PAGES);
  const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request, { ignoreVary: true })));
  return answers.map((answer) => answer?.headers.get("X-Build") ?? "");
}
