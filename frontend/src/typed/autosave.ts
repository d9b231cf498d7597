// A section of a form that saves itself: the device keeps what is typed until the server has it.

import { isSame, putBack, read, typed, type Entry, type Kept } from "./kept.ts";
import { conflict } from "./conflict.ts";
import { tell } from "../page/everyday.ts";
import { clock, word } from "../page/words.ts";

const DELAY_MS = 1500;
const RETRY_MS = 20_000;
const PREFIX = "unsera:draft:";

interface Saved {
  readonly saved_n: number;
  readonly saved_at: string;
  readonly text?: string; // "Saved 10.42" by the campus clock
}

interface Stale {
  readonly saved_n?: number;
  readonly theirs?: Entry[];
}

export class Autosave {
  private readonly form: HTMLFormElement;
  private readonly key: string;
  private readonly url: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private waiting: HTMLElement | null = null;

  constructor(form: HTMLFormElement) {
    this.form = form;
    this.url = form.dataset["autosave"] ?? form.action;
    this.key = PREFIX + new URL(this.url, location.href).pathname;
  }

  start(): void {
    this.restore();
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("submit", (event) => this.leaving(event));
    addEventListener("online", () => this.soon(0));
  }

  /** A save on its way would make the form's own counter stale, so the form waits for its answer. */
  private leaving(event: SubmitEvent): void {
    clearTimeout(this.timer);
    if (!this.running) return;
    event.preventDefault();
    this.waiting = event.submitter;
  }

  private changed(): void {
    this.keep();
    this.soon(DELAY_MS);
  }

  private soon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), delay);
  }

  private keep(): void {
    const kept: Kept = { at: Date.now(), saved: this.counter?.value ?? "", sent: false, entries: typed(this.form) };
    localStorage.setItem(this.key, JSON.stringify(kept));
  }

  private get counter(): HTMLInputElement | null {
    return this.form.querySelector<HTMLInputElement>("input[name=saved_n]");
  }

  private restore(): void {
    const kept = read(localStorage.getItem(this.key), Date.now());
    const present = typed(this.form);
    if (!kept || isSame(kept.entries, present)) return localStorage.removeItem(this.key);
    if (kept.saved !== (this.counter?.value ?? "")) return this.choose(kept.entries, present);
    putBack(this.form, kept.entries);
    tell(word("restored"));
    this.soon(0);
  }

  private choose(mine: readonly Entry[], theirs: readonly Entry[]): void {
    conflict(this.form, mine, theirs, (entries) => {
      putBack(this.form, entries);
      localStorage.removeItem(this.key);
      this.soon(0);
    });
  }

  private async save(): Promise<void> {
    if (this.running) return this.soon(DELAY_MS);
    this.running = true;
    const sent = typed(this.form);
    say(word("saving"));
    try {
      await this.took(await post(this.url, this.form), sent);
    } catch {
      say(word(navigator.onLine ? "notSaved" : "offline"));
      this.soon(RETRY_MS);
    } finally {
      this.running = false;
      this.goOn();
    }
  }

  private goOn(): void {
    const pressed = this.waiting;
    this.waiting = null;
    if (pressed) this.form.requestSubmit(pressed);
  }

  private async took(answer: Response, sent: readonly Entry[]): Promise<void> {
    if (answer.status === 401 || answer.type === "opaqueredirect") return say(word("signedOut"), link(signIn(), "signIn"));
    if (answer.status === 409) return this.stale(sent, await answer.json());
    if (!answer.ok) throw new Error(String(answer.status));
    const saved = (await answer.json()) as Saved;
    if (this.counter) this.counter.value = String(saved.saved_n);
    if (isSame(sent, typed(this.form))) localStorage.removeItem(this.key);
    say(saved.text ?? word("saved", { time: clock(new Date(saved.saved_at), document.documentElement.lang) }));
  }

  /** A stale draft is answered with what the server holds; without that, loading the page anew shows both. */
  private stale(sent: readonly Entry[], body: Stale): void {
    if (!body.theirs || body.saved_n === undefined) return say(word("stale"), link(location.href, "showBoth"));
    if (this.counter) this.counter.value = String(body.saved_n);
    this.choose(sent, body.theirs);
  }
}

function post(url: string, form: HTMLFormElement): Promise<Response> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  return fetch(url, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
}

/** One line at the top of the page; with a way out it is also a message one cannot overlook. */
function say(text: string, wayOut?: HTMLAnchorElement): void {
  document.querySelector("[data-saved-text]")?.replaceChildren(wayOut ?? text);
  if (wayOut) tell(text, "warning").append(wayOut.cloneNode(true));
}

function signIn(): string {
  return `${word("signInUrl")}?next=${encodeURIComponent(location.pathname + location.search)}`;
}

function link(address: string, name: string): HTMLAnchorElement {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.textContent = word(name);
  return anchor;
}
