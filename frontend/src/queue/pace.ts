// How far a record is while it travels, and how long it will take at this pace.

import type { Item } from "../phone/shape.ts";

export interface Progress {
  readonly photo: number; // which one, from 1
  readonly photos: number;
  readonly part: number; // 0 to 1, of all bytes
  readonly seconds: number | null; // left; null while nobody can say
}

export interface Step {
  readonly digest: string;
  readonly sent: number;
  readonly at: number; // ms
}

const MOMENT_MS = 1500; // before that, the pace says nothing

/** Watches one record; a new one begins a new watch. */
export class Pace {
  private readonly digests: readonly string[];
  private readonly sizes: ReadonlyMap<string, number>;
  private first: { readonly at: number; readonly bytes: number } | null = null;

  constructor(item: Item, sizes: ReadonlyMap<string, number>) {
    this.digests = [...new Set(item.body.photos.map((photo) => photo.digest))];
    this.sizes = sizes;
  }

  note({ digest, sent, at }: Step): Progress {
    const place = Math.max(0, this.digests.indexOf(digest));
    const [done, all] = [this.upTo(place) + sent, this.upTo(this.digests.length)];
    this.first ??= { at, bytes: done };
    return { photo: place + 1, photos: this.digests.length, part: all ? Math.min(1, done / all) : 0, seconds: this.left(at, done, all) };
  }

  private upTo(place: number): number {
    return this.digests.slice(0, place).reduce((sum, digest) => sum + (this.sizes.get(digest) ?? 0), 0);
  }

  private left(at: number, done: number, all: number): number | null {
    const { at: began = at, bytes = done } = this.first ?? {};
    const [took, moved] = [at - began, done - bytes];
    return took < MOMENT_MS || moved <= 0 ? null : Math.ceil(((all - done) * took) / moved / 1000);
  }
}
