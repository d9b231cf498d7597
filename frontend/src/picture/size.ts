// How large something is, in words; nothing here needs the page, but the language it is written in.

const KILO = 1024;

/** "0,3 MB", "280 KB": small enough to compare with a data plan, without false precision. */
export function sizeText(bytes: number, language: string = spoken()): string {
  if (bytes < KILO * KILO * 0.95) return `${bytes > 0 ? Math.max(1, Math.round(bytes / KILO)) : 0} KB`;
  const megabytes = bytes / (KILO * KILO);
  const digits = megabytes < 100 ? 1 : 0;
  const written = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${written.format(megabytes)} MB`;
}

/** What must still travel: what the server holds already does not count, and the same bytes count once. */
export function totalSize(shots: readonly { digest: string; size: number; is_held: boolean }[]): number {
  const sizes = new Map(shots.filter((shot) => !shot.is_held).map((shot) => [shot.digest, shot.size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

function spoken(): string {
  return typeof document === "undefined" ? "id" : document.documentElement.lang || "id";
}
