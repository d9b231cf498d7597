// Covers boxes of a picture for good, and writes what is left as JPEG.

import { kindOf, sizeOf, type Size } from "../file/kinds.ts";
import { LARGE, type Plan } from "../darkroom/search.ts";
import type { Developed } from "../darkroom/develop.ts";
import { drawn, open, pause, scaled, shrinkCanvas, type Brush } from "../darkroom/shrink.ts";
import { pixelsOf, type Box } from "./boxes.ts";
import { blockSize, mosaic } from "./mosaic.ts";

const LEAST_LIMIT = 64 * 1024; // a very small file may grow a little rather than lose its letters

/** The same picture, its bytes no more than before, in which nobody can find what the boxes covered. */
export async function cover(bytes: ArrayBuffer, boxes: readonly Box[]): Promise<Developed> {
  const kind = kindOf(bytes);
  const picture = await open(new Blob([bytes]), kind && sizeOf(bytes, kind), LARGE.side);
  const { canvas, brush } = drawn(picture, scaled(picture, LARGE.side));
  picture.close();
  await pause();
  paintOver(brush, canvas, boxes);
  const covered = await (await shrinkCanvas(canvas, planFor(bytes.byteLength))).arrayBuffer();
  return { bytes: covered, thumb: null, width: canvas.width, height: canvas.height };
}

export function paintOver(brush: Brush, { width, height }: Size, boxes: readonly Box[]): void {
  for (const box of boxes) {
    const area = pixelsOf(box, width, height);
    const held = brush.getImageData(area.left, area.top, area.width, area.height);
    mosaic(held.data, area.width, area.height, blockSize(area.width, area.height, Math.max(width, height)));
    brush.putImageData(held, area.left, area.top);
  }
}

function planFor(bytes: number): Plan {
  return { limit: Math.max(bytes, LEAST_LIMIT), side: LARGE.side, best: 0.92, least: 0.6, smallest: 480 };
}
