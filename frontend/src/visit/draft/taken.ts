// What lay on the server becomes a draft of this phone: a draft begun there, or a record that came back.

import type { Json } from "../../form/numbers.ts";
import { isObject, type Answers } from "../../form/reading.ts";
import type { Draft, Place, Returned, Shot } from "../../phone/shape.ts";
import { keyed } from "./rows.ts";

/** As the server writes it: with what it knows of the bytes, and the other forms of the visit. */
export type Parcel = Returned & { readonly beside?: readonly Returned[] };

type SentPhoto = Returned["photos"][number] & { readonly is_held?: boolean };

/** The draft as the phone keeps it; *key* names rows that have no name yet. */
export function draftFrom({ draft }: Returned, now: string, key: () => string): Draft {
  const answers = keyed(draft.answers, Object.keys(draft.answers).filter((code) => isRows(draft.answers[code])), key);
  return { ...draft, answers, position: inNumbers(draft.position), clock_ahead_s: 0, pace: {}, created_at: now, saved_at: now, saved_n: 0 };
}

/** Its photos: the server has their bytes, so the phone needs none to send them again. */
export function shotsFrom({ draft, photos }: Returned, id: () => string): { readonly shot: Shot; readonly thumb_url: string }[] {
  return (photos as readonly SentPhoto[]).map(({ thumb_url, is_held, ...photo }, place) => ({
    thumb_url,
    shot: { ...photo, position: inNumbers(photo.position), id: id(), draft: draft.id, is_held: is_held ?? true, thumb: null, number: place + 1 },
  }));
}

/** The server keeps degrees and metres as exact text; a position that is sent holds numbers. */
function inNumbers(place: Place | null): Place | null {
  if (!place) return null;
  return { ...place, lat: Number(place.lat), lon: Number(place.lon), accuracy_m: place.accuracy_m === null ? null : Number(place.accuracy_m) };
}

function isRows(answer: Json | undefined): answer is readonly Answers[] {
  return Array.isArray(answer) && answer.length > 0 && answer.every(isObject);
}
