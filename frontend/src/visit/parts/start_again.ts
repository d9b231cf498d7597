// The start of a visit that has begun: who is there and since when may still be set right.

import { word } from "../../page/words.ts";
import { aheadOf, draftOf, leading, type Open, type Part } from "../context.ts";
import { changedTo, toField } from "../draft/times.ts";
import { addressOf } from "../names.ts";
import { write as address } from "../route.ts";
import { need, write } from "../stage.ts";
import { put, values } from "./fields.ts";
import { showMembers, showPosition, startTitle } from "./start.ts";

export class StartAgain implements Part {
  private readonly open: Open;
  private readonly before: string;
  private form: HTMLFormElement | null = null;

  constructor(open: Open) {
    this.open = open;
    this.before = draftOf(open).started_at;
  }

  show(): Part {
    const { stage, assignment } = this.open;
    const { id } = draftOf(this.open);
    const lead = leading(this.open);
    if (lead.id !== id) location.replace(addressOf(this.open.version, lead, { kind: "start", draft: lead.id }));
    const host = stage.show("start", "", startTitle());
    need("[data-outcomes]", host).remove();
    write(host, "[data-lead]", assignment ? `${assignment.office} · ${assignment.product}` : "");
    this.form = need<HTMLFormElement>("form", host);
    if (assignment) showMembers(host, assignment);
    else need("[data-present]", host).hidden = true;
    this.fill();
    this.form.addEventListener("input", () => this.collect());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.position(host);
    stage.backTo(address({ kind: "overview", draft: id }), assignment?.office ?? this.open.title);
    stage.actions("start", () => this.open.go({ kind: "overview", draft: id }));
    stage.arrive();
    return this;
  }

  readonly joined = (): void => this.fill();

  readonly collect = (): void => {
    const { form, open } = this;
    if (!form) return;
    const [text = ""] = values(form, "started_at");
    const started_at = changedTo(text, this.before, aheadOf(draftOf(open)));
    const offered = new Set(open.assignment?.members.map(({ id }) => id));
    const ticked = values(form, "present");
    open.saver.change((draft) => ({
      ...draft,
      started_at: started_at ?? draft.started_at,
      present: [...draft.present.filter((id) => !offered.has(id)), ...ticked].sort(),
    }));
  };

  private fill(): void {
    if (!this.form) return;
    const draft = draftOf(this.open);
    put(this.form, "present", draft.present);
    put(this.form, "started_at", [toField(draft.started_at, aheadOf(draft))]);
  }

  /** What is known already stays until a better position comes. */
  private position(host: HTMLElement): void {
    const { position, id } = draftOf(this.open);
    if (!position) this.open.follow([id]);
    showPosition(host, this.open.watch, !position);
    if (position) write(host, "[data-position]", word("located", { n: Math.round(position.accuracy_m ?? 0) }));
    need("[data-look-again]", host).addEventListener("click", () => this.open.follow([id]));
  }
}
