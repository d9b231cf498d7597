// The start of a visit, in two taps: who is there, since when, where; or at once how it ended when nothing could be seen.

import { all, tell } from "../../page/everyday.ts";
import { word } from "../../page/words.ts";
import { ahead } from "../../phone/clock.ts";
import { dropDraft, saveDraft } from "../../phone/drafts.ts";
import { offerPin } from "../../phone/lock.ts";
import { hasRoom, persist } from "../../phone/room.ts";
import type { Assignment, Draft, Ending, Outcome } from "../../phone/shape.ts";
import { NoRoom } from "../../phone/store.ts";
import type { Watch } from "../../picture/watch.ts";
import type { Context } from "../context.ts";
import { markField, clear } from "../beside/marks.ts";
import { begun } from "../draft/begin.ts";
import { changedTo, toField } from "../draft/times.ts";
import type { Where } from "../route.ts";
import { need, write } from "../stage.ts";
import { put, values } from "./fields.ts";

export class Start {
  private readonly context: Context;
  private readonly assignment: Assignment;
  private readonly opened = new Date().toISOString();
  private ahead_s: number | null = null;
  private isBeginning = false;

  constructor(context: Context, assignment: Assignment) {
    [this.context, this.assignment] = [context, assignment];
  }

  async show(outcome: Outcome | null): Promise<void> {
    const { stage, phone } = this.context;
    this.ahead_s = (await ahead(phone))?.ahead_s ?? null;
    if (outcome) return this.begin(outcome); // stopped for safety: no more taps than needed
    const host = stage.show("start", "", startTitle());
    const { office, product, url } = this.assignment;
    write(host, "[data-lead]", `${office} · ${product}`);
    stage.backTo(url, office);
    const form = need<HTMLFormElement>("form", host);
    showMembers(host, this.assignment);
    put(form, "started_at", [toField(this.opened, this.ahead_s ?? 0)]);
    showPosition(host, this.context.watch);
    for (const button of all<HTMLButtonElement>("[data-outcome]", host)) {
      button.addEventListener("click", () => void this.begin(button.dataset["outcome"] as Outcome, form));
    }
    const bar = stage.actions("new", () => void this.begin(null, form));
    need<HTMLAnchorElement>("[data-go=leave]", bar).href = url;
    stage.arrive();
  }

  private async begin(outcome: Outcome | null, form?: HTMLFormElement): Promise<void> {
    const started_at = form ? this.startedAt(form) : this.opened;
    if (!started_at || this.isBeginning) return;
    this.isBeginning = true;
    const drafts = this.drafts(started_at, form ? values(form, "present") : [], outcome);
    try {
      await this.store(drafts);
      void persist();
      this.context.follow(drafts.map(({ id }) => id));
      if (!outcome) await this.settleIn();
      this.leadTo(drafts[0] as Draft, outcome);
    } catch (error) {
      tell(word(error instanceof NoRoom ? "noRoom" : "notStored"), "warning");
    }
    this.isBeginning = false;
  }

  /** Once, with the first draft: a PIN is offered, and a phone without room for photos says so before they are taken. */
  private async settleIn(): Promise<void> {
    const { phone } = this.context;
    await offerPin(phone);
    void hasRoom(phone).then((is) => void (is || tell(word("roomNearly"), "warning")));
  }

  /** An untouched field means now; a changed one means what it says. */
  private startedAt(form: HTMLFormElement): string | null {
    const [text = ""] = values(form, "started_at");
    const field = need<HTMLElement>("[name=started_at]", form).closest<HTMLElement>(".field");
    const said = changedTo(text, this.opened, this.ahead_s ?? 0);
    if (said === this.opened) return new Date().toISOString();
    if (field) clear(field);
    if (!said && field) markField(field, word("sayStart"));
    if (!said) need<HTMLElement>("[name=started_at]", form).focus();
    return said;
  }

  private drafts(started_at: string, present: readonly string[], outcome: Outcome | null): Draft[] {
    const now = new Date().toISOString();
    const ending: Ending | null = outcome && { ended_at: now, outcome, outcome_note: sentence(outcome) };
    const said = { assignment: this.assignment, account: this.context.account.id, present, position: this.context.watch.now() };
    return begun({ ...said, started_at, ending, ahead_s: this.ahead_s, now }, () => crypto.randomUUID());
  }

  /** All drafts of the visit, or none: half a visit would never be sent whole. */
  private async store(drafts: readonly Draft[]): Promise<void> {
    const { phone } = this.context;
    const kept: string[] = [];
    try {
      for (const draft of drafts) kept.push((await saveDraft(phone, draft)).id);
    } catch (error) {
      for (const id of kept) await dropDraft(phone, id);
      throw error;
    }
  }

  private leadTo(draft: Draft, outcome: Outcome | null): void {
    const where: Where = outcome ? { kind: "finish", draft: draft.id, outcome: null } : { kind: "overview", draft: draft.id };
    this.context.go(where, true);
  }
}

/** A sentence that is ready to be sent for an outcome without answers. */
export function sentence(outcome: Outcome): string {
  return outcome === "done" ? "" : word(SENTENCES[outcome]);
}

const SENTENCES: Readonly<Record<Exclude<Outcome, "done">, string>> = {
  refused: "sentenceRefused",
  closed: "sentenceClosed",
  unsafe: "sentenceUnsafe",
  "not-offered": "sentenceNotOffered",
};

export function startTitle(): string {
  return need<HTMLTemplateElement>("template[data-part=start]").dataset["title"] ?? "";
}

/** A tick for each other member of the team; nobody is there until somebody says so. */
export function showMembers(host: HTMLElement, assignment: Assignment): void {
  const box = need("[data-present]", host);
  const ticks = need(".ticks", box);
  const first = need(".check", ticks);
  ticks.replaceChildren(...assignment.members.map(({ id, name }, number) => tick(first, id, name, number)));
  box.hidden = !assignment.members.length;
  need("[data-alone]", host).hidden = assignment.members.length > 0;
}

function tick(first: HTMLElement, id: string, name: string, number: number): HTMLElement {
  const box = first.cloneNode(true) as HTMLElement;
  const [input, label] = [need<HTMLInputElement>("input", box), need<HTMLLabelElement>("label", box)];
  [input.id, input.value, label.htmlFor, label.textContent] = [`present-${number}`, id, `present-${number}`, name];
  return box;
}

/** Says how well the phone knows where it is, and goes on saying so as long as it is shown. */
export function showPosition(host: HTMLElement, watch: Watch, isWanted = true): void {
  const again = need<HTMLButtonElement>("[data-look-again]", host);
  const show = () => {
    if (!again.isConnected) return quiet();
    write(host, "[data-position]", watch.words());
    again.hidden = watch.state === "looking";
  };
  const quiet = watch.onChange(show);
  again.addEventListener("click", () => watch.start());
  if (isWanted) watch.start();
  show();
}
