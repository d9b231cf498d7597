// The PIN of the phone's lock: which will do, how it is checked, how long one waits after wrong tries.
// It keeps curious hands out. It does not seal the data: six digits cannot, whoever holds the whole phone.

export const DIGITS = 6;
export const ROUNDS = 600_000;
const FREE_TRIES = 3;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/** What the phone keeps of a PIN, and of the tries since it was last right. */
export interface Lock {
  readonly salt: ArrayBuffer;
  readonly digest: ArrayBuffer;
  readonly rounds: number;
  readonly failures: number;
  readonly until: number; // ms since 1970: no try counts before
}

export type Weakness = "digits" | "easy" | "differs";

/** Why *pin* will not do; null when it will. */
export function weakness(pin: string, again: string): Weakness | null {
  if (!/^[0-9]{6}$/.test(pin)) return "digits";
  if (isRun(pin) || isRepeated(pin)) return "easy";
  return pin === again ? null : "differs";
}

/** 123456, 654321, 890123: each digit follows the one before. */
function isRun(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

/** 111111, 121212, 123123. */
function isRepeated(pin: string): boolean {
  return [1, 2, 3].some((length) => pin === pin.slice(0, length).repeat(DIGITS / length));
}

export function waitAfter(failures: number): number {
  if (failures <= FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES - 1));
}

/** How long to wait still; a clock that was set back never makes it longer than the wait itself. */
export function remaining(lock: Lock, now: number): number {
  return Math.max(0, Math.min(lock.until - now, waitAfter(lock.failures)));
}

/** A try counts as wrong before it is looked at, so that closing the page in between does not save it. */
export function counted(lock: Lock, now: number): Lock {
  const failures = lock.failures + 1;
  return { ...lock, failures, until: now + waitAfter(failures) };
}

export function forgiven(lock: Lock): Lock {
  return { ...lock, failures: 0, until: 0 };
}

export async function lockOf(pin: string): Promise<Lock> {
  const salt = crypto.getRandomValues(new Uint8Array(16)).buffer;
  return { salt, digest: await derive(pin, salt, ROUNDS), rounds: ROUNDS, failures: 0, until: 0 };
}

export async function isRight(pin: string, lock: Lock): Promise<boolean> {
  const [one, other] = [await derive(pin, lock.salt, lock.rounds), lock.digest].map((bytes) => new Uint8Array(bytes));
  return one !== undefined && other !== undefined && one.length === other.length && one.every((byte, at) => byte === other[at]);
}

async function derive(pin: string, salt: ArrayBuffer, iterations: number): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  return crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, key, 256);
}
