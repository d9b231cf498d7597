// Writing the file: a ZIP whose members are stored as they are, one photo in memory at a time.
// Loaded only when somebody saves a copy, with fflate.

import { Zip, ZipPassThrough } from "fflate";
import { digestsOf, fileName, LIST, listOf, photoName, writeList, type Held } from "./format.ts";
import { isUnsent } from "../rules/keeping.ts";
import { bytesOf } from "../drafts.ts";
import { read, type Phone } from "../store.ts";

/** Returns the file with the chosen drafts and queued records; what is sent already needs no copy. */
export async function pack(p: Phone, ids: readonly string[] | "all", now: Date): Promise<File> {
  const held = chosen(await lying(p), ids);
  const list = new TextEncoder().encode(writeList(listOf(p.account, now.toISOString(), held)));
  const parts = await zipped(list, digestsOf(held.shots), (digest) => bytesOf(p, digest));
  return new File(parts, fileName(now), { type: "application/zip" });
}

/** Drafts, queue and photos as they lie here at one moment. */
function lying(p: Phone): Promise<Held> {
  return read(p, async (db) => {
    const tx = db.transaction(["drafts", "outbox", "shots"]);
    const [drafts, items, shots] = await Promise.all([
      tx.objectStore("drafts").getAll(),
      tx.objectStore("outbox").getAll(),
      tx.objectStore("shots").getAll(),
    ]);
    return { drafts, items: items.filter(isUnsent), shots };
  });
}

export function chosen(held: Held, ids: readonly string[] | "all"): Held {
  if (ids === "all") return held;
  const of = (id: string) => ids.includes(id);
  return {
    drafts: held.drafts.filter((one) => of(one.id)),
    items: held.items.filter((one) => of(one.id)),
    shots: held.shots.filter((one) => of(one.draft)),
  };
}

/** The parts of the file, in order; a photo that is gone meanwhile is left out, as it was sent. */
export async function zipped(list: Uint8Array, digests: readonly string[], bytes: (digest: string) => Promise<ArrayBuffer | null>): Promise<Blob[]> {
  const parts: Blob[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    parts.push(new Blob([chunk]));
  });
  add(zip, LIST, list);
  for (const digest of digests) {
    const photo = await bytes(digest);
    if (photo) add(zip, photoName(digest), new Uint8Array(photo));
  }
  zip.end();
  return parts;
}

function add(zip: Zip, name: string, content: Uint8Array): void {
  const member = new ZipPassThrough(name);
  zip.add(member);
  member.push(content, true);
}
