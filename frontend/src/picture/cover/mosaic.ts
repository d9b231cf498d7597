// Makes a part of a picture unknowable: a few flat blocks of its rough colour. Fine mosaics can be undone by whoever
// guesses what stood there and compares, so a box keeps at most two blocks across, and colours in sixteen steps.

const BLOCKS_ACROSS = 2;
const OF_PICTURE = 24; // no block is smaller than this part of the picture's longer side
const LEAST_PX = 12;
const COLOUR_STEP = 17; // 255 / 15

/** How many pixels wide and high a block is, for a box in a picture with this longer side. */
export function blockSize(width: number, height: number, longSide: number): number {
  const across = Math.ceil(Math.min(width, height) / BLOCKS_ACROSS);
  return Math.max(across, Math.ceil(longSide / OF_PICTURE), LEAST_PX);
}

/** Fills *data*, the RGBA of a box, with blocks; what it held before cannot be told from what it holds after. */
export function mosaic(data: Uint8ClampedArray, width: number, height: number, block: number): void {
  for (let top = 0; top < height; top += block) {
    for (let left = 0; left < width; left += block) {
      const area = { left, top, right: Math.min(width, left + block), bottom: Math.min(height, top + block) };
      paint(data, width, area, average(data, width, area));
    }
  }
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function average(data: Uint8ClampedArray, width: number, area: Area): readonly number[] {
  let [red, green, blue] = [0, 0, 0];
  for (let row = area.top; row < area.bottom; row += 1) {
    const end = (row * width + area.right) * 4;
    for (let at = (row * width + area.left) * 4; at < end; at += 4) {
      red += data[at]!;
      green += data[at + 1]!;
      blue += data[at + 2]!;
    }
  }
  const count = (area.right - area.left) * (area.bottom - area.top);
  return [red, green, blue].map((sum) => Math.round(sum / count / COLOUR_STEP) * COLOUR_STEP);
}

function paint(data: Uint8ClampedArray, width: number, area: Area, colour: readonly number[]): void {
  const line = new Uint8ClampedArray((area.right - area.left) * 4);
  for (let at = 0; at < line.length; at += 4) line.set([...colour, 255], at);
  for (let row = area.top; row < area.bottom; row += 1) data.set(line, (row * width + area.left) * 4);
}
