// Metres between two places: the haversine with nothing but + - * / and the square root, in the order in which
// unsera_watch/observations/rules/doubts/distance.py does it, so that both find the same metre.

import type { Spot } from "./shape.ts";

const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = 1.7453292519943295e-8; // of a millionth of a degree
const QUARTER = 90_000_000;
const WHOLE = 360_000_000;
const SINE = [420, 342, 272, 210, 156, 110, 72, 42, 20, 6];
const ARC = [[169, 210], [121, 156], [81, 110], [49, 72], [25, 42], [9, 20], [1, 6]] as const;
const HALVINGS = 4;

/** The great-circle distance in whole metres. */
export function metres(one: Spot, other: Spot): number {
  const apart = Math.abs(one.lon_e6 - other.lon_e6);
  const across = apart > WHOLE / 2 ? WHOLE - apart : apart;
  const [upward, sideward] = [halfSine(one.lat_e6 - other.lat_e6), halfSine(across)];
  const cosines = sine(QUARTER - Math.abs(one.lat_e6)) * sine(QUARTER - Math.abs(other.lat_e6));
  const half = upward * upward + cosines * sideward * sideward;
  return Math.floor(2 * EARTH_RADIUS_M * arc(Math.sqrt(Math.min(half, 1))) + 0.5);
}

function halfSine(difference_e6: number): number {
  return sineOf((difference_e6 * RADIANS) / 2);
}

function sine(angle_e6: number): number {
  return sineOf(angle_e6 * RADIANS);
}

/** The sine of an angle up to a right one: the terms up to the 21st power. */
function sineOf(angle: number): number {
  const square = angle * angle;
  return angle * SINE.reduce((total, divisor) => 1 - (square / divisor) * total, 1);
}

/** The angle of a sine: it is halved until few terms are enough. */
function arc(of: number): number {
  let small = of;
  for (let time = 0; time < HALVINGS; time += 1) small /= Math.sqrt(2 * (1 + Math.sqrt(1 - small * small)));
  const square = small * small;
  return 16 * (small * ARC.reduce((total, [factor, divisor]) => 1 + ((square * factor) / divisor) * total, 1));
}
