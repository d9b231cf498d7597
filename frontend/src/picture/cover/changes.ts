// The boxes of a photo and what was done to them, so that it can be undone; nothing here touches the page.

import type { Box } from "./boxes.ts";

/** One box is moved in many small steps; they are undone as one. */
export class Boxes {
  private held: readonly Box[] = [];
  private readonly past: (readonly Box[])[] = [];
  private moving: number | null = null;

  get all(): readonly Box[] {
    return this.held;
  }

  get canUndo(): boolean {
    return this.past.length > 0;
  }

  /** Returns the number of the new box, from 0. */
  add(box: Box): number {
    this.become([...this.held, box]);
    return this.held.length - 1;
  }

  remove(place: number): void {
    this.become(this.held.filter((_, at) => at !== place));
  }

  replace(place: number, box: Box): void {
    const next = this.held.map((each, at) => (at === place ? box : each));
    if (this.moving === place) this.held = next;
    else this.become(next);
    this.moving = place;
  }

  undo(): void {
    this.held = this.past.pop() ?? this.held;
    this.moving = null;
  }

  private become(next: readonly Box[]): void {
    this.past.push(this.held);
    this.held = next;
    this.moving = null;
  }
}
