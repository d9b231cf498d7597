// The server's door as a small machine: what it holds, what it answers, and where it is made to fail.

import { createHash } from "node:crypto";
import type { Answer, Ask, Asked } from "../../frontend/src/outbox/ports.ts";

export interface Fault {
  readonly when: (asked: Asked) => boolean;
  readonly what: "cut" | "half" | "lost" | Partial<Said>; // before, in the middle, after; or an answer of its own
  times: number;
}

interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export class Door {
  account: string | null = "rina";
  ended = "expired"; // how the session ended, where nobody is signed in
  now = Date.parse("2026-11-24T03:00:00Z");
  also: readonly { name: string; at: string }[] = [];
  readonly whole = new Map<string, Uint8Array>();
  readonly partial = new Map<string, Uint8Array>();
  readonly records = new Map<string, string>();
  readonly log: string[] = [];
  readonly asked: Asked[] = [];
  private readonly faults: Fault[] = [];

  fail(what: Fault["what"], when: Fault["when"], times = 1): void {
    this.faults.push({ what, when, times });
  }

  readonly ask: Ask = async (asked) => {
    this.asked.push(asked);
    const answer = this.answer(asked);
    this.log.push(`${asked.method} ${asked.path.split("/").at(-1)?.slice(0, 8)} ${answer.status}`);
    await null;
    return this.travel(answer);
  };

  /** How often something was asked, by method and status. */
  count(line: RegExp): number {
    return this.log.filter((one) => line.test(one)).length;
  }

  private travel({ status, headers, json }: Said): Answer {
    return { status, json, header: (name) => headers[name] ?? null };
  }

  private answer(asked: Asked): Said {
    const fault = this.faults.find((one) => one.times > 0 && one.when(asked));
    if (!fault) return this.act(asked);
    fault.times -= 1;
    return this.failing(asked, fault.what);
  }

  private failing(asked: Asked, what: Fault["what"]): Said {
    if (what === "half") this.act({ ...asked, body: (asked.body as ArrayBuffer).slice(0, 1000) });
    if (what === "lost") this.act(asked);
    return typeof what === "string" ? say(0) : { ...say(500), ...what };
  }

  private act(asked: Asked): Said {
    if (asked.path === "/sync/session") return this.session();
    if (!this.account) return say(401, {}, { error: "sign-in" });
    const name = asked.path.split("/").at(-1) ?? "";
    if (asked.method === "HEAD") return this.far(name);
    return asked.method === "PATCH" ? this.piece(name, asked) : this.record(name, asked);
  }

  private session(): Said {
    const account = this.account && { id: this.account, name: "Rina" };
    return say(200, {}, { account, ended: account ? null : this.ended, now: new Date(this.now).toISOString() });
  }

  private far(digest: string): Said {
    const [whole, partial] = [this.whole.get(digest), this.partial.get(digest)];
    if (whole) return say(200, { "Upload-Offset": String(whole.length), "Upload-Length": String(whole.length) });
    return partial ? say(200, { "Upload-Offset": String(partial.length) }) : say(404);
  }

  private piece(digest: string, { headers = {}, body }: Asked): Said {
    const [held, data] = [this.partial.get(digest) ?? new Uint8Array(), new Uint8Array(body as ArrayBuffer)];
    if (this.whole.has(digest)) return { ...this.far(digest), status: 200 };
    if (Number(headers["Upload-Offset"]) !== held.length) return say(409, { "Upload-Offset": String(held.length) });
    const grown = new Uint8Array(Buffer.concat([held, data]));
    this.partial.set(digest, grown);
    if (grown.length < Number(headers["Upload-Length"])) return say(204, { "Upload-Offset": String(grown.length) });
    return this.kept(digest, grown);
  }

  private kept(digest: string, bytes: Uint8Array): Said {
    this.partial.delete(digest);
    if (sha256(bytes) !== digest) return say(422, {}, { error: "photo-altered", message: "altered", problems: {} });
    this.whole.set(digest, bytes);
    return { ...this.far(digest), status: 201 };
  }

  private record(id: string, { headers = {}, body }: Asked): Said {
    const sent = JSON.parse(body as string) as { revision: number; photos: { digest: string }[]; notes: Record<string, string> };
    const missing = sent.photos.map((photo) => photo.digest).filter((digest) => !this.whole.has(digest));
    const held = this.records.get(id);
    if (sent.notes["K1.1"] === "poison") return say(422, {}, { error: "invalid", message: "no", problems: [{ path: "K1.1", text: "no" }] });
    if (missing.length && headers["X-Photos"] !== "later") return say(424, {}, { error: "photos-missing", missing });
    if (held && held !== body) return say(409, {}, { error: "same-revision-other-content", message: "other", url: `/observations/${id}` });
    this.records.set(id, body as string);
    const receipt = { receipt: `${id}-C`, revision: sent.revision, received_at: new Date(this.now).toISOString() };
    return say(held ? 200 : 201, {}, { ...receipt, url: `/observations/${id}`, missing, also: this.also, skew_s: 0 });
  }
}

function say(status: number, headers: Readonly<Record<string, string>> = {}, json: unknown = null): Said {
  return { status, headers, json };
}

export const patches = (asked: Asked): boolean => asked.method === "PATCH";
export const puts = (asked: Asked): boolean => asked.method === "PUT";

/** True from the *n*-th time on that *when* is true. */
export function nth(n: number, when: (asked: Asked) => boolean): (asked: Asked) => boolean {
  let seen = 0;
  return (asked) => when(asked) && ++seen >= n;
}
