// A photo leaves the phone as soon as it is taken, with the position of that moment; if it cannot, the form carries it.

import { bestFix, fields, SHOOTING, type Why } from "./position.ts";
import { all } from "../page/everyday.ts";
import { send, type Answer } from "./upload.ts";
import { word } from "../page/words.ts";

const FAILED: Readonly<Record<number, string>> = { 401: "signedOut", 413: "uploadTooBig" };

export function photos(): void {
  for (const box of all("[data-photo]")) new PhotoField(box).start();
}

class PhotoField {
  private readonly box: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly state: HTMLElement;
  private values: Record<string, string> = {};
  private ready = false;

  constructor(box: HTMLElement) {
    this.box = box;
    this.input = box.querySelector<HTMLInputElement>("input[type=file]")!;
    this.state = box.querySelector<HTMLElement>("[data-photo-state]")!;
  }

  start(): void {
    this.input.addEventListener("change", () => void this.taken());
    for (const choice of this.people) choice.addEventListener("change", () => this.choice());
  }

  private choice(): void {
    if (this.ready) void this.upload();
  }

  private get people(): HTMLInputElement[] {
    return all<HTMLInputElement>(".photo-people input[type=radio]", this.box);
  }

  private get seen(): string | undefined {
    return this.people.find((choice) => choice.checked)?.value;
  }

  private async taken(): Promise<void> {
    const file = this.input.files?.[0];
    this.ready = false;
    if (!file) return;
    this.values = { taken_at: new Date().toISOString() };
    const tile = this.preview(file);
    this.say(word("locatingFirst"));
    const found = await this.locate();
    this.carry();
    this.ready = true;
    if (!this.seen && this.people.length) return this.say(word("uploadPeople"), "fair");
    this.say(found, "lat" in this.values ? "good" : "fair");
    await this.upload(tile);
  }

  private async locate(): Promise<string> {
    try {
      const fix = await bestFix(navigator.geolocation, SHOOTING);
      Object.assign(this.values, fields(fix));
      return word("photoPosition", { n: Math.round(fix.accuracy) });
    } catch (why) {
      return word((why as Why) === "denied" ? "positionDenied" : "photoNoPosition");
    }
  }

  /** Hidden inputs named <field>_lat … so that an ordinary submit says the same as an upload. */
  private carry(): void {
    all("input[data-carried]", this.box).forEach((old) => old.remove());
    for (const [name, value] of Object.entries(this.values)) {
      const hidden = document.createElement("input");
      hidden.type = "hidden";
      hidden.name = `${this.input.name}_${name}`;
      hidden.value = value;
      hidden.dataset["carried"] = "";
      this.box.append(hidden);
    }
  }

  private preview(file: File): HTMLElement {
    this.box.querySelector("[data-preview]")?.remove();
    const tile = document.createElement("li");
    tile.className = "thumb";
    tile.dataset["preview"] = "";
    const picture = document.createElement("img");
    picture.className = "photo-image";
    picture.alt = file.name;
    picture.src = URL.createObjectURL(file);
    tile.append(picture);
    this.box.querySelector(".camera")?.before(tile);
    return tile;
  }

  private async upload(tile = this.box.querySelector<HTMLElement>("[data-preview]")): Promise<void> {
    const url = this.box.closest<HTMLElement>("[data-upload]")?.dataset["upload"];
    const file = this.input.files?.[0];
    if (!url || !file) return;
    const bar = this.box.querySelector<HTMLProgressElement>("[data-progress]");
    const answer = await send(url, this.body(file), (part) => {
      if (bar) Object.assign(bar, { hidden: false, value: part });
    });
    if (bar) bar.hidden = true;
    if (answer.ok) this.done(answer, tile);
    else this.say(answer.message || word(FAILED[answer.status] ?? "uploadFailed"), "fair");
  }

  private body(file: File): FormData {
    const body = new FormData();
    body.append("photo", file);
    body.append("indicator", this.box.dataset["indicator"] ?? "");
    body.append("people", this.seen ?? "");
    for (const [name, value] of Object.entries(this.values)) body.append(name, value);
    return body;
  }

  private done(answer: Answer, tile: HTMLElement | null): void {
    this.input.value = "";
    this.ready = false;
    for (const choice of this.people) choice.checked = false; // said anew for each photo
    all("input[data-carried]", this.box).forEach((old) => old.remove());
    if (tile) settle(tile, answer);
    this.say(answer.text || word("uploaded"), "good");
  }

  private say(text: string, tone: "good" | "fair" | "" = ""): void {
    this.state.textContent = text;
    this.state.className = `photo-state${tone ? ` photo-state-${tone}` : ""}`;
  }
}

/** The preview becomes what it would be after loading the page anew: a picture that opens large. */
function settle(tile: HTMLElement, answer: Answer): void {
  delete tile.dataset["preview"];
  const picture = tile.querySelector("img");
  if (!picture) return;
  picture.alt = answer.text || word("uploaded");
  if (!answer.full) return;
  const link = document.createElement("a");
  link.className = "photo-link";
  link.href = answer.full;
  link.dataset["lightbox"] = picture.alt;
  picture.replaceWith(link);
  link.append(picture);
}
