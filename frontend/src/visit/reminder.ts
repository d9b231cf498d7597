// Somebody left the office and forgot to end the visit: a banner on every page of the phone says so, kindly.

import { limitsOf } from "../doubts/shape.ts";
import { tell } from "../page/everyday.ts";
import { word } from "../page/words.ts";
import { drafts } from "../phone/drafts.ts";
import type { Draft, Home } from "../phone/shape.ts";
import type { Phone } from "../phone/store.ts";
import { home } from "../phone/who.ts";
import { campusClock, toField } from "./draft/times.ts";
import { captureUrl } from "./names.ts";
import { write } from "./route.ts";

/** Call once on every page. A visit that is being filled in on this very page needs no reminder. */
export async function remind(phone: Phone): Promise<void> {
  const [mine, known] = await Promise.all([drafts(phone), home(phone)]);
  const here = mine.find(({ id }) => location.hash.startsWith(`#${id}`));
  const isHere = ({ id, visit }: Draft) => id === here?.id || (visit !== null && visit === here?.visit);
  for (const draft of overdue(mine, known, Date.now())) if (!isHere(draft)) banner(draft, known);
}

/** Visits that are open longer than is usual, or since another day; one line for each visit. */
export function overdue(mine: readonly Draft[], known: Home | null, now: number): Draft[] {
  const open = mine.filter((draft) => draft.revision === 1 && !draft.ending && isLong(draft, known, now));
  const visits = new Map(open.map((draft) => [draft.visit ?? draft.id, leading(draft, open, known)]));
  return [...visits.values()];
}

function isLong(draft: Draft, known: Home | null, now: number): boolean {
  const { long_min } = limitsOf(known?.assignments.find(({ id }) => id === draft.assignment)?.limits ?? {});
  const ahead = draft.clock_ahead_s ?? 0;
  const isOtherDay = toField(draft.started_at, ahead).slice(0, 10) < toField(new Date(now).toISOString(), ahead).slice(0, 10);
  return isOtherDay || (long_min > 0 && now - Date.parse(draft.started_at) > long_min * 60_000);
}

function leading(draft: Draft, open: readonly Draft[], known: Home | null): Draft {
  const forms = known?.assignments.find(({ id }) => id === draft.assignment)?.forms ?? [];
  const leads = ({ version }: Draft) => forms.some((form) => form.leads && form.version === version);
  return open.find((each) => each.visit !== null && each.visit === draft.visit && leads(each)) ?? draft;
}

function banner(draft: Draft, known: Home | null): void {
  const office = known?.assignments.find(({ id }) => id === draft.assignment)?.office ?? word("thisVisit");
  const [day, language] = [toField(draft.started_at, draft.clock_ahead_s ?? 0).slice(0, 10), document.documentElement.lang];
  const when = new Date(`${day}T00:00Z`).toLocaleDateString(language === "id" ? "id-ID" : "en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  const line = tell(word("stillOpen", { office, day: when, time: campusClock(draft.started_at, draft.clock_ahead_s ?? 0, language) }), "warning");
  const link = document.createElement("a");
  link.className = "btn btn-secondary";
  link.href = captureUrl(draft) + write({ kind: "finish", draft: draft.id, outcome: null });
  link.textContent = word("endVisit");
  line.append(link);
}
