// Arithmetic with clocks: how far the phone is ahead, and whether nobody has touched it for a while.

const TURNED_BACK_MS = 60_000; // a clock that was set back further must not keep the phone open

/** Whole seconds the phone's clock is ahead of the server's; null for what is no moment. */
export function aheadOf(serverNow: string, phoneMs: number): number | null {
  const server = Date.parse(serverNow);
  return Number.isNaN(server) ? null : Math.round((phoneMs - server) / 1000);
}

export function isIdle(lastTouch: number, now: number, minutes: number): boolean {
  return now - lastTouch >= minutes * 60_000 || now < lastTouch - TURNED_BACK_MS;
}
