// What the top of the page says about saving, and what a person has to decide or do about it.

import { tell } from "../../page/everyday.ts";
import { clock, word } from "../../page/words.ts";
import type { Clash } from "../draft/merge.ts";
import type { News } from "../draft/saver.ts";
import { need, piece, type Stage } from "../stage.ts";

export interface Reactions {
  readonly joined: () => void;
  readonly again: () => void; // try to save once more
  readonly nameOf: (path: string) => string;
  readonly valueOf: (path: string, value: Clash["mine"]) => string;
}

export class SavedLine {
  private readonly stage: Stage;
  private readonly language: string;
  private readonly reactions: Reactions;
  private notice: HTMLElement | null = null;

  constructor(stage: Stage, language: string, reactions: Reactions) {
    [this.stage, this.language, this.reactions] = [stage, language, reactions];
  }

  readonly hear = (news: News): void => {
    if (news.kind === "saved") this.saved(news.draft.saved_at);
    else if (news.kind === "joined") this.joined();
    else if (news.kind === "clash") this.clash(news.clashes, news.choose);
    else if (news.kind === "gone") this.warn(word(news.is_queued ? "draftQueued" : "draftGone"), [queueLink()]);
    else this.trouble(news.kind);
  };

  saved(at: string): void {
    this.notice?.remove();
    this.notice = null;
    this.line(word("savedHere", { time: clock(new Date(at), this.language) }), true);
  }

  /** The same words again would be read out again, so they are left alone. */
  private line(text: string, isGood: boolean): void {
    const place = document.querySelector("[data-saved-text]");
    if (!place || place.textContent === text) return;
    place.replaceChildren(...(isGood ? [piece("saved"), text] : [text]));
  }

  private joined(): void {
    this.reactions.joined();
    this.stage.say(word("joined"));
  }

  private trouble(kind: "no-room" | "failed"): void {
    this.line(word("notSavedYet"), false);
    const again = document.createElement("button");
    again.type = "button";
    again.className = "btn btn-secondary";
    again.textContent = word("saveAgain");
    again.addEventListener("click", () => this.reactions.again());
    this.warn(word(kind === "no-room" ? "noRoom" : "notStored"), kind === "no-room" ? [again, queueLink()] : [again]);
  }

  private warn(text: string, ways: readonly HTMLElement[]): void {
    if (this.notice?.isConnected && this.notice.firstElementChild?.textContent === text) return;
    this.notice?.remove();
    this.notice = tell(text, "warning");
    this.notice.append(...ways);
  }

  /** Both texts are shown, a person chooses; nothing is thrown away unseen. */
  private clash(clashes: readonly Clash[], choose: (mine: boolean) => void): void {
    document.getElementById("both-texts")?.remove();
    const box = piece("clash");
    box.id = "both-texts";
    const sides = { mine: clashes.map(({ mine }) => mine), theirs: clashes.map(({ theirs }) => theirs) };
    for (const [name, values] of Object.entries(sides)) {
      const side = need(`[data-side="${name}"]`, box);
      need("pre", side).textContent = clashes.map(({ path }, place) => this.told(path, values[place])).join("\n");
      need("button", side).addEventListener("click", () => {
        box.remove();
        choose(name === "mine");
        this.reactions.joined();
      });
    }
    this.stage.host.prepend(box);
    box.focus();
  }

  private told(path: string, value: Clash["mine"]): string {
    return `${this.reactions.nameOf(path)}: ${this.reactions.valueOf(path, value) || "–"}`;
  }
}

function queueLink(): HTMLElement {
  const link = document.createElement("a");
  link.className = "btn btn-secondary";
  link.href = "/phone/queue";
  link.textContent = word("toQueue");
  return link;
}
