// One grammar for every number people or devices send: 12, -3, 2.5; nothing else is a number.
// The twin of unsera_watch/instruments/rules/numbers.py: tests/instruments/test_twins.py holds the two together.

export type Json = null | boolean | number | bigint | string | readonly Json[] | { readonly [key: string]: Json };

const MILLIONTHS = 1_000_000n;
const NUMBER = /^(-?)([0-9]{1,12})(?:\.([0-9]{1,6}))?$/;
const WHOLE = /^-?[0-9]+$/;

/** Says whether JSON wrote a whole number here; larger ones than a double keeps come as BigInt. */
export function isWhole(raw: unknown): raw is number | bigint {
  return typeof raw === "bigint" || Number.isInteger(raw);
}

/** Returns a number as whole millionths; null for what is no number. */
export function millionths(raw: unknown): bigint | null {
  const found = NUMBER.exec(typeof raw === "string" || isWhole(raw) ? String(raw) : "");
  if (!found) return null;
  const [, sign, whole = "", part = ""] = found;
  const value = BigInt(whole + part.padEnd(6, "0"));
  return sign ? -value : value;
}

/** Returns a whole number; null for what is none. */
export function whole(raw: unknown): bigint | null {
  const found = millionths(raw);
  return found === null || found % MILLIONTHS ? null : found / MILLIONTHS;
}

/** Writes millionths the way Python writes the same Decimal: no zeros at the end, no exponent. */
export function written(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(7, "0");
  const part = digits.slice(-6).replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -6)}${part && `.${part}`}`;
}

/** Reads JSON and keeps whole numbers exactly; 2.0 is no whole number, and nobody answers with a float. */
export function parsed(text: string): Json {
  return JSON.parse(text, (_key: string, value: Json, context?: { source?: string }) => {
    const source = context?.source; // phones from before 2025 do not tell it
    if (typeof value !== "number" || source === undefined) return value;
    if (!WHOLE.test(source)) return false;
    return Number.isSafeInteger(value) ? value : BigInt(source);
  }) as Json;
}
