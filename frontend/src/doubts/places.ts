// Flags about where: the visit's position and those of its photos.
// The twin of unsera_watch/observations/rules/doubts/places.py, which says where each rule comes from.

import { metres } from "./distance.ts";
import type { Doubt, Facts, Limits, Spot } from "./shape.ts";

const KILOMETRES_FROM = 10_000;

export function position({ place, point }: Facts, limits: Limits): Doubt[] {
  if (!place) return [{ code: "position-missing", path: "position", values: {} }];
  const around = place.accuracy_m;
  const isVague = limits.vague_m && around !== null && around > limits.vague_m;
  const compared = far(place, point, limits);
  return [
    ...(isVague ? [{ code: "position-vague", path: "position", values: { around, limit: limits.vague_m } } as const] : []),
    ...(compared ? [{ code: "position-far", path: "position", values: compared } as const] : []),
  ];
}

/** Inside a building many phones find no position, so all photos without one are one flag. */
export function photos({ point, photos: all }: Facts, limits: Limits): Doubt[] {
  const lacking = all.filter(({ place }) => !place).map(({ number }) => number);
  const found: Doubt[] = lacking.length ? [{ code: "photos-no-position", path: "photos", values: { numbers: lacking.join(", ") } }] : [];
  for (const { number, place } of all) {
    const compared = place && far(place, point, limits);
    if (compared) found.push({ code: "photo-far", path: "photos", values: { number, ...compared } });
  }
  return found;
}

/** What was compared where a place is too far from the point; without a confirmed point nothing is far. */
function far(place: Spot, point: Spot | null, limits: Limits): Doubt["values"] | null {
  if (!point || !limits.far_m) return null;
  const distance_m = metres(point, place);
  const around = place.accuracy_m;
  if (distance_m - (around ?? 0) <= limits.far_m) return null;
  return { distance: written(distance_m), distance_m, around: around ?? "?", limit: limits.far_m };
}

function written(distance_m: number): string {
  return distance_m < KILOMETRES_FROM ? `${distance_m} m` : `${Math.floor(distance_m / 1_000)} km`;
}
