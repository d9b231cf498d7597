// One photo to the server in chunks, by its hash. What arrived stays arrived: after a cut the server says where to go on.

import { classOf, lengthOf, offsetOf, said, type Class } from "./classes.ts";
import { CHUNK, chunkAt } from "./next.ts";
import type { Answer, Ask } from "./ports.ts";

/** "gone": the server needs bytes that this phone does not have any more. */
export type Uploaded =
  | { readonly kind: "in" }
  | { readonly kind: "gone" }
  | { readonly kind: "retry" | "sign-in" | "park"; readonly answer: Answer };

export interface Blob {
  readonly digest: string;
  /** Read only where the server does not have them already. */
  readonly bytes: () => Promise<ArrayBuffer | null>;
  readonly progress: (sent: number, of: number) => void;
}

const STUMBLES = 3; // in a row, without a single byte getting through
const RESTARTS = 1; // a second altered upload means that the bytes on the phone are not what they were
// The server is there and asks for time: trying again at once would only annoy it.
const ASKED_TO_WAIT: ReadonlySet<number> = new Set([429, 503, 507]);

export function addressOf(digest: string): string {
  return `/sync/uploads/${digest}`;
}

/** Uploads *blob* from where the server has it; every way to fail ends in an answer. */
export async function upload(ask: Ask, blob: Blob): Promise<Uploaded> {
  const before = await whereTo(ask, blob.digest);
  if (before.kind !== "offset") return before;
  const bytes = await blob.bytes();
  if (!bytes) return { kind: "gone" };
  return new Journey(ask, blob, bytes, before.offset).travel();
}

type Where = Uploaded | { readonly kind: "offset"; readonly offset: number };

/** Asks what the server has. */
async function whereTo(ask: Ask, digest: string): Promise<Where> {
  const answer = await ask({ method: "HEAD", path: addressOf(digest) });
  if (answer.status === 404) return { kind: "offset", offset: 0 };
  const [offset, length] = [offsetOf(answer), lengthOf(answer)];
  if (answer.status === 200 && offset !== null) return offset === length ? { kind: "in" } : { kind: "offset", offset };
  return ended(classOf("photo", answer.status, said(answer).code), answer);
}

function ended(kind: Class, answer: Answer): Uploaded {
  return { kind: kind === "sign-in" || kind === "park" ? kind : "retry", answer };
}

class Journey {
  private readonly ask: Ask;
  private readonly blob: Blob;
  private readonly bytes: ArrayBuffer;
  private offset: number;
  private farthest: number;
  private stumbles = 0;
  private restarts = 0;
  private left: number; // requests, so that no server can keep a phone busy for ever

  constructor(ask: Ask, blob: Blob, bytes: ArrayBuffer, offset: number) {
    this.ask = ask;
    this.blob = blob;
    this.bytes = bytes;
    this.offset = this.farthest = offset > bytes.byteLength ? 0 : offset;
    this.left = 8 + 4 * Math.ceil(bytes.byteLength / CHUNK);
  }

  async travel(): Promise<Uploaded> {
    for (;;) {
      const answer = await this.push();
      const end = await this.took(answer);
      if (end) return end;
      if (this.left-- <= 0) return { kind: "retry", answer };
    }
  }

  private push(): Promise<Answer> {
    const [from, to] = chunkAt(this.offset, this.bytes.byteLength);
    this.blob.progress(from, this.bytes.byteLength);
    return this.ask({
      method: "PATCH",
      path: addressOf(this.blob.digest),
      headers: {
        "Content-Type": "application/offset+octet-stream",
        "Upload-Offset": String(from),
        "Upload-Length": String(this.bytes.byteLength),
      },
      body: this.bytes.slice(from, to),
    });
  }

  /** Returns the end of the journey, or null to go on from where the server is. */
  private took(answer: Answer): Promise<Uploaded | null> | Uploaded | null {
    const kind = classOf("photo", answer.status, said(answer).code);
    if (kind === "done" && offsetOf(answer) === this.bytes.byteLength) return this.arrived();
    if (kind === "offset") return this.goOn(offsetOf(answer), answer);
    if (kind === "altered") return this.startAgain(answer);
    if ((kind === "retry" && !ASKED_TO_WAIT.has(answer.status)) || kind === "done") return this.stumble(answer);
    return ended(kind, answer);
  }

  private arrived(): Uploaded {
    this.blob.progress(this.bytes.byteLength, this.bytes.byteLength);
    return { kind: "in" };
  }

  private goOn(offset: number | null, answer: Answer): Promise<Uploaded | null> | null {
    if (offset === null || offset > this.bytes.byteLength || offset <= this.farthest) return this.stumble(answer, offset);
    this.stumbles = 0;
    this.offset = this.farthest = offset;
    return null;
  }

  private startAgain(answer: Answer): Uploaded | null {
    if (this.restarts++ >= RESTARTS) return { kind: "park", answer };
    this.offset = this.farthest = 0;
    return null;
  }

  /** Nothing new got through: the server says where it stands; after a few of these it is left alone for a while. */
  private async stumble(answer: Answer, told: number | null = null): Promise<Uploaded | null> {
    if (++this.stumbles >= STUMBLES) return { kind: "retry", answer };
    const where: Where = told === null ? await whereTo(this.ask, this.blob.digest) : { kind: "offset", offset: told };
    if (where.kind !== "offset") return where;
    if (where.offset > this.farthest) this.stumbles = 0;
    this.offset = this.farthest = where.offset > this.bytes.byteLength ? 0 : where.offset;
    return null;
  }
}
