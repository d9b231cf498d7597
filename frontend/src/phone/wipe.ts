// Taking everything of an account off this phone: its database, the kept pages, what we noted beside them.
// When that is done says rules/ended.ts; screens/leave.ts asks the person first where something is unsent.

import { deleteDB } from "idb";
import { closeAll, databaseOf } from "./store.ts";
import { stored } from "./who.ts";

const OURS = "unsera";
const WIPING = "unsera:wiping";

/** Wipes; where the page closes in the middle, finishWiping goes on with it the next time. */
export async function wipe(account: string): Promise<void> {
  stored()?.setItem(WIPING, account);
  closeAll(account);
  await deleteDB(databaseOf(account)); // other tabs close theirs when they hear of it
  await forgetPages();
  forgetNotes(stored());
  forgetNotes(sessionNotes());
}

/** To be called before a database is opened. */
export async function finishWiping(): Promise<void> {
  const account = stored()?.getItem(WIPING);
  if (account) await wipe(account);
}

async function forgetPages(): Promise<void> {
  if (typeof caches === "undefined") return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

/** The mark that we are wiping goes last. */
function forgetNotes(notes: Storage | null): void {
  if (!notes) return;
  const ours = Object.keys(notes).filter((key) => key.startsWith(OURS) && key !== WIPING);
  for (const key of [...ours, WIPING]) notes.removeItem(key);
}

function sessionNotes(): Storage | null {
  try {
    return typeof sessionStorage === "undefined" ? null : sessionStorage;
  } catch {
    return null;
  }
}
