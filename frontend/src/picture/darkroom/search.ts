// Which size and quality of a JPEG fit into so many bytes; the encoder is given, so nothing here needs a browser.
// Boards must stay readable, so quality gives way first, and only then the size of the picture.

export interface Plan {
  readonly limit: number; // bytes
  readonly side: number; // pixels of the longer side to begin with
  readonly best: number; // quality tried first
  readonly least: number; // below it letters break up
  readonly smallest: number; // pixels of the longer side below which the search ends
}

export interface Coded {
  readonly size: number;
}

export type Encode<T extends Coded> = (side: number, quality: number) => Promise<T>;

export const SAVER: Plan = { limit: 300 * 1024, side: 1600, best: 0.85, least: 0.55, smallest: 480 };
export const LARGE: Plan = { limit: 8 * 1024 * 1024, side: 4096, best: 0.92, least: 0.7, smallest: 1600 };
export const THUMB: Plan = { limit: 12 * 1024, side: 240, best: 0.7, least: 0.4, smallest: 96 };

const HALVINGS = 2; // of the range of quality: a twelfth more than needed is seen by nobody
const MARGIN = 0.95;

/** The best picture within the plan's limit; *own* is the longer side the picture has. */
export async function fit<T extends Coded>(encode: Encode<T>, plan: Plan, own: number): Promise<T> {
  let side = Math.min(plan.side, own);
  let found = await atSide(encode, plan, side);
  while (found.size > plan.limit && side > plan.smallest) {
    side = nextSide(side, found.size, plan);
    found = await encode(side, plan.least);
  }
  return found;
}

/** The best quality that fits at this size, or the least one where none does. */
async function atSide<T extends Coded>(encode: Encode<T>, plan: Plan, side: number): Promise<T> {
  const fine = await encode(side, plan.best);
  if (fine.size <= plan.limit) return fine;
  let kept = await encode(side, plan.least);
  if (kept.size > plan.limit) return kept;
  let [low, high] = [plan.least, plan.best];
  for (let turn = 0; turn < HALVINGS; turn += 1) {
    const middle = (low + high) / 2;
    const tried = await encode(side, middle);
    if (tried.size > plan.limit) high = middle;
    else [low, kept] = [middle, tried];
  }
  return kept;
}

/** Bytes go with the area, so the root of what is too much says how far to go; at least a twentieth. */
function nextSide(side: number, size: number, plan: Plan): number {
  const wanted = side * Math.sqrt(plan.limit / size) * MARGIN;
  return Math.max(plan.smallest, Math.round(Math.min(wanted, side * MARGIN)));
}
