// Boxes over parts of a photo, in parts of its width and height, so that neither the screen nor the size of the
// picture matters; nothing here touches the page.

export interface Box {
  readonly x: number; // 0 to 1, from the left
  readonly y: number; // from the top
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Pixels {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const STEP = 0.02; // of the photo, for each press of an arrow
const LEAST = 0.02;
const MIDDLE: Box = { x: 0.375, y: 0.375, width: 0.25, height: 0.25 };

const within = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** Where a finger is on the photo; outside of it the nearest edge. */
export function spotIn(frame: { left: number; top: number; width: number; height: number }, x: number, y: number): Spot {
  return {
    x: within((x - frame.left) / frame.width, 0, 1),
    y: within((y - frame.top) / frame.height, 0, 1),
  };
}

/** The box between where a drag began and where it is, in whichever direction it went. */
export function between(from: Spot, to: Spot): Box {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x),
    height: Math.abs(from.y - to.y),
  };
}

/** A tap or a slip of the finger draws nothing. */
export function isBox(box: Box): boolean {
  return box.width >= LEAST / 2 && box.height >= LEAST / 2 && Math.max(box.width, box.height) >= LEAST;
}

/** A box for whoever cannot draw one: in the middle, a step aside of those that stand there already. */
export function fresh(boxes: readonly Box[]): Box {
  const place = (shift: number) => moved(MIDDLE, shift, shift);
  const isTaken = (box: Box) => boxes.some((each) => each.x === box.x && each.y === box.y);
  for (let shift = 0; shift < 1; shift += STEP * 2) if (!isTaken(place(shift))) return place(shift);
  return MIDDLE;
}

/** Moved, and stopped by the edges of the photo. */
export function moved(box: Box, right: number, down: number): Box {
  return {
    ...box,
    x: within(box.x + right, 0, 1 - box.width),
    y: within(box.y + down, 0, 1 - box.height),
  };
}

/** Wider and higher, or less where negative; its upper left corner stays. */
export function sized(box: Box, wider: number, higher: number): Box {
  return {
    ...box,
    width: within(box.width + wider, LEAST, 1 - box.x),
    height: within(box.height + higher, LEAST, 1 - box.y),
  };
}

/** The pixels a box covers in a picture of this size: every pixel it touches. */
export function pixelsOf(box: Box, width: number, height: number): Pixels {
  const grain = 1e-6; // what comes of counting in parts is no pixel
  const left = Math.max(0, Math.floor(box.x * width + grain));
  const top = Math.max(0, Math.floor(box.y * height + grain));
  const right = Math.min(width, Math.ceil((box.x + box.width) * width - grain));
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * height - grain));
  return { left, top, width: right - left, height: bottom - top };
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** What an arrow key does to a box: moves it, or with Shift sizes it; null for other keys. */
export function pressed(box: Box, key: string, isShifted: boolean): Box | null {
  const arrow = ARROWS[key];
  if (!arrow) return null;
  return isShifted ? sized(box, ...arrow) : moved(box, ...arrow);
}

/** In hundredths, as a label says it. */
export function inHundredths(box: Box): Record<"x" | "y" | "width" | "height", number> {
  const hundredths = (value: number) => Math.round(value * 100);
  return { x: hundredths(box.x), y: hundredths(box.y), width: hundredths(box.width), height: hundredths(box.height) };
}
