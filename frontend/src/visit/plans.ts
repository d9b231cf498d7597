// What the page of a form says about it: its plan, and what its parts are called. Of another form of the same visit it
// is read from that form's page, which the phone keeps.

import { parsed } from "../form/numbers.ts";
import type { Plan } from "../form/scene.ts";

export interface FormPage {
  readonly plan: Plan;
  /** What a part is called, and what one row of it is called: Responden. */
  readonly titles: Readonly<Record<string, string>>;
  readonly nouns: Readonly<Record<string, string>>;
}

const known = new Map<string, Promise<FormPage | null>>();

export function formPage(page: ParentNode): FormPage | null {
  const written = page.querySelector<HTMLElement>("[data-plan]")?.dataset["plan"];
  if (!written) return null;
  const named = (kind: string) =>
    Object.fromEntries([...page.querySelectorAll<HTMLElement>(`template[data-kind=${kind}]`)].map(({ dataset }) => [dataset["part"] ?? "", dataset["title"] ?? ""]));
  return { plan: parsed(written) as unknown as Plan, titles: { ...named("section"), ...named("list") }, nouns: named("row") };
}

/** The page of the form at *url*; null where it is not on this phone and there is no signal. */
export function formPageAt(url: string): Promise<FormPage | null> {
  const found = known.get(url) ?? read(url);
  known.set(url, found);
  return found;
}

async function read(url: string): Promise<FormPage | null> {
  try {
    const answer = await fetch(url, { credentials: "same-origin", redirect: "error" });
    return answer.ok ? formPage(new DOMParser().parseFromString(await answer.text(), "text/html")) : null;
  } catch {
    return null;
  }
}
