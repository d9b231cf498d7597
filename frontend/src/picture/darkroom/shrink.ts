// Opens a picture, upright, and writes it as JPEG at any size: what the browser can do by itself, old ones too.

import { fit, SAVER, type Plan } from "./search.ts";
import type { Size } from "../file/kinds.ts";

export type Canvas = OffscreenCanvas | HTMLCanvasElement;
export type Brush = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;
type Drawable = ImageBitmap | HTMLImageElement | Canvas;

/** An opened picture; whoever opened it closes it, because a bitmap holds its memory until then. */
export interface Picture {
  readonly source: Drawable;
  readonly width: number;
  readonly height: number;
  readonly close: () => void;
}

/** Every canvas here is written as a file or read back, so it stays out of the graphics memory. */
export const READ: CanvasRenderingContext2DSettings = { willReadFrequently: true };

const longSide = ({ width, height }: Size) => Math.max(width, height);

/**
 * Opens a picture no larger than *side*, upright. *upright* is its known size: with it a large picture is never
 * unpacked whole. Rejects where the browser cannot show it.
 */
export async function open(file: Blob, upright: Size | null, side: number): Promise<Picture> {
  if (typeof createImageBitmap !== "function") return opened(await asElement(file));
  if (!upright || longSide(upright) <= side) return opened(await bitmapOf(file, {}));
  const picture = opened(await bitmapOf(file, { resizeWidth: scaled(upright, side).width, resizeQuality: "high" }));
  if (Math.abs(longSide(picture) - side) <= 2) return picture;
  picture.close(); // some browsers scale before they turn, some not at all
  return opened(await bitmapOf(file, {}));
}

/** The size a picture has when its longer side is *side*; it never grows. */
export function scaled(size: Size, side: number): Size {
  const part = Math.min(1, side / longSide(size));
  return { width: Math.max(1, Math.round(size.width * part)), height: Math.max(1, Math.round(size.height * part)) };
}

/** The picture as JPEG within the plan's limit. */
export async function shrink(picture: Picture, plan: Plan = SAVER): Promise<Blob> {
  const sheet = new Sheet(picture);
  return fit((side, quality) => sheet.jpeg(side, quality), plan, longSide(picture));
}

/** The JPEG of a canvas that was painted on. */
export async function shrinkCanvas(canvas: Canvas, plan: Plan): Promise<Blob> {
  const sheet = new Sheet({ source: canvas, width: canvas.width, height: canvas.height, close: () => undefined });
  const own = longSide(canvas);
  return fit((side, quality) => (side === own ? write(canvas, quality) : sheet.jpeg(side, quality)), plan, own);
}

/** The picture drawn on a canvas of its own size. */
export function drawn(picture: Picture, size: Size = picture): { canvas: Canvas; brush: Brush } {
  const { canvas, brush } = canvasOf(size);
  brush.fillStyle = "#ffffff"; // JPEG knows nothing of what shines through
  brush.fillRect(0, 0, size.width, size.height);
  brush.imageSmoothingQuality = "high";
  brush.drawImage(picture.source, 0, 0, size.width, size.height);
  return { canvas, brush };
}

/** A picture drawn once for each size, and written in as many qualities as are tried. */
class Sheet {
  private readonly picture: Picture;
  private held: { side: number; canvas: Canvas } | null = null;

  constructor(picture: Picture) {
    this.picture = picture;
  }

  async jpeg(side: number, quality: number): Promise<Blob> {
    if (this.held?.side !== side) {
      this.held = { side, canvas: drawn(this.picture, scaled(this.picture, side)).canvas };
      await pause();
    }
    return write(this.held.canvas, quality);
  }
}

/** Lets the page answer a finger before the next piece of work. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

async function bitmapOf(file: Blob, options: ImageBitmapOptions): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image", ...options });
  } catch (problem) {
    if (!(problem instanceof TypeError)) throw problem;
    return createImageBitmap(file); // an older browser, which knows no such option and turns pictures anyway
  }
}

function opened(source: ImageBitmap | HTMLImageElement): Picture {
  if ("naturalWidth" in source) {
    const close = () => URL.revokeObjectURL(source.src);
    return { source, width: source.naturalWidth, height: source.naturalHeight, close };
  }
  return { source, width: source.width, height: source.height, close: () => source.close() };
}

async function asElement(file: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
  } catch (problem) {
    URL.revokeObjectURL(image.src);
    throw problem;
  }
  return image;
}

function canvasOf({ width, height }: Size): { canvas: Canvas; brush: Brush } {
  if (typeof OffscreenCanvas === "function") {
    const canvas = new OffscreenCanvas(width, height);
    const brush = canvas.getContext("2d", READ);
    if (brush) return { canvas, brush };
  }
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  return { canvas, brush: canvas.getContext("2d", READ)! };
}

async function write(canvas: Canvas, quality: number): Promise<Blob> {
  if ("convertToBlob" in canvas) return canvas.convertToBlob({ type: "image/jpeg", quality });
  return new Promise((resolve, reject) => {
    const made = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error("the canvas gave no picture")));
    canvas.toBlob(made, "image/jpeg", quality);
  });
}
