// The photos of a part: taken, kept on the phone at once, shown, covered, taken away again; or a note in their place.

import { all } from "../../page/everyday.ts";
import { word } from "../../page/words.ts";
import { addShot, shotsOf } from "../../phone/drafts.ts";
import type { People, Shot } from "../../phone/shape.ts";
import { NoRoom } from "../../phone/store.ts";
import { setting } from "../../phone/who.ts";
import { connectionNow, saverDefault } from "../../picture/saver.ts";
import { takeShot, troubleText } from "../../picture/take.ts";
import { draftOf, nowOf, type Open } from "../context.ts";
import { need } from "../stage.ts";
import { ShotLine } from "./shot.ts";
import { isUncovered, uncover } from "./uncovered.ts";

export class Photos {
  private readonly open: Open;
  private readonly host: HTMLElement;
  private readonly changed: () => void;

  constructor(open: Open, host: HTMLElement, changed: () => void) {
    [this.open, this.host, this.changed] = [open, host, changed];
  }

  start(): void {
    for (const box of all("[data-photo]", this.host)) new Box(this.open, box, this.changed).start();
  }
}

class Box {
  private readonly open: Open;
  private readonly box: HTMLElement;
  private readonly changed: () => void;
  private readonly camera: HTMLInputElement;
  private wanted: HTMLInputElement | null = null; // opens as soon as it is said who can be seen

  constructor(open: Open, box: HTMLElement, changed: () => void) {
    [this.open, this.box, this.changed] = [open, box, changed];
    this.camera = need<HTMLInputElement>("[data-thumbs] input[type=file]", box);
  }

  start(): void {
    for (const input of [this.camera, ...all<HTMLInputElement>("[data-choose]", this.card)]) {
      input.addEventListener("click", (event) => this.opening(event, input));
      input.addEventListener("change", () => void this.take(input));
    }
    for (const choice of this.people) choice.addEventListener("click", (event) => this.chosen(event.detail > 0));
    this.ask(false);
    this.card.querySelector("[data-write-note]")?.addEventListener("click", () => this.note?.focus());
    void this.show();
  }

  private get card(): HTMLElement {
    return this.box.closest<HTMLElement>("[data-item]") ?? this.box;
  }

  private get note(): HTMLTextAreaElement | null {
    return this.card.querySelector("textarea[name$=_note]");
  }

  private get indicator(): string {
    return this.box.dataset["indicator"] ?? "";
  }

  private get people(): HTMLInputElement[] {
    return all<HTMLInputElement>(".photo-people input[type=radio]", this.box);
  }

  private get seen(): People | null {
    return (this.people.find((choice) => choice.checked)?.value as People | undefined) ?? null;
  }

  /** Who can be seen is said first: once the photo is there, it is kept at once. */
  private opening(event: Event, input: HTMLInputElement): void {
    this.open.watch.start(); // by the time the picture is taken, the phone may know where it is
    this.wanted = null;
    if (this.seen) return;
    event.preventDefault();
    this.wanted = input;
    this.ask(true);
    this.say(word("uploadPeople"), "fair");
    this.people[0]?.focus();
  }

  /** The question takes room on a small screen, so it stands there only while it is asked. */
  private ask(is: boolean): void {
    need(".photo-people", this.box).hidden = !is;
  }

  /** A finger that chose goes on to the camera; arrow keys pass over choices, so a keyboard opens it itself. */
  private chosen(isFinger: boolean): void {
    const input = this.wanted;
    if (!input) return;
    if (!isFinger) return this.say(word("nowCamera"));
    this.wanted = null;
    this.say("");
    input.click();
  }

  private async take(input: HTMLInputElement): Promise<void> {
    const [file, people] = [input.files?.[0], this.seen];
    if (!file || !people) return;
    this.say(word("photoKeeping"));
    try {
      const taken = await takeShot(file, await this.taking(people, input));
      const [shot, bytes] = [this.timed(taken.shot), taken.bytes];
      if (people === "blurred") await uncover(this.open.phone, shot, true); // first: a page that closes in between must not leave it unmarked
      await addShot(this.open.phone, shot, bytes);
      await this.kept(shot);
    } catch (problem) {
      this.say(problem instanceof NoRoom ? word("photoNoRoom") : troubleText(problem), "fair");
    }
    input.value = "";
  }

  /** Its moments by the clock of the draft, as all others of it. */
  private timed(shot: Shot): Shot {
    const by = (moment: string) => new Date(Date.parse(moment) + nowOf(this.open) - Date.now()).toISOString();
    const { position } = shot;
    return { ...shot, taken_at: by(shot.taken_at), position: position && { ...position, at: by(position.at) } };
  }

  private async taking(people: People, input: HTMLInputElement) {
    const { phone, watch } = this.open;
    const isByPartner = this.card.querySelector<HTMLInputElement>("[data-by-partner]")?.checked || input !== this.camera;
    return {
      draft: draftOf(this.open).id,
      indicator: this.indicator,
      people,
      caption: isByPartner ? word("byPartner") : "",
      number: Math.max(0, ...this.open.shots.map(({ number }) => number)) + 1,
      saver: saverDefault(connectionNow(), await setting(phone, "saver")),
      position: () => watch.atCapture(),
    };
  }

  private async kept(shot: Shot): Promise<void> {
    for (const choice of this.people) choice.checked = false; // said anew for each photo
    this.ask(false);
    await this.refresh();
    this.say(shot.position ? word("photoPosition", { n: Math.round(shot.position.accuracy_m ?? 0) }) : word("photoNoPosition"), shot.position ? "good" : "fair");
    if (await isUncovered(this.open.phone, shot)) this.lines.get(shot.id)?.cover();
  }

  private readonly lines = new Map<string, ShotLine>();

  /** After anything changed: what lies on the phone is what counts. */
  readonly refresh = async (): Promise<void> => {
    const fresh = await shotsOf(this.open.phone, draftOf(this.open).id);
    this.open.shots.splice(0, this.open.shots.length, ...fresh);
    this.say("");
    await this.show();
    this.changed();
  };

  private async show(): Promise<void> {
    const mine = this.open.shots.filter(({ indicator }) => indicator === this.indicator);
    const lines = mine.map((shot) => new ShotLine(this.open, shot, this.refresh));
    this.lines.clear();
    mine.forEach((shot, place) => lines[place] && this.lines.set(shot.id, lines[place]));
    const shown = await Promise.all(lines.map((line) => line.element()));
    for (const old of all(".shot", this.box)) old.remove();
    need(".camera", this.box).before(...shown);
  }

  private say(text: string, tone: "good" | "fair" | "" = ""): void {
    const state = need("[data-photo-state]", this.box);
    state.textContent = text;
    state.className = `photo-state${tone ? ` photo-state-${tone}` : ""}`;
  }
}
