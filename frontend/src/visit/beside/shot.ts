// One photo in the list of its question: small picture, size, place; to be covered or taken away, and put back.

import { word } from "../../page/words.ts";
import { addShot, bytesOf, changeShot, removeShot } from "../../phone/drafts.ts";
import type { Shot } from "../../phone/shape.ts";
import { NoRoom } from "../../phone/store.ts";
import { blurDialog } from "../../picture/blur.ts";
import { sizeText } from "../../picture/size.ts";
import { covered, troubleText } from "../../picture/take.ts";
import type { Open } from "../context.ts";
import { need, piece, write } from "../stage.ts";
import { isUncovered, uncover } from "./uncovered.ts";

export class ShotLine {
  private readonly open: Open;
  private readonly shot: Shot;
  private readonly changed: () => Promise<void>;
  private readonly line = piece("shot");

  constructor(open: Open, shot: Shot, changed: () => Promise<void>) {
    [this.open, this.shot, this.changed] = [open, shot, changed];
  }

  async element(): Promise<HTMLElement> {
    const { number, caption, size, position, is_held } = this.shot;
    const place = position ? word("photoAround", { n: Math.round(position.accuracy_m ?? 0) }) : word("photoNowhere");
    const facts = [word("photoNumber", { n: number }), is_held && !size ? word("photoHeld") : sizeText(size), place, caption];
    write(this.line, "[data-text]", facts.filter(Boolean).join(" · "));
    this.picture();
    this.wire("[data-remove]", () => this.remove());
    this.wire("[data-cover]", () => this.cover());
    this.wire("[data-covered]", () => this.settle());
    const isOpen = await isUncovered(this.open.phone, this.shot);
    need("[data-uncovered]", this.line).hidden = !isOpen;
    need("[data-covered]", this.line).hidden = !isOpen;
    need("[data-cover]", this.line).hidden = is_held; // the bytes are the server's already
    return this.line;
  }

  /** Opens the tool that covers faces, plates and documents. */
  readonly cover = async (): Promise<void> => {
    const { phone } = this.open;
    try {
      const old = await bytesOf(phone, this.shot.digest);
      const made = old && (await blurDialog(old));
      if (!old || !made) return;
      await changeShot(phone, await covered(this.shot, old, made), made);
      await this.settle();
    } catch (problem) {
      this.say(problem instanceof NoRoom ? word("photoNoRoom") : troubleText(problem));
    }
  };

  private async settle(): Promise<void> {
    await uncover(this.open.phone, this.shot, false);
    await this.changed();
  }

  private async remove(): Promise<void> {
    const { phone, stage } = this.open;
    const bytes = await bytesOf(phone, this.shot.digest);
    const list = this.line.parentElement;
    await removeShot(phone, this.shot.id);
    await this.changed();
    const undo = piece("undo");
    write(undo, "[data-text]", word("photoRemoved", { n: this.shot.number }));
    need("button", undo).addEventListener("click", () => {
      undo.remove();
      void addShot(phone, this.shot, bytes).then(this.changed).then(() => stage.say(word("putBack")));
    });
    list?.after(undo);
    need<HTMLButtonElement>("button", undo).focus();
  }

  private picture(): void {
    const { thumb, number, indicator } = this.shot;
    const [image, link] = [need<HTMLImageElement>("img", this.line), need<HTMLAnchorElement>("a", this.line)];
    image.alt = word("photoAlt", { n: number, code: indicator });
    link.dataset["lightbox"] = image.alt;
    if (thumb) {
      image.src = URL.createObjectURL(new Blob([thumb], { type: "image/jpeg" }));
      image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
    }
    link.addEventListener("click", (event) => void this.enlarge(event, link));
  }

  /** The big view wants an address; the bytes have one only while they are looked at. */
  private async enlarge(event: Event, link: HTMLAnchorElement): Promise<void> {
    if (link.href.startsWith("blob:")) return;
    event.preventDefault();
    event.stopPropagation();
    const bytes = await bytesOf(this.open.phone, this.shot.digest);
    if (!bytes) return;
    link.href = URL.createObjectURL(new Blob([bytes], { type: "image/jpeg" }));
    link.click();
  }

  private wire(selector: string, act: () => Promise<void>): void {
    need(selector, this.line).addEventListener("click", () => void act());
  }

  private say(text: string): void {
    write(this.line, "[data-state]", text);
  }
}
