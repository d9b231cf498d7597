// When a draft is saved: within a second of the first key, at once before anybody leaves, one save at a time.
// What was typed stays here until it is stored; nothing in this file touches the page or the database.

import type { Draft } from "../../phone/shape.ts";
import { merged, yielded, type Clash } from "./merge.ts";

export const DELAY_MS = 700;
export const RETRY_MS = 15_000;

/** What came of a save. */
export type Came =
  | { readonly kind: "saved"; readonly draft: Draft }
  | { readonly kind: "stale"; readonly held: Draft } // another window saved since
  | { readonly kind: "gone"; readonly is_queued: boolean } // another window sent it or threw it away
  | { readonly kind: "no-room" }
  | { readonly kind: "failed" };

export type News =
  | { readonly kind: "saved"; readonly draft: Draft }
  | { readonly kind: "joined"; readonly draft: Draft } // what another window saved is in it now
  | { readonly kind: "clash"; readonly clashes: readonly Clash[]; readonly choose: (mine: boolean) => void }
  | { readonly kind: "gone"; readonly is_queued: boolean }
  | { readonly kind: "no-room" | "failed" };

/** What is only on this page, and what it began with. */
export interface Unsaved {
  readonly base: Draft;
  readonly draft: Draft;
}

export class Saver {
  private readonly store: (draft: Draft) => Promise<Came>;
  private readonly tell: (news: News) => void;
  private draft: Draft;
  private base: Draft;
  private isDirty = false;
  private isHeld = false; // a person has to choose first
  private isPaused = false; // the draft is sent or thrown away
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(draft: Draft, store: (draft: Draft) => Promise<Came>, tell: (news: News) => void) {
    this.draft = this.base = draft;
    this.store = store;
    this.tell = tell;
  }

  get current(): Draft {
    return this.draft;
  }

  get unsaved(): Unsaved | null {
    const isOpen = (this.isDirty || this.running !== null) && !this.isPaused;
    return isOpen ? { base: this.base, draft: this.draft } : null;
  }

  /** Changes the draft; what is the same as before is not saved again. */
  change(update: (draft: Draft) => Draft): void {
    const next = update(this.draft);
    if (JSON.stringify(next) === JSON.stringify(this.draft)) return;
    this.draft = next;
    this.isDirty = true;
    this.timer ??= setTimeout(() => void this.flush(), DELAY_MS);
  }

  /** Saves now what is not saved yet; true when everything is stored. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    this.timer = undefined;
    while (this.running) await this.running;
    if (this.isDirty && !this.isHeld && !this.isPaused) {
      this.running = this.save().finally(() => (this.running = null));
      await this.running;
    }
    return !this.isDirty;
  }

  /** Another window saved: without words of our own that is taken up at once; with them the next save sees to it. */
  hear(held: Draft): void {
    if (this.isDirty || this.running || held.saved_n <= this.draft.saved_n) return;
    this.draft = this.base = held;
    this.tell({ kind: "joined", draft: held });
  }

  pause(): void {
    this.isPaused = true;
  }

  goOn(): void {
    this.isPaused = false;
    if (this.isDirty) this.timer ??= setTimeout(() => void this.flush());
  }

  private async save(): Promise<void> {
    const sent = this.draft;
    this.isDirty = false;
    this.took(await this.store(sent), sent);
  }

  private took(came: Came, sent: Draft): void {
    if (came.kind === "saved") return this.saved(came.draft, sent);
    this.isDirty = true;
    if (came.kind === "stale") return this.stale(came.held);
    if (came.kind === "gone") return this.end(came);
    this.timer ??= setTimeout(() => void this.flush(), RETRY_MS);
    this.tell({ kind: came.kind });
  }

  /** There is nothing to save into any more; what was typed stays on the page, to be copied. */
  private end(came: Extract<Came, { kind: "gone" }>): void {
    this.isHeld = true;
    this.tell(came);
  }

  private saved(stored: Draft, sent: Draft): void {
    this.base = stored;
    this.draft = this.draft === sent ? stored : { ...this.draft, saved_n: stored.saved_n, saved_at: stored.saved_at };
    this.tell({ kind: "saved", draft: this.draft });
  }

  /** Most often two windows hold different parts; only what both changed is asked about. */
  private stale(held: Draft): void {
    const [base, mine] = [this.base, this.draft];
    const both = merged(base, mine, held);
    if (!both.clashes.length) return this.join(both.draft, held);
    this.isHeld = true;
    const choose = (isMine: boolean) => {
      this.isHeld = false;
      this.join(isMine ? merged(base, this.draft, held).draft : yielded(base, this.draft, held), held);
    };
    this.tell({ kind: "clash", clashes: both.clashes, choose });
  }

  private join(draft: Draft, held: Draft): void {
    this.base = held;
    this.draft = { ...draft, saved_n: held.saved_n, saved_at: held.saved_at };
    this.isDirty = true;
    this.timer ??= setTimeout(() => void this.flush());
    this.tell({ kind: "joined", draft: this.draft });
  }
}
