// The big view of a photo: a link without script, a dialog with it.

import { word } from "./words.ts";

export function lightbox(): void {
  if (typeof HTMLDialogElement === "undefined") return;
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-lightbox]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link);
  });
}

function show(link: HTMLAnchorElement): void {
  const dialog = document.createElement("dialog");
  dialog.className = "lightbox";
  const caption = link.dataset["lightbox"] ?? "";
  dialog.setAttribute("aria-label", caption);
  const picture = document.createElement("img");
  picture.src = link.href;
  picture.alt = link.querySelector("img")?.alt ?? "";
  dialog.append(picture, foot(dialog, caption));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

function foot(dialog: HTMLDialogElement, caption: string): HTMLElement {
  const line = document.createElement("div");
  line.className = "lightbox-foot";
  const text = document.createElement("p");
  text.textContent = caption;
  const close = document.createElement("button");
  close.className = "btn btn-secondary";
  close.type = "button";
  close.textContent = word("close");
  close.addEventListener("click", () => dialog.close());
  line.append(text, close);
  return line;
}
