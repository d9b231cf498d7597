// A record the server holds with another text is sent as a new visit: new id, first revision. The old one goes last,
// so that whatever happens in between nothing is lost; a second press goes on where the first one stopped.

import { seal } from "../outbox/seal.ts";
import { ahead } from "../phone/clock.ts";
import { addShot, draft, dropDraft, saveDraft, shotsOf } from "../phone/drafts.ts";
import { finish, item, reopen } from "../phone/queue.ts";
import type { Draft, Item, Shot } from "../phone/shape.ts";
import type { Phone } from "../phone/store.ts";
import { setSetting, setting } from "../phone/who.ts";

export async function renew(p: Phone, old: Item): Promise<string> {
  const id = await idOf(p, old);
  if (!(await item(p, id))) await queue(p, old, id);
  await reopen(p, old.id);
  await dropDraft(p, old.id);
  return id;
}

/** The new id is remembered before it is used. */
async function idOf(p: Phone, { id }: Item): Promise<string> {
  const name = `renewed:${id}`;
  const known = await setting(p, name);
  if (typeof known === "string") return known;
  const fresh = crypto.randomUUID();
  await setSetting(p, name, fresh);
  return fresh;
}

async function queue(p: Phone, old: Item, id: string): Promise<void> {
  const again = (await draft(p, id)) ?? (await saveDraft(p, renewed(old, id)));
  const [from, there] = await Promise.all([shotsOf(p, old.id), shotsOf(p, id)]);
  for (const shot of from) if (!there.some((each) => isSame(each, shot))) await addShot(p, moved(shot, id), null);
  const known = await ahead(p);
  const how = { title: old.title, photos_when: old.photos_when, now: new Date().toISOString(), ahead_s: known?.ahead_s ?? null };
  const { ended_at, outcome, outcome_note } = old.body;
  await finish(p, [seal(again, { ended_at, outcome, outcome_note }, await shotsOf(p, id), how)], [id]);
}

/** The same visit in every word, but a visit of its own. */
function renewed({ draft: made, body }: Item, id: string): Draft {
  return { ...made, id, revision: 1, visit: null, clock_ahead_s: body.clock_ahead_s, remark: "", remarks: {}, saved_n: 0 };
}

function moved(shot: Shot, id: string): Shot {
  return { ...shot, id: crypto.randomUUID(), draft: id };
}

function isSame(one: Shot, other: Shot): boolean {
  return one.digest === other.digest && one.number === other.number;
}
