// The draft that is open on a page: read from the phone, saved into it, and noted when the page closes in the middle.

import { ahead } from "../phone/clock.ts";
import { draft as storedDraft, saveDraft, shotsOf } from "../phone/drafts.ts";
import type { Draft, Place, Problem, Shot } from "../phone/shape.ts";
import { Gone, NoRoom, Stale, type Phone } from "../phone/store.ts";
import { setting } from "../phone/who.ts";
import type { Watch } from "../picture/watch.ts";
import { forgetNote, noted } from "./beside/last_words.ts";
import type { Troubles } from "./context.ts";
import { Saver, type Came, type News } from "./draft/saver.ts";

export interface Held {
  readonly saver: Saver;
  readonly shots: Shot[];
  readonly troubles: Troubles;
  readonly ahead_s: number | null;
}

/** Opens a stored draft; *hear* is told how saving goes. */
export async function hold(phone: Phone, found: Draft, hear: (news: News) => void): Promise<Held> {
  const said = ((await setting(phone, `problems:${found.id}`)) as readonly Problem[] | undefined) ?? [];
  const told = (news: News) => {
    if (news.kind === "saved") forgetNote(news.draft.id);
    hear(news);
  };
  const [shots, known] = [await shotsOf(phone, found.id), await ahead(phone)];
  return { saver: saverOf(phone, found, told), shots, troubles: { said, isChecking: false }, ahead_s: known?.ahead_s ?? null };
}

/** With what was noted when the page last closed in the middle of a word. */
function saverOf(phone: Phone, found: Draft, hear: (news: News) => void): Saver {
  const last = noted(found.id);
  const saver = new Saver(last?.base ?? found, (draft) => store(phone, draft), hear);
  if (last) saver.change(() => last.draft);
  return saver;
}

async function store(phone: Phone, draft: Draft): Promise<Came> {
  try {
    return { kind: "saved", draft: await saveDraft(phone, draft) };
  } catch (error) {
    if (error instanceof Stale) return { kind: "stale", held: error.held };
    if (error instanceof Gone) return { kind: "gone", is_queued: error.is_queued };
    return { kind: error instanceof NoRoom ? "no-room" : "failed" };
  }
}

/** These drafts just began: as long as the phone looks for its position, better ones are theirs too. */
export function follow(phone: Phone, watch: Watch, ids: readonly string[], open: () => Saver | null): void {
  const quiet = watch.onChange(() => {
    const place = watch.now();
    if (place) for (const id of ids) void put(phone, id, place, open());
    if (watch.state !== "looking") quiet();
  });
}

/** The more exact position is kept, whichever draft of the visit is open. */
async function put(phone: Phone, id: string, place: Place, saver: Saver | null): Promise<void> {
  const better = (draft: Draft): Draft => (isBetter(place, draft.position) ? { ...draft, position: place } : draft);
  if (saver?.current.id === id) return saver.change(better);
  const stored = await storedDraft(phone, id);
  if (stored && better(stored) !== stored) await store(phone, better(stored));
}

function isBetter(place: Place, than: Place | null): boolean {
  return than === null || (place.accuracy_m ?? Infinity) < (than.accuracy_m ?? Infinity);
}
