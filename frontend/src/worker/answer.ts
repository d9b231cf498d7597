// Answering requests, each in its way (rules.ts).

import { AWAY, isAway, PAGES, PATIENCE_MS, type Way } from "./rules.ts";

type Answering = (request: Request) => Promise<Response>;

export const ANSWERS: Readonly<Record<Exclude<Way, "none">, Answering>> = { asset, shell, page };

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** The fragment says which draft is meant, and the query nothing: one kept copy serves every draft of a form. */
async function shell(request: Request): Promise<Response> {
  const copy = await keptOf(request, true);
  return copy ?? fetch(request).catch(away);
}

async function page(request: Request): Promise<Response> {
  const network = fetch(request).catch(() => null);
  const first = await Promise.race([network, patience()]);
  if (first instanceof Response && !isAway(first.status)) return first;
  const copy = await keptOf(request, false);
  return copy ?? (await network) ?? away(); // slow is better than none, where nothing is kept
}

function patience(): Promise<"late"> {
  return new Promise((resolve) => setTimeout(() => resolve("late"), PATIENCE_MS));
}

async function keptOf(request: Request | string, ignoreSearch: boolean): Promise<Response | undefined> {
  const cache = await caches.open(PAGES);
  return cache.match(request, { ignoreSearch, ignoreVary: true });
}

async function away(): Promise<Response> {
  return (await keptOf(AWAY, true)) ?? Response.error();
}
