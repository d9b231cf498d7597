// Leaving: signing out, and being signed out for good (a lost phone). What is unsent is offered first.

import { tell } from "../../page/everyday.ts";
import { word } from "../../page/words.ts";
import { exportCopy, saveFile } from "../copy.ts";
import { held, type Held } from "../queue.ts";
import { ended, type Step } from "../rules/ended.ts";
import type { Phone } from "../store.ts";
import { signOutThere, stored, type Session, type Who } from "../who.ts";
import { wipe } from "../wipe.ts";
import { busy, closePanel, field, onPress, openPanel, say } from "./panel.ts";

const STOPPED = "unsera:revoked"; // the account whose session here was revoked

type Report = (text: string, isTrouble?: boolean) => void;

/** Sends the queue; given by whoever knows the outbox. */
export type Send = () => Promise<void>;

/** Says whether capture must stop on this phone until somebody signs in again. */
export function isStopped(account: string): boolean {
  return stored()?.getItem(STOPPED) === account;
}

/** Holds a press on "sign out" until all is ready to ask first; returns what lets go: asked, or the plain way. */
export function holdSignOut(): (isReady: boolean) => void {
  let pressed: HTMLFormElement | null = null;
  const hold = (event: SubmitEvent) => {
    if (!isSignOut(event)) return;
    event.preventDefault();
    pressed = event.target as HTMLFormElement;
  };
  document.addEventListener("submit", hold);
  return (isReady) => {
    document.removeEventListener("submit", hold);
    if (pressed && isReady) pressed.requestSubmit();
    else pressed?.submit();
    pressed = null;
  };
}

function isSignOut(event: SubmitEvent): boolean {
  return new URL((event.target as HTMLFormElement).action, location.href).pathname === word("signOutUrl");
}

/** Lets the sign-out buttons of the page ask first, and wipe afterwards. */
export function guardSignOut(p: Phone, send: Send): void {
  document.addEventListener("submit", (event) => {
    if (!isSignOut(event)) return;
    event.preventDefault();
    void signOut(p, send);
  });
}

/** Signs out at once where nothing is unsent; else lets the person choose. */
export async function signOut(p: Phone, send: Send): Promise<void> {
  const lying = await held(p);
  if (!isAny(lying)) return go(p, (text, isTrouble) => void tell(text, isTrouble ? "warning" : "info"), false);
  const dialog = openPanel("phone-leave");
  tellHeld(dialog, lying);
  onPress(dialog, (press) => void act(p, dialog, press, send));
}

/** Does what the server's word about this session asks for; returns which step that was. */
export async function meet(p: Phone, who: Who, session: Session | null): Promise<Step> {
  const lying = await held(p);
  const step = ended(session, who, lying.drafts + lying.items, isStopped(who.id));
  if (step === "go-on" && session) stored()?.removeItem(STOPPED);
  if (step === "wipe") await wipeAndGo(p);
  if (step === "rescue") rescue(p, lying);
  return step;
}

function rescue(p: Phone, lying: Held): void {
  stored()?.setItem(STOPPED, p.account);
  if (document.querySelector("dialog.panel-revoked")) return;
  const dialog = openPanel("phone-revoked");
  tellHeld(dialog, lying);
  onPress(dialog, (press) => void act(p, dialog, press, null));
}

function isAny(lying: Held): boolean {
  return lying.drafts + lying.items > 0;
}

function tellHeld(dialog: HTMLDialogElement, { drafts, items }: Held): void {
  const line = dialog.querySelector("[data-held]");
  if (line) line.textContent = word("leaveHeld", { drafts, items });
  const button = dialog.querySelector<HTMLElement>("[data-press=send]");
  if (button) button.hidden = !items;
}

async function act(p: Phone, dialog: HTMLDialogElement, press: string, send: Send | null): Promise<void> {
  const deeds: Readonly<Record<string, () => Promise<void>>> = {
    send: () => sendNow(p, dialog, send),
    copy: () => copyNow(p, dialog),
    lose: async () => reveal(dialog),
    submit: () => lose(p, dialog, send !== null),
  };
  if (send && (press === "cancel" || press === "escape")) return closePanel(dialog);
  const deed = deeds[press];
  if (!deed) return;
  busy(dialog, true);
  await deed().catch(() => say(dialog, word("leaveFailed"), true));
  busy(dialog, false);
}

async function sendNow(p: Phone, dialog: HTMLDialogElement, send: Send | null): Promise<void> {
  say(dialog, word("leaveSending"));
  await send?.();
  const left = await held(p);
  if (!isAny(left)) return go(p, inDialog(dialog), false);
  tellHeld(dialog, left);
  say(dialog, word(left.items ? "leaveStillItems" : "leaveStillDrafts"), left.items > 0);
}

async function copyNow(p: Phone, dialog: HTMLDialogElement): Promise<void> {
  say(dialog, word("copySaving"));
  const file = await exportCopy(p, "all");
  saveFile(file);
  say(dialog, word("copySaved", { name: file.name }));
}

function inDialog(dialog: HTMLDialogElement): Report {
  return (text, isTrouble = false) => say(dialog, text, isTrouble);
}

/** Losing needs a word typed, so that no thumb does it by chance. */
function reveal(dialog: HTMLDialogElement): void {
  const form = dialog.querySelector<HTMLElement>("[data-lose]");
  if (form) form.hidden = false;
  field(dialog, "typed").focus();
}

async function lose(p: Phone, dialog: HTMLDialogElement, isSignedIn: boolean): Promise<void> {
  const typed = field(dialog, "typed").value.trim().toLowerCase();
  if (typed !== word("leaveWord").toLowerCase()) {
    say(dialog, word("leaveTypeIt", { word: word("leaveWord") }), true);
    return field(dialog, "typed").focus();
  }
  return isSignedIn ? go(p, inDialog(dialog), true) : wipeAndGo(p);
}

/** The session ends first: a phone that is wiped but still signed in would open for the next person. */
async function go(p: Phone, report: Report, isAgreed: boolean): Promise<void> {
  report(word("leaveEnding"));
  if (!(await signOutThere(word("signOutUrl")))) return report(word("leaveNeedsNetwork"), true);
  if (!isAgreed && isAny(await held(p))) return location.reload(); // another tab saved something just now
  await wipeAndGo(p);
}

async function wipeAndGo(p: Phone): Promise<void> {
  await wipe(p.account);
  location.replace(word("signInUrl"));
}
