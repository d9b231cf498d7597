// The end of a visit: when and how, what will travel, what one may want to look at, and off it goes into the queue.

import { tell } from "../../page/everyday.ts";
import { word } from "../../page/words.ts";
import type { Ending, Outcome, Problem } from "../../phone/shape.ts";
import { setSetting, setting } from "../../phone/who.ts";
import { sizeText } from "../../picture/size.ts";
import { lines, markField, plainLines, summary, type Line } from "../beside/marks.ts";
import { showWorries } from "../beside/worries.ts";
import { draftOf, leading, type Open, type Part } from "../context.ts";
import { isEmpty } from "../draft/begin.ts";
import { located, pageOf, spotOf } from "../draft/places.ts";
import { addressOf, atSpot, partName } from "../names.ts";
import { write as address } from "../route.ts";
import { need } from "../stage.ts";
import { EndingFields } from "./ending.ts";
import { formLine, ofAnswers, ofVisit, parcels, photosToSend, sent, uncoveredIn, type Parcel } from "./parcels.ts";
import { send } from "./send.ts";

const WIFI = "wifi_only";

export class Finish implements Part {
  private readonly open: Open;
  private host!: HTMLElement;
  private fields: EndingFields | null = null;
  private isSending = false;

  constructor(open: Open) {
    this.open = open;
  }

  show(outcome: Outcome | null): Part {
    const { stage, version, assignment } = this.open;
    const [lead, { id }] = [leading(this.open), draftOf(this.open)];
    if (lead.id !== id) location.replace(addressOf(version, lead, { kind: "finish", draft: lead.id, outcome }));
    this.host = stage.show("finish", "", need<HTMLTemplateElement>("template[data-part=finish]").dataset["title"] ?? "");
    this.fields = new EndingFields(this.open, this.host, outcome);
    this.fields.start(() => this.changed());
    stage.backTo(address({ kind: "overview", draft: id }), assignment?.office ?? this.open.title);
    need("[data-explain]", this.host).addEventListener("click", () => this.host.querySelector<HTMLElement>("[name=outcome_note]")?.focus());
    stage.actions("finish", (name) => (name === "send" ? void this.send() : this.save()));
    stage.arrive();
    this.fields.showNote(false);
    void this.lookAt();
    return this;
  }

  /** An end nobody touched is not kept: the visit may well go on. */
  readonly collect = (): void => {
    if (!this.fields?.isTouched) return;
    const ending = this.fields.said();
    if (ending.ended_at) this.open.saver.change((draft) => ({ ...draft, ending }));
  };

  private changed(): void {
    this.collect();
    void this.lookAt();
  }

  private save(): void {
    if (this.fields) this.fields.isTouched = true;
    this.open.go({ kind: "overview", draft: draftOf(this.open).id });
  }

  /** What will be sent, and what may need a second look; worked out after the page can be used. */
  private async lookAt(): Promise<void> {
    const ending = this.fields?.said();
    if (!ending || !this.fields) return;
    const all = await parcels(this.open);
    this.showSending(all, ending);
    this.showTeam();
    const isWelcome = await showWorries(this.open, this.host, sent(all, ending), ending);
    this.fields.showNote(isWelcome);
    await this.showWifi(photosToSend(sent(all, ending)).n > 0);
  }

  private showSending(all: readonly Parcel[], ending: Ending): void {
    const going = sent(all, ending);
    const { n, bytes } = photosToSend(going);
    const said = [
      ...(ending.outcome === "done" ? all.map(formLine) : keptBack(all)),
      presence(this.open),
      n ? word("sizeLine", { n, size: sizeText(bytes) }) : word("nothingToTravel"),
    ];
    need("[data-sending]", this.host).replaceChildren(...said.map(listed));
  }

  /** Somebody else of the team sent already: said kindly, nothing is overwritten. */
  private showTeam(): void {
    const others = (this.open.assignment?.sent ?? []).filter(({ id }) => id !== draftOf(this.open).id);
    need("[data-team]", this.host).hidden = !others.length;
    const language = this.open.language === "id" ? "id-ID" : "en-GB";
    const when = (at: string) => new Date(at).toLocaleString(language, { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Jakarta" });
    need("[data-team-list]", this.host).replaceChildren(...others.map(({ name, at }) => listed(word("sentBefore", { name, when: when(at) }))));
  }

  /** "Photos only over Wi-Fi": the answers go first. */
  private async showWifi(isAsked: boolean): Promise<void> {
    const box = need("[data-wifi]", this.host);
    const tick = need<HTMLInputElement>("input", box);
    if (box.hidden && isAsked) tick.checked = (await setting(this.open.phone, WIFI)) === true;
    box.hidden = !isAsked;
    tick.onchange = () => void setSetting(this.open.phone, WIFI, tick.checked);
  }

  private async send(): Promise<void> {
    if (this.isSending || !this.fields) return;
    this.isSending = true;
    try {
      await this.trySending(this.fields);
    } finally {
      this.isSending = false;
    }
  }

  private async trySending(fields: EndingFields): Promise<void> {
    const ending = fields.said();
    this.collect();
    const all = await parcels(this.open);
    const own = [...ofVisit(this.open, all, ending), ...(await uncoveredIn(this.open, sent(all, ending)))];
    const found = sent(all, ending).map((each) => [each, ofAnswers(each, ending)] as const);
    if (own.length || found.some(([, wrong]) => wrong.length)) return this.refuse(own, found);
    const wrong = await send(this.open, sent(all, ending), ending);
    if (wrong) tell(word(wrong), "warning");
  }

  /** What the server would refuse is told here, each line with the way to where it can be mended. */
  private refuse(own: readonly Problem[], found: readonly (readonly [Parcel, readonly Problem[]])[]): void {
    this.open.troubles.isChecking = true;
    const links = found.flatMap(([parcel, wrong]) => this.links(parcel, wrong));
    summary(need("[data-problems]", this.host), [...this.marked(own), ...links], true);
  }

  private links({ draft, page }: Parcel, wrong: readonly Problem[]): Line[] {
    if (!page) return [];
    const [spots, left] = located(page.plan.sections, wrong);
    const href = (spot: (typeof spots)[number]) => addressOf(this.open.version, draft, atSpot(draft.id, spot));
    return [...lines(spots, (spot) => partName(page, spot), href), ...plainLines(left)];
  }

  /** Problems of the visit stand beside their fields too, where these are on this page. */
  private marked(own: readonly Problem[]): Line[] {
    const { id } = draftOf(this.open);
    for (const { path, text } of own) {
      const field = this.host.querySelector<HTMLElement>(`[name="${path}"]`)?.closest<HTMLElement>(".field");
      if (field) markField(field, text);
    }
    return own.map(({ path, text }) => ({ href: this.wayTo(path, id), text }));
  }

  /** Where a problem of the visit is mended; "" for what stands on this page. */
  private wayTo(path: string, draft: string): string {
    if (pageOf(path) === "start") return address({ kind: "start", draft });
    const spot = spotOf(this.open.plan.sections, path);
    return spot ? address(atSpot(draft, spot)) : "";
  }
}

function presence(open: Open): string {
  const names = open.assignment?.members.filter(({ id }) => draftOf(open).present.includes(id)).map(({ name }) => name) ?? [];
  return names.length ? word("presentLine", { names: names.join(", ") }) : word("presentAlone");
}

/** A visit that was not finished holds no answers: whoever wrote some is told before they are gone. */
function keptBack(all: readonly Parcel[]): string[] {
  return all.some(({ draft }) => !isEmpty(draft, 0)) ? [word("answersStayOut")] : [];
}

function listed(text: string): HTMLElement {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}
