// Photos of which somebody said "people blurred" while nobody has covered them yet. They are not sent like that.

import type { Shot } from "../../phone/shape.ts";
import type { Phone } from "../../phone/store.ts";
import { setSetting, setting } from "../../phone/who.ts";

const nameOf = (draft: string) => `uncovered:${draft}`;

async function listed(phone: Phone, draft: string): Promise<readonly string[]> {
  return ((await setting(phone, nameOf(draft))) as readonly string[] | undefined) ?? [];
}

export async function uncover(phone: Phone, { id, draft }: Shot, is: boolean): Promise<void> {
  const others = (await listed(phone, draft)).filter((each) => each !== id);
  const all = is ? [...others, id] : others;
  await setSetting(phone, nameOf(draft), all.length ? all : undefined);
}

export async function isUncovered(phone: Phone, { id, draft }: Shot): Promise<boolean> {
  return (await listed(phone, draft)).includes(id);
}

/** Those of *shots* that must be looked at before they may be sent. */
export async function uncoveredOf(phone: Phone, draft: string, shots: readonly Shot[]): Promise<Shot[]> {
  const ids = await listed(phone, draft);
  return shots.filter(({ id }) => ids.includes(id));
}
