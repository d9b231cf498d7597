// Which part is shown: follows the address, opens drafts, and saves before anything else is shown.

import { tell } from "../page/everyday.ts";
import { word } from "../page/words.ts";
import { draft as draftOf, drafts } from "../phone/drafts.ts";
import { item } from "../phone/queue.ts";
import type { Draft, Outcome } from "../phone/shape.ts";
import { onChange } from "../phone/store.ts";
import { home } from "../phone/who.ts";
import type { Before } from "../shell/update.ts";
import { forgetNote, note } from "./beside/last_words.ts";
import { SavedLine } from "./beside/saved.ts";
import { answerInWords } from "./beside/wording.ts";
import { assignmentOf, type Context, type Open, type Part } from "./context.ts";
import { together } from "./draft/begin.ts";
import { follow, hold, type Held } from "./holding.ts";
import { captureUrl } from "./names.ts";
import { show } from "./parts/show.ts";
import { Start } from "./parts/start.ts";
import { read, write, type Where } from "./route.ts";

type Base = Omit<Context, "go" | "follow">;

export class Router {
  private readonly context: Context;
  private readonly line: SavedLine;
  private held: Held | null = null;
  private part: Part | null = null;
  private turn = 0;

  constructor(base: Base) {
    this.context = { ...base, go: (where, replace) => this.go(where, replace), follow: (ids) => follow(base.phone, base.watch, ids, () => this.held?.saver ?? null) };
    this.line = new SavedLine(base.stage, base.language, {
      joined: () => this.part?.joined?.(),
      again: () => void this.save(),
      nameOf: (path) => path.replace(/\.note$/, ` (${word("note")})`).replace(/\[.*/, ""),
      valueOf: answerInWords,
    });
  }

  /** The phone's store was closed under this page: what is typed now could not be kept. */
  end(text: string): void {
    this.held?.saver.pause();
    this.held = null;
    this.lost(text);
  }

  start(): Promise<void> {
    addEventListener("hashchange", () => void this.arrive());
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", ({ persisted }) => persisted && this.again());
    addEventListener("beforeunload", (event) => this.leave(event));
    addEventListener("unsera:before-update", (event) => (event as CustomEvent<Before>).detail.waitUntil(this.surely()));
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.leave());
    onChange(({ kind, account }) => kind === "drafts" && account === this.context.phone.account && void this.look());
    return this.arrive();
  }

  /** The browser brought an old page back; what it shows may be in the queue by now. */
  private again(): void {
    [this.held, this.part] = [null, null];
    void this.arrive();
  }

  private go(where: Where, replace = false): void {
    const address = write(where);
    if (address === location.hash) void this.arrive();
    else if (replace) location.replace(address);
    else location.hash = address;
  }

  private async arrive(): Promise<void> {
    const turn = (this.turn += 1);
    const where = read(location.hash);
    const isElsewhere = where === null || where.kind === "new" || where.draft !== this.held?.saver.current.id;
    if (!(await this.save()) && isElsewhere) return this.stay();
    if (!where) return this.lost(word("draftNotHere"));
    if (where.kind === "new") return this.begin(where.assignment, where.outcome);
    const open = await this.open(where.draft);
    if (open && turn === this.turn) this.part = show(open, where);
  }

  /** What is typed stands in the draft before anything else happens; true when it is stored. */
  private async save(): Promise<boolean> {
    this.part?.collect();
    return (await this.held?.saver.flush()) ?? true;
  }

  /** Before a newer app takes over: what is not stored would be lost. */
  private async surely(): Promise<void> {
    if (!(await this.save())) throw new Error("not stored");
  }

  /** What could not be stored is only on this page; another draft would take its place. */
  private stay(): void {
    if (this.held) history.replaceState(null, "", write({ kind: "overview", draft: this.held.saver.current.id }));
    tell(word("notStored"), "warning");
  }

  /** The page may end before the store is done, so what is on its way is noted too. */
  private leave(event?: BeforeUnloadEvent): void {
    void this.save();
    const unsaved = this.held?.saver.unsaved;
    if (unsaved && !note(unsaved)) event?.preventDefault();
  }

  private lost(text: string, link = { href: "/", label: word("toAssignments") }): void {
    this.part = null;
    this.context.stage.title(this.context.title);
    this.context.stage.tell(text, link);
  }

  /** The phone's own draft is the only one: where there is one, that goes on. */
  private async begin(id: string, outcome: Outcome | null): Promise<void> {
    const { phone } = this.context;
    const assignment = assignmentOf(await home(phone), id);
    const mine = (await drafts(phone)).filter((each) => each.assignment === id && each.revision === 1);
    const [first] = mine[0] ? together(mine[0], mine, assignment) : [];
    if (first) return this.resume(first, outcome);
    if (!assignment) return this.lost(word("assignmentNotHere"));
    if (assignment.is_stopped) return this.lost(word("assignmentStopped"));
    [this.held, this.part] = [null, null];
    await new Start(this.context, assignment).show(outcome);
  }

  private resume(draft: Draft, outcome: Outcome | null): void {
    const where: Where = outcome ? { kind: "finish", draft: draft.id, outcome } : { kind: "overview", draft: draft.id };
    if (draft.version === this.context.version) this.go(where, true);
    else location.replace(captureUrl(draft) + write(where));
  }

  private async open(id: string): Promise<Open | null> {
    const held = this.held?.saver.current.id === id ? this.held : await this.load(id);
    if (!held) return null;
    this.held = held;
    const draft = held.saver.current;
    const assignment = assignmentOf(await home(this.context.phone), draft.assignment);
    return { ...this.context, ...held, assignment, visit: together(draft, await drafts(this.context.phone), assignment) };
  }

  private async load(id: string): Promise<Held | null> {
    const { phone, version } = this.context;
    const found = await draftOf(phone, id);
    if (!found) {
      const queued = await item(phone, id);
      forgetNote(id);
      this.lost(word(queued ? "draftQueued" : "draftNotHere"), queued ? { href: "/phone/queue", label: word("toQueue") } : undefined);
      return null;
    }
    if (found.version !== version) {
      location.replace(captureUrl(found) + location.hash);
      return null;
    }
    this.line.saved(found.saved_at);
    return hold(phone, found, this.line.hear);
  }

  private async look(): Promise<void> {
    const id = this.held?.saver.current.id;
    const stored = id === undefined ? null : await draftOf(this.context.phone, id);
    if (stored) this.held?.saver.hear(stored);
  }
}
