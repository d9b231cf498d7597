// On every page of somebody who observes: keeps the app on the phone, sends the queue, and says how things are.
// What is not needed at once is loaded when it is.

import "./shell/core.ts";
import { onNews } from "./outbox/browser.ts";
import { startSending } from "./outbox/triggers.ts";
import { word } from "./page/words.ts";
import { learnAt } from "./phone/clock.ts";
import { startLock } from "./phone/lock.ts";
import { guardSignOut, holdSignOut, meet } from "./phone/screens/leave.ts";
import { onClosed, open, type Phone } from "./phone/store.ts";
import { setWho, stored, who, type Session, type Who } from "./phone/who.ts";
import { finishWiping } from "./phone/wipe.ts";
import { Line } from "./shell/contact.ts";
import { catchOffer } from "./shell/install.ts";
import { canKeep, forgetPages } from "./shell/kept.ts";
import { look, register } from "./shell/register.ts";
import { placeStatus, showContact, watchQueue } from "./shell/status.ts";
import { entrances } from "./visit/entrances.ts";
import { remind } from "./visit/reminder.ts";

const OUT = "unsera:signed-out"; // whose session had ended when the server was asked
const SOON_MS = 1500; // after sending: the server's pages have changed

const letGo = holdSignOut(); // from the first moment on: a quick thumb must not lose what is unsent

async function begin(): Promise<void> {
  const registering = register();
  placeStatus();
  const line = new Line(showContact);
  void warn();
  void offerUpdates(registering);
  await finishWiping();
  const asking = line.ask();
  const account = known() ?? (await asking)?.account ?? null;
  if (!account || typeof indexedDB === "undefined") return;
  setWho(account);
  await live(account, line, asking);
}

/** Who uses this phone, unless the page is somebody else's: then the server is asked before anything is shown. */
function known(): Who | null {
  const [held, reader] = [who(), document.body.dataset["account"]];
  return held && (!reader || reader === held.id) ? held : null;
}

const later = () => import("./shell/later/later.ts");

async function warn(): Promise<void> {
  const { warnInside } = await later();
  warnInside();
}

async function offerUpdates(registering: Promise<ServiceWorkerRegistration | null>): Promise<void> {
  const [registration, { watchUpdates }] = await Promise.all([registering, later()]);
  if (registration) watchUpdates(registration);
}

async function live(account: Who, line: Line, asking: Promise<Session | null>): Promise<void> {
  const p = await open(account.id);
  onClosed((why) => why === "wiped" && location.replace(word("signInUrl")));
  await startLock(p);
  await entrances(p);
  await watchQueue(p);
  // The queue's own page sends by itself (queue/page.ts).
  const sending = document.getElementById("queue") ? null : startSending(p);
  guardSignOut(p, async () => sending?.now());
  letGo(true);
  const again = (isAsked: boolean) => makeReady(p, isAsked ? line.ask() : asking, isAsked);
  await showParts(p, () => void again(true));
  await remind(p);
  const isBack = await met(p, account, await asking);
  await again(isBack);
  refreshAfterSending(() => void again(true));
}

/** Does what the server's word about this session asks for; says whether somebody has just signed in again. */
async function met(p: Phone, account: Who, session: Session | null): Promise<boolean> {
  if (session) await learnAt(p, session.now, session.heard_at);
  const step = await meet(p, account, session);
  if (step === "ask") {
    stored()?.setItem(OUT, account.id);
    (await later()).tellSignedOut();
  }
  if (step === "switch" && session?.account) await change(session.account);
  const isBack = step === "go-on" && session !== null && stored()?.getItem(OUT) === account.id;
  if (isBack) stored()?.removeItem(OUT);
  return isBack;
}

/** Somebody else signed in: what the first one left stays, out of sight. */
async function change(account: Who): Promise<void> {
  if (canKeep()) await forgetPages();
  setWho(account);
  location.reload();
}

async function showParts(p: Phone, again: () => void): Promise<void> {
  const [here, kept] = [place("[data-phone-home]"), place("[data-kept]")];
  const { listKept, showHome } = await later();
  if (here) await showHome(p, here, again);
  if (kept) await listKept(p.account, kept);
}

function place(selector: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(selector);
}

async function makeReady(p: Phone, asking: Promise<Session | null>, isAsked: boolean): Promise<void> {
  const { readiness, refresh, showProgress, showReady } = await later();
  if (!canKeep() || !navigator.serviceWorker) return showReady({ kind: "unable" });
  const session = await asking;
  showReady(await readiness(p.account));
  if (session && session.build !== word("build")) await lookForNewer();
  const ready = await refresh(p, session, { isAsked, progress: showProgress });
  // Without signal, what was made ready before is what counts.
  showReady(ready.kind === "offline" && !isAsked ? await readiness(p.account) : ready);
}

async function lookForNewer(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  if (registration) await look(registration);
}

function refreshAfterSending(again: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onNews((news) => {
    if (news.kind !== "ended" || !news.ended.sent) return;
    clearTimeout(timer);
    timer = setTimeout(again, SOON_MS);
  });
}

catchOffer();
begin()
  .catch((trouble: unknown) => console.error(trouble))
  .finally(() => letGo(false)); // the page itself works without all of this
