// On the page that stands in for one that is not kept: what can be opened now.

import { word } from "../../page/words.ts";
import { AWAY } from "../../worker/rules.ts";
import { canKeep, readNote } from "../kept.ts";

export async function listKept(account: string, place: HTMLElement): Promise<void> {
  const note = canKeep() ? await readNote() : null;
  const pages = note?.account === account ? Object.entries(note.pages) : [];
  const shown = pages.filter(([url, { title }]) => url !== AWAY && !url.startsWith("/capture/") && title);
  place.replaceChildren(...shown.map(([url, { title }]) => entry(url, title)));
  const none = document.querySelector("[data-kept-none]");
  if (none && !shown.length) none.textContent = word("awayNone");
}

function entry(url: string, title: string): HTMLElement {
  const link = document.createElement("a");
  link.href = url;
  link.textContent = title;
  const line = document.createElement("li");
  line.append(link);
  return line;
}
