// A word typed before something is gone for good, so that no thumb does it by chance.

import { word } from "../page/words.ts";
import { closePanel, field, onPress, openPanel, say } from "../phone/screens/panel.ts";

/** Asks in the dialog *id*; true once the word was typed. The focus goes back to where it was. */
export function confirmed(id: string, about: string): Promise<boolean> {
  const before = document.activeElement as HTMLElement | null;
  const dialog = openPanel(id);
  (dialog.querySelector("[data-about]") as HTMLElement).textContent = about;
  return new Promise((resolve) => {
    const end = (isAgreed: boolean) => {
      closePanel(dialog);
      before?.focus();
      resolve(isAgreed);
    };
    onPress(dialog, (press) => {
      if (press === "cancel" || press === "escape") end(false);
      else if (press === "submit") judge(dialog, () => end(true));
    });
  });
}

function judge(dialog: HTMLDialogElement, agree: () => void): void {
  const [typed, wanted] = [field(dialog, "typed").value.trim().toUpperCase(), word("confirmWord")];
  if (typed === wanted.toUpperCase()) return agree();
  say(dialog, word("confirmTypeIt", { word: wanted }), true);
  field(dialog, "typed").focus();
}
