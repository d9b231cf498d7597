// A finished visit goes into the queue: all of its records in one step, or none; what happens then is the queue's business.

import { seal } from "../../outbox/seal.ts";
import { ahead } from "../../phone/clock.ts";
import { finish } from "../../phone/queue.ts";
import type { Draft, Ending, Item } from "../../phone/shape.ts";
import { Gone, NoRoom, Stale } from "../../phone/store.ts";
import { setting } from "../../phone/who.ts";
import { forgetNote } from "../beside/last_words.ts";
import { forget } from "../beside/troubles.ts";
import { draftOf, type Open } from "../context.ts";
import { formOf } from "../names.ts";
import type { Parcel } from "./parcels.ts";

/** Returns the name of a sentence that says why not, or nothing: then the queue is shown. */
export async function send(open: Open, going: readonly Parcel[], ending: Ending): Promise<string | null> {
  open.saver.change((draft) => ({ ...draft, ending }));
  if (!(await open.saver.flush())) return "notStored";
  const items = await sealed(open, going, ending);
  try {
    await finish(open.phone, items, open.visit.map(({ id }) => id));
  } catch (error) {
    return reason(error);
  }
  open.saver.pause();
  forgetNote(draftOf(open).id);
  await forget(open);
  location.assign("/phone/queue");
  return null;
}

async function sealed(open: Open, going: readonly Parcel[], ending: Ending): Promise<Item[]> {
  const known = await ahead(open.phone);
  const photos_when = (await setting(open.phone, "wifi_only")) === true ? "wifi" : "now";
  const said = { photos_when, now: new Date().toISOString(), ahead_s: known?.ahead_s ?? null } as const;
  return going.map(({ draft, shots }, place) => {
    const one = place === 0 ? draftOf(open) : ofSameStay(draft, draftOf(open));
    return seal(one, ending, shots, { ...said, title: titleOf(open, one, place) });
  });
}

/** All forms of a visit say the same of when and where it was and who was there. */
function ofSameStay(draft: Draft, { started_at, present, position, clock_ahead_s }: Draft): Draft {
  return { ...draft, started_at, present, position, clock_ahead_s };
}

function titleOf({ assignment, title }: Open, draft: Draft, place: number): string {
  const what = place === 0 ? (assignment?.product ?? title) : (formOf(assignment, draft)?.title ?? title);
  return [assignment?.office, what].filter(Boolean).join(" · ");
}

function reason(error: unknown): string {
  if (error instanceof NoRoom) return "noRoom";
  if (error instanceof Stale) return "changedElsewhere";
  if (error instanceof Gone) return error.is_queued ? "draftQueued" : "draftGone";
  return "notQueued";
}
