// One photo from file to what is sent of it, and a small picture to show. Runs in the worker where there is one
// (src/darkroom.ts), so it may not touch the page, and nothing it takes or gives is more than plain data.

import { cover } from "../cover/paint.ts";
import type { Box } from "../cover/boxes.ts";
import { isTaken, planFor, type Found } from "../file/choose.ts";
import { SAVER, THUMB } from "./search.ts";
import { open, pause, shrink, type Picture } from "./shrink.ts";

export interface Develop {
  readonly file: Blob;
  readonly found: Found;
  readonly isSaving: boolean;
}

export interface Cover {
  readonly file: Blob;
  readonly boxes: readonly Box[];
}

export interface Developed {
  readonly bytes: ArrayBuffer | null; // null: the file's own
  readonly thumb: ArrayBuffer | null; // a covered photo is given back without one
  readonly width: number; // upright, but possibly no longer as large as in the file
  readonly height: number;
}

export type Job = Develop | Cover;

/** Rejects where this browser cannot show the file. */
export async function develop(job: Job): Promise<Developed> {
  return "boxes" in job ? cover(await job.file.arrayBuffer(), job.boxes) : developOne(job);
}

async function developOne({ file, found, isSaving }: Develop): Promise<Developed> {
  const picture = await open(file, found.size, planFor(found, isSaving)?.side ?? SAVER.side);
  try {
    const bytes = await bytesFor(file.size, found, picture, isSaving);
    await pause();
    const thumb = await (await shrink(picture, THUMB)).arrayBuffer();
    return { bytes, thumb, width: picture.width, height: picture.height };
  } finally {
    picture.close();
  }
}

async function bytesFor(own: number, found: Found, picture: Picture, isSaving: boolean): Promise<ArrayBuffer | null> {
  const plan = planFor({ ...found, size: found.size ?? picture }, isSaving);
  if (!plan) return null;
  const smaller = await shrink(picture, plan);
  return smaller.size < own || !isTaken(found) ? smaller.arrayBuffer() : null;
}
