// What this browser can do, and so which words about sending may be said on it. Nothing is promised that it cannot keep.

export interface Can {
  readonly sync: boolean; // Background Sync: sends with the app closed
  readonly isApple: boolean; // forgets what a site stored after seven days without a visit
  readonly isInstalled: boolean; // … unless it is on the home screen
}

/** Names of sentences in templates/sync/_words_promise.html. */
export type Promised = "promiseClosed" | "promiseOpen" | "promiseSevenDays";

export function promise({ sync, isApple, isInstalled }: Can): readonly Promised[] {
  const sending: Promised = sync ? "promiseClosed" : "promiseOpen";
  return isApple && !isInstalled ? [sending, "promiseSevenDays"] : [sending];
}

/** What navigator.connection says; browsers leave out more or less of it. */
export interface Connection {
  readonly type?: string;
  readonly effectiveType?: string;
  readonly saveData?: boolean;
}

export type Network = "free" | "mobile" | "unknown";

const FREE: ReadonlySet<string> = new Set(["wifi", "ethernet"]);
const SLOW: ReadonlySet<string> = new Set(["slow-2g", "2g", "3g"]);

/** Which network this is. Who asked the phone to save data pays for every network. */
export function networkOf(connection: Connection | undefined): Network {
  const { type = "unknown", effectiveType = "", saveData = false } = connection ?? {};
  if (saveData) return "mobile";
  if (FREE.has(type)) return "free";
  return ["unknown", "other"].includes(type) && !SLOW.has(effectiveType) ? "unknown" : "mobile";
}

/** What is not known to be free may cost her money. */
export function isMobile(connection: Connection | undefined): boolean {
  return networkOf(connection) !== "free";
}
