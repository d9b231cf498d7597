// Answers in the words of the form, for the lists in which they are named: the page has them, part by part.

import { nameOf } from "../../form/fields.ts";
import type { Json } from "../../form/numbers.ts";
import { isObject } from "../../form/reading.ts";

/** Says one stored answer: labels for what was chosen, the text for what was typed. */
export function answerInWords(code: string, answer: Json | undefined): string {
  if (isObject(answer)) {
    const chosen = [labelOf(code, "", answer["value"]), ...["ticked", "statements"].flatMap((role) => labels(code, answer[role]))];
    const said = chosen.filter(Boolean);
    return (said.length ? said : Object.values(answer).filter((each) => typeof each === "string" || typeof each === "number")).join(", ");
  }
  return labelOf(code, "", answer) || labelOf(code, "beside", answer) || (answer === null || answer === undefined ? "" : String(answer));
}

function labels(code: string, values: Json | undefined): string[] {
  return Array.isArray(values) ? values.map((value) => labelOf(code, "ticked", value)) : [];
}

function labelOf(code: string, role: string, value: Json | undefined): string {
  if (value === null || value === undefined || isObject(value)) return "";
  for (const part of document.querySelectorAll<HTMLTemplateElement>("template[data-part]")) {
    const choices = [...part.content.querySelectorAll<HTMLInputElement>(`input[name="${nameOf(code, role)}"]`)];
    const found = choices.find((choice) => choice.value === String(value) && choice.type !== "text");
    if (found) return part.content.querySelector(`label[for="${found.id}"]`)?.textContent?.trim() ?? "";
  }
  return "";
}
