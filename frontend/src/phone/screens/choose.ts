// Choosing a PIN, or going on without one.

import { word } from "../../page/words.ts";
import { weakness } from "../rules/pin.ts";
import { closePanel, field, onPress, openPanel, say } from "./panel.ts";

const COMPLAINTS = { digits: "pinDigits", easy: "pinEasy", differs: "pinDiffers" } as const;

/** Returns the PIN that was typed twice; null when the person goes on without. */
export function askPin(): Promise<string | null> {
  const dialog = openPanel("phone-pin");
  const typed = (name: string) => field(dialog, name).value;
  return new Promise((resolve) => {
    const leave = (pin: string | null) => {
      closePanel(dialog);
      resolve(pin);
    };
    onPress(dialog, (press) => {
      if (press !== "submit") return leave(null);
      const weak = weakness(typed("pin"), typed("again"));
      if (!weak) return leave(typed("pin"));
      say(dialog, word(COMPLAINTS[weak]), true);
      field(dialog, weak === "differs" ? "again" : "pin").focus();
    });
  });
}
