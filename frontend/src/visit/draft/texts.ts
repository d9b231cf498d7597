// Every free text of a form, with its place: what somebody typed in their own words.

import { held } from "../../form/reading.ts";
import type { Plan } from "../../form/scene.ts";
import type { Draft, Shot } from "../../phone/shape.ts";
import { rowsOf } from "./rows.ts";

export interface Text {
  readonly path: string;
  readonly text: string;
}

export function textsOf(plan: Plan, draft: Draft, shots: readonly Shot[]): Text[] {
  const notes = Object.entries(draft.notes).map(([code, text]) => ({ path: `${code}.note`, text }));
  const captions = shots.map(({ indicator, caption }) => ({ path: `${indicator}.photos`, text: caption }));
  return [...answers(plan, draft), ...notes, ...captions].filter(({ text }) => text.trim());
}

function answers(plan: Plan, draft: Draft): Text[] {
  return plan.sections.flatMap((section) => {
    const typed = section.items.filter(({ kind }) => kind === "text").map(({ code }) => code);
    if (!section.repeat) return typed.flatMap((code) => said(code, held(draft.answers, code)));
    return rowsOf(draft.answers, section.code).flatMap((row, place) => typed.flatMap((code) => said(`${section.code}[${place}].${code}`, held(row, code))));
  });
}

function said(path: string, answer: unknown): Text[] {
  return typeof answer === "string" ? [{ path, text: answer }] : [];
}
