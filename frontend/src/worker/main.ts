// The service worker: keeps the app on the phone, and sends the queue when the browser lets it.
// A new version is installed beside the old one and waits until somebody says yes (shell/update.ts).

import { accountOf, sendInBackground } from "../outbox/triggers.ts";
import { ANSWERS } from "./answer.ts";
import { renew, stock, tidy } from "./keep.ts";
import { wayOf } from "./rules.ts";
import { scope, type Messaged } from "./scope.ts";

scope.addEventListener("install", (event) => event.waitUntil(stock().then(renew)));

// Reached after a yes, or when no page of an older version is open: either way nobody is disturbed.
scope.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => scope.clients.claim())));

scope.addEventListener("fetch", (event) => {
  const way = wayOf(event.request, scope.location.origin);
  if (way !== "none") event.respondWith(ANSWERS[way](event.request));
});

scope.addEventListener("message", (event) => {
  const { kind } = event.data as { readonly kind?: string };
  if (kind === "update") event.waitUntil(scope.skipWaiting());
  if (kind === "stock") event.waitUntil(restock(event));
});

scope.addEventListener("sync", (event) => {
  const account = accountOf(event.tag);
  if (account) event.waitUntil(sendInBackground(account));
});

/** Signing out takes everything off the phone, these files too; a page that wants them back is told when they are. */
async function restock(event: Messaged): Promise<void> {
  const isDone = await stock().then(() => true, () => false);
  event.ports[0]?.postMessage(isDone);
}
