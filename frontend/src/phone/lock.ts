// The idle lock: a PIN that may be skipped, and a screen that covers everything while nobody is there.
// The tabs of one phone lock and unlock together, by two keys in localStorage.

import { tell } from "../page/everyday.ts";
import { word } from "../page/words.ts";
import { hasPin, keptLock, removePin, setPin, tryPin } from "./pin.ts";
import { remaining } from "./rules/pin.ts";
import { isIdle } from "./rules/times.ts";
import { askPin } from "./screens/choose.ts";
import { busy, closePanel, field, onPress, openPanel, raise, say } from "./screens/panel.ts";
import type { Phone } from "./store.ts";
import { session, setSetting, setting, signOutThere, stored } from "./who.ts";

const LOCKED = "unsera:locked"; // the account whose phone is locked
const TOUCHED = "unsera:touched"; // when somebody last touched it, ms
const FORGOT = "unsera:forgot"; // the account whose session was ended in order to sign in by password
const IDLE_MINUTES = 10;
const LOOK_MS = 15_000;
const TOUCH_MS = 5_000;

let screen: HTMLDialogElement | null = null;
let minutes = IDLE_MINUTES;
let isWatching = false;

/** Begins to watch over this page; to be called first on every page of the phone. */
export async function startLock(p: Phone): Promise<void> {
  await afterForgetting(p);
  if (!(await hasPin(p))) return stored()?.removeItem(LOCKED);
  const chosen = await setting(p, "idle_minutes");
  minutes = typeof chosen === "number" && chosen > 0 ? chosen : IDLE_MINUTES;
  if (isLocked(p) || isTooLong()) cover(p);
  else touch();
  if (!isWatching) watch(p);
}

function watch(p: Phone): void {
  isWatching = true;
  let last = 0;
  const look = () => void (!screen && isTooLong() && cover(p));
  for (const name of ["pointerdown", "keydown", "scroll"]) {
    const touched = () => {
      if (screen || Date.now() - last < TOUCH_MS) return;
      last = Date.now();
      if (isTooLong()) cover(p);
      else touch();
    };
    addEventListener(name, touched, { capture: true, passive: true });
  }
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  addEventListener("storage", (event) => event.key === LOCKED && (isLocked(p) ? cover(p) : uncover()));
  setInterval(look, LOOK_MS);
}

function isLocked(p: Phone): boolean {
  return stored()?.getItem(LOCKED) === p.account;
}

function isTooLong(): boolean {
  return isIdle(Number(stored()?.getItem(TOUCHED)), Date.now(), minutes);
}

function touch(): void {
  stored()?.setItem(TOUCHED, String(Date.now()));
}

let title = "";

/** Covers the page: nothing of it is seen, read out or reached by keyboard, and its title says nothing. */
export function cover(p: Phone): void {
  if (screen) return;
  stored()?.setItem(LOCKED, p.account);
  title = document.title;
  document.title = word("lockTitle");
  document.documentElement.dataset["locked"] = "";
  const dialog = openPanel("phone-lock");
  screen = dialog;
  dialog.addEventListener("close", () => screen === dialog && !dialog.open && raise(dialog));
  onPress(dialog, (press) => {
    if (press === "submit") void attempt(p, dialog);
    if (press === "forgot") void forget(p, dialog);
  });
}

function uncover(): void {
  if (!screen) return;
  const dialog = screen;
  screen = null;
  delete document.documentElement.dataset["locked"];
  document.title = title;
  closePanel(dialog);
}

async function attempt(p: Phone, dialog: HTMLDialogElement): Promise<void> {
  const input = field(dialog, "pin");
  busy(dialog, true);
  say(dialog, word("lockChecking"));
  const tried = await tryPin(p, input.value);
  busy(dialog, false);
  input.value = "";
  if (tried !== "right") return refuse(p, dialog);
  touch();
  stored()?.removeItem(LOCKED);
  uncover();
}

async function refuse(p: Phone, dialog: HTMLDialogElement): Promise<void> {
  const lock = await keptLock(p);
  const seconds = lock ? Math.ceil(remaining(lock, Date.now()) / 1000) : 0;
  const wait = seconds < 90 ? word("lockWaitSeconds", { n: seconds }) : word("lockWaitMinutes", { n: Math.ceil(seconds / 60) });
  say(dialog, seconds ? wait : word("lockWrong"), true);
  field(dialog, "pin").focus();
}

/** The way back is the password: only after the server has ended the session here does a new one clear the PIN. */
async function forget(p: Phone, dialog: HTMLDialogElement): Promise<void> {
  busy(dialog, true);
  say(dialog, word("lockEnding"));
  const isEnded = await signOutThere(word("signOutUrl"));
  busy(dialog, false);
  if (!isEnded) return say(dialog, word("lockNeedsNetwork"), true);
  stored()?.setItem(FORGOT, p.account);
  location.assign(word("signInUrl"));
}

async function afterForgetting(p: Phone): Promise<void> {
  if (stored()?.getItem(FORGOT) !== p.account) return;
  if ((await session())?.account?.id !== p.account) return;
  await removePin(p);
  for (const key of [LOCKED, FORGOT]) stored()?.removeItem(key);
  tell(word("pinCleared"));
}

/** Asks once, when the first draft begins; true when there is a PIN afterwards. */
export async function offerPin(p: Phone): Promise<boolean> {
  if (await hasPin(p)) return true;
  if (await setting(p, "pin_asked")) return false;
  await setSetting(p, "pin_asked", true);
  return choosePin(p);
}

/** Lets a person choose a PIN, or a new one; false when they go on without. */
export async function choosePin(p: Phone): Promise<boolean> {
  const pin = await askPin();
  if (pin === null) return false;
  await setPin(p, pin);
  touch();
  await startLock(p);
  return true;
}
