// What the buttons of a record do. Each is done to the record as it lies in the store now.

import { word } from "../page/words.ts";
import { move, type Event } from "../outbox/states.ts";
import { exportCopy, saveFile } from "../phone/copy.ts";
import { dropDraft } from "../phone/drafts.ts";
import { item, items, putItem, reopen, settle } from "../phone/queue.ts";
import type { Item, Problem } from "../phone/shape.ts";
import type { Phone } from "../phone/store.ts";
import { setSetting } from "../phone/who.ts";
import { confirmed } from "./confirm.ts";
import { renew } from "./renew.ts";
import type { Act } from "./told.ts";

/** Does *act*; returns what to say about it, or nothing. */
export async function perform(p: Phone, found: Item, act: Act): Promise<string> {
  return (await DEEDS[act](p, found)) ?? "";
}

type Deed = (p: Phone, found: Item) => Promise<string | void>;

const DEEDS: Readonly<Record<Act, Deed>> = {
  mend,
  copy: (p, { id }) => copy(p, [id]),
  again: (p, { id }) => tell(p, id, { kind: "again" }),
  "photos-now": (p, { id }) => tell(p, id, { kind: "photos-now" }),
  renew: async (p, found) => void (await renew(p, found)),
  discard: async (p, found) => {
    if (!(await confirmed("queue-discard", found.title))) return;
    await discard(p, found.id);
    return word("saidDiscarded");
  },
  "without-photos": async (p, found) => {
    if (!(await confirmed("queue-without", found.title))) return;
    await tell(p, found.id, { kind: "without-photos" });
    return word("saidWithout");
  },
};

/** The draft opens with what the server found in it; a problem without words of its own gets ours. */
async function mend(p: Phone, { id, problems, last, draft }: Item): Promise<void> {
  const said: readonly Problem[] = problems.map(({ path, text }) => ({ path, text: text || word("actProblem") }));
  const told = said.length ? said : [{ path: "", text: last?.text || word("actProblem") }];
  await setSetting(p, `problems:${id}`, told);
  await reopen(p, id);
  location.assign(`${word("captureUrl", { id: draft.version })}#${id}/overview`);
}

async function tell(p: Phone, id: string, event: Event): Promise<void> {
  const held = await item(p, id);
  if (!held) return;
  const moved = move(held, event);
  if (moved === held) return;
  await (moved.state === "sent" ? settle(p, moved) : putItem(p, moved));
}

export async function copy(p: Phone, ids: readonly string[] | "all"): Promise<string> {
  const file = await exportCopy(p, ids);
  saveFile(file);
  return word("copySaved", { name: file.name });
}

/** Opened again it is a draft, and a draft can be thrown away with its photos. */
export async function discard(p: Phone, id: string): Promise<void> {
  await reopen(p, id);
  await dropDraft(p, id);
}

/** For all that is not sent: photos wait for Wi-Fi from now on, or not any more. */
export async function overWifi(p: Phone, isOnly: boolean): Promise<void> {
  await setSetting(p, "wifi_only", isOnly);
  for (const { id, left } of await items(p)) {
    if (left.length) await tell(p, id, { kind: isOnly ? "photos-wifi" : "photos-now" });
  }
}
