// The service worker as a page sees it: registered, brought up to date, asked whether the app lies on the phone.

import { isStocked } from "./kept.ts";

const ANSWER_MS = 60_000; // bringing the app to the phone over a slow network takes a while

export async function register(): Promise<ServiceWorkerRegistration | null> {
  if (!navigator.serviceWorker) return null;
  try {
    return await navigator.serviceWorker.register("/worker.js", { scope: "/", updateViaCache: "none" });
  } catch {
    return (await navigator.serviceWorker.getRegistration("/")) ?? null; // without signal the one from before serves
  }
}

/** Looks for a new version; without signal there is none to be found. */
export async function look(registration: ServiceWorkerRegistration): Promise<void> {
  await registration.update().catch(() => undefined);
  await settled(registration);
}

/** Says whether scripts and styles of *build* lie on this phone; brings them first where they do not. */
export async function stocked(build: string): Promise<boolean> {
  const registration = await navigator.serviceWorker?.getRegistration("/");
  if (!registration) return false;
  await settled(registration);
  await restock(registration.active);
  if (!(await isStocked(build))) await look(registration);
  return isStocked(build);
}

/** Waits until a worker that is being installed is ready, or could not be. */
function settled({ installing }: ServiceWorkerRegistration): Promise<void> {
  if (!installing) return Promise.resolve();
  return new Promise((resolve) => {
    installing.addEventListener("statechange", () => installing.state !== "installing" && resolve());
  });
}

/** Lets the worker bring back what was wiped or lost; it does nothing where all is there. */
function restock(worker: ServiceWorker | null): Promise<boolean> {
  if (!worker) return Promise.resolve(false);
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), ANSWER_MS);
    port1.addEventListener("message", ({ data }) => resolve(data === true));
    port1.start();
    worker.postMessage({ kind: "stock" }, [port2]);
  });
}
