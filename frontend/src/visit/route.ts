// Which part of which draft the fragment of the address names: #<draft>/<part>/<row>/<question>.
// A visit that is not begun is #new/<assignment>; an outcome behind it ends it at once.

import type { Outcome } from "../phone/shape.ts";

export type Where =
  | { readonly kind: "new"; readonly assignment: string; readonly outcome: Outcome | null }
  | { readonly kind: "start" | "overview"; readonly draft: string }
  | { readonly kind: "finish"; readonly draft: string; readonly outcome: Outcome | null }
  | { readonly kind: "section"; readonly draft: string; readonly section: string; readonly row: number | null; readonly item: string };

const OUTCOMES: readonly string[] = ["done", "refused", "closed", "unsafe", "not-offered"] satisfies readonly Outcome[];
const OWN: readonly string[] = ["start", "overview", "finish"];
const ROW = /^[1-9][0-9]{0,3}$/;
const MARK = "~"; // before a section that somebody called "start"

/** Reads a fragment; null for what leads nowhere. Rows are counted from 1, as people do. */
export function read(fragment: string): Where | null {
  const [first = "", second = "", third = "", fourth = ""] = pieces(fragment);
  if (!first) return null;
  if (first === "new") return second ? { kind: "new", assignment: second, outcome: outcomeOf(third) } : null;
  if (second === "start") return { kind: "start", draft: first };
  if (second === "finish") return { kind: "finish", draft: first, outcome: outcomeOf(third) };
  if (second === "" || second === "overview") return { kind: "overview", draft: first };
  const section = second.startsWith(MARK) ? second.slice(1) : second;
  return { kind: "section", draft: first, section, row: ROW.test(third) ? Number(third) : null, item: fourth };
}

export function write(where: Where): string {
  return `#${said(where).map(encodeURIComponent).join("/").replace(/\/+$/, "")}`;
}

function said(where: Where): string[] {
  if (where.kind === "new") return ["new", where.assignment, where.outcome ?? ""];
  if (where.kind === "finish") return [where.draft, "finish", where.outcome ?? ""];
  if (where.kind !== "section") return [where.draft, where.kind];
  const { draft, section, row, item } = where;
  return [draft, OWN.includes(section) ? MARK + section : section, row === null ? "" : String(row), item];
}

function outcomeOf(text: string): Outcome | null {
  return OUTCOMES.includes(text) ? (text as Outcome) : null;
}

function pieces(fragment: string): string[] {
  try {
    return fragment.replace(/^#/, "").split("/").map(decodeURIComponent);
  } catch {
    return []; // somebody cut the address in the middle of a letter
  }
}
