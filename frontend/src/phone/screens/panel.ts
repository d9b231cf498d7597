// A dialog out of a <template> of the page: shown above everything, closed only by us.

/** Shows the dialog in the template *id*; a browser without <dialog> gets the same by hiding the rest. */
export function openPanel(id: string): HTMLDialogElement {
  const template = document.getElementById(id);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`this page has no ${id}`); // templates/sync/_lock.html
  const dialog = (template.content.cloneNode(true) as DocumentFragment).querySelector("dialog") as HTMLDialogElement;
  document.body.append(dialog);
  raise(dialog);
  const lock = document.querySelector<HTMLDialogElement>("dialog.panel-lock[open]");
  if (lock && lock !== dialog) raise(lock); // nothing comes above a locked screen
  return dialog;
}

/** Also brings an open dialog above those that were opened since. */
export function raise(dialog: HTMLDialogElement): void {
  if (typeof dialog.showModal === "function") {
    if (dialog.open) dialog.close();
    dialog.showModal();
  } else {
    dialog.setAttribute("open", "");
    dialog.setAttribute("role", "dialog");
    dialog.setAttribute("aria-modal", "true");
    document.documentElement.dataset["panel"] = "";
  }
  dialog.querySelector<HTMLElement>("[autofocus]")?.focus();
}

export function closePanel(dialog: HTMLDialogElement): void {
  dialog.remove();
  if (!document.querySelector("dialog.panel[open]")) delete document.documentElement.dataset["panel"];
}

/** Calls back for each press of a button that carries data-press, and for Escape with "escape". */
export function onPress(dialog: HTMLDialogElement, callback: (press: string) => void): void {
  dialog.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-press]");
    if (button) callback(button.dataset["press"] ?? "");
  });
  dialog.addEventListener("submit", (event) => {
    event.preventDefault();
    callback("submit");
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    callback("escape");
  });
  dialog.addEventListener("cancel", (event) => event.preventDefault()); // Android's back button ends here
}

/** A line of the dialog that a screen reader reads out when it changes. */
export function say(dialog: HTMLDialogElement, text: string, isTrouble = false): void {
  const [trouble, status] = [line(dialog, "[data-trouble]"), line(dialog, "[data-status]")];
  if (trouble) trouble.textContent = isTrouble ? text : "";
  if (status) status.textContent = isTrouble ? "" : text;
}

function line(dialog: HTMLDialogElement, selector: string): HTMLElement | null {
  return dialog.querySelector<HTMLElement>(selector);
}

export function field(dialog: HTMLDialogElement, name: string): HTMLInputElement {
  return dialog.querySelector<HTMLInputElement>(`input[name="${name}"]`) as HTMLInputElement;
}

/** Buttons of the dialog that cannot be pressed while something is under way. */
export function busy(dialog: HTMLDialogElement, isBusy: boolean): void {
  for (const button of dialog.querySelectorAll("button")) button.disabled = isBusy;
}
