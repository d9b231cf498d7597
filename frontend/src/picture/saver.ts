// Whether photos are made smaller before they are sent (hemat kuota); nothing here touches the page.

/** What the browser says about the connection; many say nothing. */
export interface Connection {
  readonly type?: string;
  readonly saveData?: boolean;
}

const UNMETERED: readonly string[] = ["wifi", "ethernet"];

/** Her own choice counts; without one photos are small unless the connection is surely not paid by the byte. */
export function saverDefault(connection: Connection | undefined, setting: unknown): boolean {
  if (typeof setting === "boolean") return setting;
  if (connection?.saveData) return true;
  return !UNMETERED.includes(connection?.type ?? "");
}

/** What this browser says of its connection now. */
export function connectionNow(): Connection | undefined {
  return (navigator as { readonly connection?: Connection }).connection;
}
