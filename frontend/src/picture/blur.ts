// The dialog in which faces, plates and documents are covered (templates/observations/phone/_blur.html).

import { word } from "../page/words.ts";
import { Stage } from "./cover/stage.ts";
import { aside } from "./darkroom/aside.ts";
import { open, type Picture } from "./darkroom/shrink.ts";
import { Unusable } from "./file/choose.ts";
import { kindOf, sizeOf } from "./file/kinds.ts";

const SHOWN_PX = 1600; // sharp enough on any phone to see what must be covered

/** The bytes with every box covered, or null where nothing was changed. Rejects where the photo cannot be shown. */
export async function blurDialog(bytes: ArrayBuffer): Promise<ArrayBuffer | null> {
  const picture = await shown(bytes);
  const opener = document.activeElement;
  const dialog = fromTemplate();
  document.body.append(dialog);
  const stage = new Stage(dialog.querySelector("[data-stage]")!, picture, (text) => say(dialog, text));
  picture.close();
  buttons(dialog, stage);
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute("open", ""); // an older browser: the styles lay it over the page
  const result = await decided(dialog, stage, bytes);
  dialog.remove();
  if (opener instanceof HTMLElement) opener.focus();
  return result;
}

async function shown(bytes: ArrayBuffer): Promise<Picture> {
  const kind = kindOf(bytes);
  try {
    return await open(new Blob([bytes]), kind && sizeOf(bytes, kind), SHOWN_PX);
  } catch (problem) {
    console.warn("This browser cannot show the photo.", problem);
    throw new Unusable("photoUnshown");
  }
}

function fromTemplate(): HTMLDialogElement {
  const template = document.querySelector<HTMLTemplateElement>("template[data-blur]")!;
  return document.importNode(template.content, true).querySelector("dialog")!;
}

function say(dialog: HTMLElement, text: string): void {
  dialog.querySelector("[data-said]")!.textContent = text;
}

function buttons(dialog: HTMLElement, stage: Stage): void {
  const acts: Record<string, () => void> = {
    add: () => stage.add(),
    undo: () => stage.undo(),
    remove: () => stage.remove(),
  };
  const more = dialog.querySelector("details")!;
  more.addEventListener("toggle", () => dialog.classList.toggle("blur-keyed", more.open));
  dialog.addEventListener("click", (event) => {
    const { act, key, sizes } = (event.target as Element).closest<HTMLElement>("button")?.dataset ?? {};
    if (act) acts[act]?.();
    if (key && !stage.press(key, sizes !== undefined)) say(dialog, word("blurNone"));
  });
}

/** Waits until a person covers the boxes or leaves; what fails is said, and can be tried again. */
function decided(dialog: HTMLDialogElement, stage: Stage, bytes: ArrayBuffer): Promise<ArrayBuffer | null> {
  return new Promise((resolve) => {
    const finish = async () => {
      if (!stage.all.length) return say(dialog, word("blurNone"));
      const made = await busily(dialog, () => aside({ file: new Blob([bytes]), boxes: stage.all }));
      if (made?.bytes) resolve(made.bytes);
    };
    dialog.addEventListener("cancel", () => resolve(null));
    dialog.querySelector("[data-leave]")!.addEventListener("click", () => resolve(null));
    dialog.querySelector("[data-finish]")!.addEventListener("click", () => void finish());
  });
}

async function busily<T>(dialog: HTMLElement, work: () => Promise<T>): Promise<T | null> {
  const all = [...dialog.querySelectorAll("button")];
  const focused = document.activeElement;
  for (const button of all) button.disabled = true;
  say(dialog, word("blurWorking"));
  try {
    return await work();
  } catch (problem) {
    console.warn("The photo could not be written.", problem);
    say(dialog, word("blurFailed"));
    return null;
  } finally {
    for (const button of all) button.disabled = false;
    if (focused instanceof HTMLElement) focused.focus(); // a disabled button loses it
  }
}
