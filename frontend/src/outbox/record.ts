// One record on its way: its photos first, by their hashes, then what was written; the answer decides what becomes of it.

import type { Item, Problem } from "../phone/shape.ts";
import { delay } from "./backoff.ts";
import { upload, type Uploaded } from "./chunks.ts";
import { classOf, receiptOf, said, waitOf } from "./classes.ts";
import { photosMay, type Conditions } from "./next.ts";
import type { Answer, Ports } from "./ports.ts";
import { canonical } from "./seal.ts";
import { move, type Event, type Last } from "./states.ts";

/**
 * What a turn came to. "cut": the server did not answer, or with an error; "later": this record has to wait;
 * "quiet": the server asks everybody to wait; "elsewhere": a person changed the record meanwhile.
 */
export type Turn = "sent" | "photos" | "parked" | "cut" | "later" | "quiet" | "sign-in" | "elsewhere";

const ROUNDS = 2; // photos and record, and once more where the server misses a photo after all
const FOR_EVERYBODY: ReadonlySet<number> = new Set([429, 503]);
const ONLY_FOR_PHOTOS = "too-many-uploads"; // records without photos may still go

/** Sends *item* as far as it goes. */
export function sendItem(ports: Ports, item: Item, conditions: Conditions): Promise<Turn> {
  return new Way(ports, item, !photosMay(item, conditions)).go();
}

/** Notes that the phone itself stumbled over a record, so that it is shown and tried less and less often. */
export async function stumbled(ports: Ports, id: string, trouble: unknown): Promise<void> {
  const held = await ports.store.item(id);
  if (!held) return;
  const next_at = ports.now() + delay(held.tries + 1, ports.random);
  const last = { status: 0, code: "phone", text: String(trouble), at: new Date(ports.now()).toISOString() };
  await ports.store.putItem(move(held, { kind: "failed", last, next_at }));
  ports.report({ kind: "item", id });
}

class Way {
  private readonly ports: Ports;
  private item: Item;
  private readonly isLater: boolean; // the answers go alone; photos wait for Wi-Fi

  constructor(ports: Ports, item: Item, isLater: boolean) {
    this.ports = ports;
    this.item = item;
    this.isLater = isLater;
  }

  async go(): Promise<Turn> {
    for (let round = 1; ; round += 1) {
      const stopped = this.isLater ? null : await this.photos();
      const turn = stopped ?? (await this.put(round === ROUNDS));
      if (turn !== "again") return turn;
    }
  }

  /** Brings what the server does not have; null when all of it is there. */
  private async photos(): Promise<Turn | null> {
    for (const digest of this.item.left) {
      const uploaded = await upload(this.ports.ask, {
        digest,
        bytes: () => this.ports.store.bytes(digest),
        progress: (sent, of) => this.ports.report({ kind: "sending", id: this.item.id, digest, sent, of }),
      });
      const stopped = await this.brought(digest, uploaded);
      if (stopped) return stopped;
    }
    return null;
  }

  private brought(digest: string, uploaded: Uploaded): Promise<Turn | null> {
    if (uploaded.kind === "in") return this.tell<Turn | null>({ kind: "arrived", digest }, null);
    if (uploaded.kind === "gone") return this.park({ status: 0, code: "photo-gone", text: "", at: this.at() }, this.ofPhoto(digest, ""));
    const { kind, answer } = uploaded;
    if (kind === "park") return this.park(this.last(answer), this.ofPhoto(digest, said(answer).text));
    return kind === "sign-in" ? this.signedOut(answer) : this.failed(answer);
  }

  /** A photo's problem is told by its place in the form. */
  private ofPhoto(digest: string, text: string): readonly Problem[] {
    const photo = this.item.body.photos.find((each) => each.digest === digest);
    return [{ path: photo ? `${photo.indicator}.photo` : "photos", text }];
  }

  private async put(isLast: boolean): Promise<Turn | "again"> {
    const later = this.isLater && this.item.left.length ? { "X-Photos": "later" } : {};
    const answer = await this.ports.ask({
      method: "PUT",
      path: `/sync/observations/${this.item.id}`,
      headers: { "Content-Type": "application/json", "X-Device-Clock": this.at(), ...later },
      body: canonical(this.item.body),
    });
    return this.took(answer, isLast);
  }

  private took(answer: Answer, isLast: boolean): Promise<Turn | "again"> {
    const { code, missing, problems } = said(answer);
    const kind = classOf("record", answer.status, code);
    if (kind === "done") return this.received(answer, missing ?? [], isLast);
    if (kind === "photos-missing" && missing?.length) return this.missing(answer, missing, isLast);
    if (kind === "sign-in") return this.signedOut(answer);
    return kind === "park" ? this.park(this.last(answer), problems) : this.failed(answer);
  }

  private async received(answer: Answer, missing: readonly string[], isLast: boolean): Promise<Turn | "again"> {
    const receipt = receiptOf(answer);
    if (!receipt) return this.failed(answer);
    const turn: Turn = missing.length ? "photos" : "sent";
    const told = await this.tell({ kind: "received", receipt, missing, last: this.last(answer) }, turn);
    if (told !== "photos" || this.isLater) return told;
    return isLast ? this.failed(answer) : "again";
  }

  private async missing(answer: Answer, missing: readonly string[], isLast: boolean): Promise<Turn | "again"> {
    const told = await this.tell({ kind: "missing", missing, last: this.last(answer) }, null);
    if (told) return told;
    return isLast || this.isLater ? this.failed(answer) : "again";
  }

  private async failed(answer: Answer): Promise<Turn> {
    const now = this.ports.now();
    const asked = waitOf(answer, now);
    const next_at = now + (asked ?? delay(this.item.tries + 1, this.ports.random));
    const turn = kindOf(answer);
    if (turn === "quiet" && asked !== null) await this.ports.store.setQuiet(next_at);
    return this.tell({ kind: "failed", last: this.last(answer), next_at }, turn);
  }

  private park(last: Last, problems: readonly Problem[]): Promise<Turn> {
    return this.tell({ kind: "refused", last, problems }, "parked");
  }

  private signedOut(answer: Answer): Promise<Turn> {
    return this.tell({ kind: "signed-out", last: this.last(answer) }, "sign-in");
  }

  private last(answer: Answer): Last {
    const { code, text } = said(answer);
    return { status: answer.status, code, text, at: this.at() };
  }

  private at(): string {
    return new Date(this.ports.now()).toISOString();
  }

  /** Applies *event* to the item as it lies in the store now: a person may have changed it meanwhile. */
  private async tell<T>(event: Event, then: T): Promise<T | "elsewhere"> {
    const held = await this.ports.store.item(this.item.id);
    if (!held || held.queued_at !== this.item.queued_at) return "elsewhere";
    const moved = move(held, event);
    this.item = moved;
    if (moved === held) return then;
    await (moved.state === "sent" ? this.ports.store.settle(moved) : this.ports.store.putItem(moved));
    this.ports.report({ kind: "item", id: moved.id });
    return then;
  }
}

function kindOf(answer: Answer): Turn {
  if (FOR_EVERYBODY.has(answer.status)) return said(answer).code === ONLY_FOR_PHOTOS ? "later" : "quiet";
  return answer.status === 0 || answer.status >= 500 ? "cut" : "later";
}
