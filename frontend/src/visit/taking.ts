// Taking over what lies on the server: once, then the phone's draft is the one that counts.

import { bringDraft, draft as stored } from "../phone/drafts.ts";
import type { Home, Returned } from "../phone/shape.ts";
import { Gone, Stale, type Phone } from "../phone/store.ts";
import { home } from "../phone/who.ts";
import { askHome } from "./asking.ts";
import { draftFrom, shotsFrom, type Parcel } from "./draft/taken.ts";
import { write } from "./route.ts";

const PATIENCE_MS = 10_000; // for a small picture

/** Where a draft went, or the name of a sentence that says why it did not. */
export type Taken = { readonly href: string } | { readonly why: "takeOffline" | "takeGone" | "takeSignedOut" | "takeFailed" | "draftQueued" };

/** Moves a draft that was begun on the server, with the other forms of its visit. */
export async function takeDraft(phone: Phone, id: string): Promise<Taken> {
  const held = await stored(phone, id);
  if (held) return { href: overview(held.version, id) };
  const answer = await ask(id);
  if (!answer) return { why: "takeOffline" };
  if (!answer.ok) return { why: answer.status === 401 ? "takeSignedOut" : "takeGone" };
  const parcel = (await answer.json()) as Parcel;
  for (const each of parcel.beside ?? []) await keep(phone, each);
  return settle(phone, parcel);
}

/** Opens a record that came back: from what the phone was told, without signal. */
export async function takeReturned(phone: Phone, id: string): Promise<Taken> {
  const held = await stored(phone, id);
  if (held) return { href: overview(held.version, id) };
  const told = await knowReturned(phone, id);
  const known = told?.returned.find(({ draft }) => draft.id === id);
  return known ? settle(phone, known) : { why: told ? "takeGone" : "takeOffline" };
}

/** What the phone was told of returned records, asked anew where this one is not among them; null without signal. */
export async function knowReturned(phone: Phone, id: string): Promise<Home | null> {
  const told = await home(phone);
  return told?.returned.some(({ draft }) => draft.id === id) ? told : askHome(phone);
}

async function settle(phone: Phone, parcel: Returned): Promise<Taken> {
  try {
    await keep(phone, parcel);
  } catch (error) {
    if (error instanceof Gone) return { why: "draftQueued" };
    throw error;
  }
  return { href: overview(parcel.draft.version, parcel.draft.id) };
}

/** The draft with its photos, or nothing; what another tab took a moment ago lies here already. */
async function keep(phone: Phone, parcel: Returned): Promise<void> {
  const taken = draftFrom(parcel, new Date().toISOString(), () => crypto.randomUUID().replaceAll("-", ""));
  const sent = shotsFrom(parcel, () => crypto.randomUUID());
  const shots = await Promise.all(sent.map(async ({ shot, thumb_url }) => ({ ...shot, thumb: await picture(thumb_url) })));
  try {
    await bringDraft(phone, taken, shots);
  } catch (error) {
    if (!(error instanceof Stale)) throw error;
  }
}

/** A small picture to show; without signal there is none, and nothing waits for it. */
async function picture(url: string): Promise<ArrayBuffer | null> {
  if (!url) return null;
  try {
    const answer = await fetch(url, { credentials: "same-origin", redirect: "error", signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? await answer.arrayBuffer() : null;
  } catch {
    return null;
  }
}

async function ask(id: string): Promise<Response | null> {
  try {
    return await fetch(`/sync/drafts/${id}/take`, { method: "POST", headers: { Accept: "application/json" }, redirect: "error", credentials: "same-origin" });
  } catch {
    return null;
  }
}

function overview(version: string, draft: string): string {
  return `/capture/${version}${write({ kind: "overview", draft })}`;
}
