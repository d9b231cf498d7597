// A draft at a glance: its parts and how far each is, the other forms of the visit, the photos; and how to throw it away.

import { all } from "../../page/everyday.ts";
import { word } from "../../page/words.ts";
import { dropDraft, shotsOf } from "../../phone/drafts.ts";
import type { Draft, Problem } from "../../phone/shape.ts";
import { sizeText } from "../../picture/size.ts";
import { lines, summary, type Line } from "../beside/marks.ts";
import { draftOf, leading, photoCounts, type Open, type Part } from "../context.ts";
import { located, pageOf } from "../draft/places.ts";
import { progress, together, type Far } from "../draft/progress.ts";
import { addressOf, atPart, atSpot, captureUrl, farInWords, formOf, partName } from "../names.ts";
import { formPageAt } from "../plans.ts";
import { write as address, type Where } from "../route.ts";
import { need, piece, write } from "../stage.ts";

export class Overview implements Part {
  readonly collect = (): void => undefined; // nothing is typed here
  private readonly open: Open;
  private readonly host: HTMLElement;

  constructor(open: Open) {
    this.open = open;
    this.host = open.stage.show("overview", "", open.assignment?.office ?? open.title);
  }

  readonly joined = (): void => this.parts();

  show(): void {
    const { stage, assignment, version } = this.open;
    write(this.host, "[data-lead]", assignment?.product ?? "");
    stage.backTo(assignment?.url ?? "/", word(assignment ? "assignment" : "today"));
    need<HTMLAnchorElement>("[data-to=start]", this.host).href = addressOf(version, leading(this.open), { kind: "start", draft: leading(this.open).id });
    this.remark();
    this.problems();
    this.parts();
    this.photos();
    void this.beside();
    need("[data-discard]", this.host).addEventListener("click", () => this.discard());
    stage.arrive();
  }

  private get draft(): Draft {
    return draftOf(this.open);
  }

  private get others(): readonly Draft[] {
    return this.open.visit.filter(({ id }) => id !== this.draft.id);
  }

  /** The supervisor's words, of a record that came back. */
  private remark(): void {
    if (this.draft.revision < 2) return;
    const box = piece("remark");
    const text = need("[data-text]", box);
    text.textContent = this.draft.remark;
    text.hidden = !this.draft.remark;
    need("[data-remark]", this.host).append(box);
  }

  private problems(): void {
    const { form, plan, troubles } = this.open;
    const [found, left] = located(plan.sections, troubles.said);
    const links = lines(found, (spot) => partName(form, spot), (spot) => address(atSpot(this.draft.id, spot)));
    summary(need("[data-problems]", this.host), [...links, ...left.map((each) => this.visitLine(each))], false);
  }

  private visitLine({ path, text }: Problem): Line {
    const [lead, kind] = [leading(this.open), pageOf(path)];
    const where: Where | null = kind === "finish" ? { kind, draft: lead.id, outcome: null } : kind && { kind, draft: lead.id };
    return { href: where ? addressOf(this.open.version, lead, where) : "", text };
  }

  private parts(): void {
    const far = progress(this.open.plan, this.draft.answers, photoCounts(this.open.shots));
    all<HTMLElement>(".steps-list > li", this.host).forEach((line, number) => this.line(line, far[number], number));
    const bar = this.open.stage.actions("overview", () => undefined);
    const [finish, todo] = [need<HTMLAnchorElement>("[data-go=finish]", bar), need<HTMLAnchorElement>("[data-go=todo]", bar)];
    const [next, lead] = [far.find(({ isDone }) => !isDone), leading(this.open)];
    finish.href = addressOf(this.open.version, lead, { kind: "finish", draft: lead.id, outcome: null });
    finish.className = `btn btn-${next ? "secondary" : "primary"}`;
    todo.hidden = !next;
    if (next) todo.href = address(atPart(this.draft.id, next.code));
  }

  private line(line: HTMLElement, far: Far | undefined, number: number): void {
    if (!far) return;
    line.className = far.isDone ? "step-done" : "step-todo";
    need<HTMLAnchorElement>("a", line).href = address(atPart(this.draft.id, far.code));
    need(".step-mark", line).replaceChildren(far.isDone ? piece("done") : String(number + 1));
    write(line, ".step-note", farInWords(this.open.form, far));
  }

  private photos(): void {
    const { shots } = this.open;
    const size = sizeText(shots.reduce((sum, shot) => sum + shot.size, 0));
    write(this.host, "[data-photos]", shots.length ? word("photosOf", { n: shots.length, size }) : word("noPhotos"));
  }

  /** How far the other forms are needs their own pages, which the phone keeps. */
  private async beside(): Promise<void> {
    if (!this.others.length) return;
    const titles = this.others.map((each) => formOf(this.open.assignment, each)?.title ?? "");
    write(this.host, "[data-lost]", word("allFormsLost", { forms: [this.open.title, ...titles].join(", ") }));
    const [title, box, forms] = ["[data-form-title]", "[data-beside]", "[data-forms]"].map((which) => need(which, this.host));
    for (const hidden of [title, box]) if (hidden) hidden.hidden = false;
    forms?.replaceChildren(...(await Promise.all(this.others.map((each) => this.card(each)))));
  }

  private async card(other: Draft): Promise<HTMLElement> {
    const card = piece("form");
    const form = formOf(this.open.assignment, other);
    const [page, shots] = await Promise.all([formPageAt(captureUrl(other)), shotsOf(this.open.phone, other.id)]);
    const link = need<HTMLAnchorElement>("a", card);
    link.href = addressOf(this.open.version, other, { kind: "overview", draft: other.id });
    link.textContent = form?.title ?? other.version;
    write(card, ".card-line", form?.code ?? "");
    const far = page && together(progress(page.plan, other.answers, photoCounts(shots)));
    write(card, ".status", far ? farInWords(page, far) : word("draft"));
    return card;
  }

  /** Thrown away when one leaves; until then it can be taken back. */
  private discard(): void {
    const { phone, assignment, stage, saver, visit } = this.open;
    const [back, box] = [assignment?.url ?? "/", piece("undo")];
    const drop = () => Promise.all(visit.map(({ id }) => dropDraft(phone, id)));
    const leaving = () => void drop();
    saver.pause();
    addEventListener("pagehide", leaving, { once: true });
    write(box, "[data-text]", word("discarded"));
    need("button", box).addEventListener("click", () => {
      removeEventListener("pagehide", leaving);
      saver.goOn();
      new Overview(this.open).show();
    });
    stage.host.replaceChildren(box);
    const bar = stage.actions("gone", () => void drop().then(() => location.assign(back)));
    need("button", bar).focus();
    stage.say(word("discarded"));
  }
}
