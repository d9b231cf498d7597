// The photo with the boxes over it: drawn with a finger or a mouse, moved and sized with keys.

import { word } from "../../page/words.ts";
import { drawn, READ, type Brush, type Picture } from "../darkroom/shrink.ts";
import { between, fresh, inHundredths, isBox, moved, pressed, spotIn, type Box, type Spot } from "./boxes.ts";
import { Boxes } from "./changes.ts";
import { paintOver } from "./paint.ts";

interface Drag {
  readonly from: Spot;
  readonly place: number | null; // the box that is moved; null: a new one is drawn
}

export class Stage {
  private readonly host: HTMLElement;
  private readonly say: (text: string) => void;
  private readonly brush: Brush;
  private readonly clean: ReturnType<typeof drawn>["canvas"];
  private readonly boxes = new Boxes();
  private readonly signs: HTMLElement[] = [];
  private readonly band = sign("div", "blur-box blur-band");
  private drag: Drag | null = null;
  private chosen = 0;

  /** *host* holds a canvas; *picture* is drawn on it, and may be closed then. */
  constructor(host: HTMLElement, picture: Picture, say: (text: string) => void) {
    const canvas = host.querySelector("canvas")!;
    Object.assign(canvas, { width: picture.width, height: picture.height });
    host.style.setProperty("--aspect", String(picture.width / picture.height));
    this.host = host;
    this.say = say;
    this.brush = canvas.getContext("2d", READ)!;
    this.clean = drawn(picture).canvas;
    this.listen();
    this.show();
  }

  get all(): readonly Box[] {
    return this.boxes.all;
  }

  add(): void {
    this.chosen = this.boxes.add(fresh(this.all));
    this.changed(this.described(this.chosen));
    this.signs[this.chosen]?.focus();
  }

  undo(): void {
    if (!this.boxes.canUndo) return this.say(word("blurNothing"));
    this.boxes.undo();
    this.chosen = Math.min(this.chosen, Math.max(0, this.all.length - 1));
    this.changed(word("blurCount", { n: this.all.length }));
  }

  /** Takes the chosen box away; the next one, if there is one, gets the focus the box had. */
  remove(): void {
    if (!this.all.length) return this.say(word("blurNothing"));
    const hadFocus = document.activeElement === this.signs[this.chosen];
    this.boxes.remove(this.chosen);
    this.chosen = Math.max(0, this.chosen - 1);
    this.changed(word("blurCount", { n: this.all.length }));
    if (hadFocus) (this.signs[this.chosen] ?? this.host).focus();
  }

  /** An arrow moves the chosen box, with Shift it sizes it. Says whether the key was one. */
  press(key: string, isShifted: boolean): boolean {
    const box = this.all[this.chosen];
    const next = box && pressed(box, key, isShifted);
    if (!next) return false;
    this.boxes.replace(this.chosen, next);
    this.changed(this.described(this.chosen));
    return true;
  }

  private listen(): void {
    this.host.append(this.band);
    this.band.hidden = true;
    this.host.addEventListener("pointerdown", (event) => this.down(event));
    this.host.addEventListener("pointermove", (event) => this.move(event));
    this.host.addEventListener("pointerup", (event) => this.up(event));
    this.host.addEventListener("pointercancel", () => this.rest());
    this.host.addEventListener("keydown", (event) => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    if (!this.signs.includes(event.target as HTMLElement)) return;
    if (event.key === "Delete" || event.key === "Backspace") this.remove();
    else if (!this.press(event.key, event.shiftKey)) return;
    event.preventDefault();
  }

  private spot(event: PointerEvent): Spot {
    return spotIn(this.host.getBoundingClientRect(), event.clientX, event.clientY);
  }

  private down(event: PointerEvent): void {
    if (!event.isPrimary || event.button !== 0) return;
    const place = this.signs.indexOf(event.target as HTMLElement);
    this.drag = { from: this.spot(event), place: place < 0 ? null : place };
    this.host.setPointerCapture(event.pointerId);
  }

  private move(event: PointerEvent): void {
    if (!this.drag || !event.isPrimary) return;
    const { place } = this.drag;
    const mark = place === null ? this.band : this.signs[place]!;
    this.band.hidden = place !== null;
    lay(mark, this.dragged(this.drag, this.spot(event)));
  }

  private up(event: PointerEvent): void {
    if (!this.drag || !event.isPrimary) return;
    const { place } = this.drag;
    const box = this.dragged(this.drag, this.spot(event));
    this.rest();
    if (place === null && !isBox(box)) return;
    if (place === null) this.chosen = this.boxes.add(box);
    else this.boxes.replace((this.chosen = place), box);
    this.changed(this.described(this.chosen));
    this.signs[this.chosen]?.focus({ preventScroll: true });
  }

  private rest(): void {
    this.drag = null;
    this.band.hidden = true;
    this.signs.forEach((each, place) => lay(each, this.all[place]!));
  }

  private dragged({ from, place }: Drag, to: Spot): Box {
    return place === null ? between(from, to) : moved(this.all[place]!, to.x - from.x, to.y - from.y);
  }

  private changed(said: string): void {
    this.show();
    this.say(said);
  }

  private show(): void {
    while (this.signs.length > this.all.length) this.signs.pop()!.remove();
    while (this.signs.length < this.all.length) this.signs.push(this.newSign(this.signs.length));
    this.signs.forEach((each, place) => {
      lay(each, this.all[place]!);
      each.setAttribute("aria-label", this.described(place));
    });
    this.brush.drawImage(this.clean, 0, 0);
    paintOver(this.brush, this.clean, this.all);
  }

  private newSign(place: number): HTMLElement {
    const made = sign("button", "blur-box");
    made.setAttribute("type", "button");
    made.addEventListener("focus", () => (this.chosen = place));
    this.host.append(made);
    return made;
  }

  private described(place: number): string {
    return word("blurBox", { n: place + 1, total: this.all.length, ...inHundredths(this.all[place]!) });
  }
}

function sign(tag: "div" | "button", name: string): HTMLElement {
  return Object.assign(document.createElement(tag), { className: name });
}

function lay(mark: HTMLElement, box: Box): void {
  const { x, y, width, height } = box;
  Object.assign(mark.style, { left: part(x), top: part(y), width: part(width), height: part(height) });
}

function part(of: number): string {
  return `${(of * 100).toFixed(3)}%`;
}
