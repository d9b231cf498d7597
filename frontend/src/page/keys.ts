// Which key does what at the desk; nothing here touches the page.

export type Act = "next" | "previous" | "verify" | "return" | "help";

const ACTS: Readonly<Record<string, Act>> = { j: "next", k: "previous", v: "verify", r: "return", "?": "help" };

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What a pressed key means, or null: with Ctrl, Alt or Meta it belongs to the browser. */
export function actOf(pressed: Pressed): Act | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  return ACTS[pressed.key] ?? null;
}

/** The place to move to in a list of *count*, staying inside it. */
export function moved(from: number, act: Act, count: number): number {
  const to = from + (act === "next" ? 1 : act === "previous" ? -1 : 0);
  return Math.max(0, Math.min(count - 1, to));
}
