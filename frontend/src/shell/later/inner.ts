// Browsers inside other apps, told by what they call themselves. They lose what a page stored and cannot install it.

export interface Inner {
  readonly app: string; // empty: some app
  readonly os: "android" | "ios" | "other";
}

const NAMED: readonly (readonly [RegExp, string])[] = [
  [/\bWhatsApp\b/i, "WhatsApp"],
  [/\bInstagram\b/i, "Instagram"],
  [/\bFB_IAB\/(Orca|MESSENGER)|\bFBAN\/Messenger|\bMessengerForiOS|\bOrca-Android/i, "Messenger"],
  [/\b(FBAN|FBAV|FB_IAB|FBIOS)\b/, "Facebook"],
  [/\bLine\/\d/, "Line"],
  [/\b(BytedanceWebview|musical_ly|TikTok|trill_)/i, "TikTok"],
  [/\bTelegram(bot)?\b|\bTelegram-(Android|iOS)\b/i, "Telegram"],
  [/\bTwitter(Android| for )|\bTwitter\b/, "X"],
];
const ANDROID_VIEW = /;\s*wv\)|\bVersion\/4\.0 Chrome\//;
const APPLE = /\b(iPhone|iPad|iPod)\b/;

/** Which inner browser this is, or null for a real one. An app on an iPhone's home screen looks like "some app". */
export function innerBrowser(agent: string): Inner | null {
  const os = /\bAndroid\b/.test(agent) ? "android" : APPLE.test(agent) ? "ios" : "other";
  const named = NAMED.find(([pattern]) => pattern.test(agent));
  if (named) return { app: named[1], os };
  const isView = os === "android" ? ANDROID_VIEW.test(agent) : os === "ios" && !/\bSafari\//.test(agent);
  return isView ? { app: "", os } : null;
}

/** An address that Android opens in the browser the person has chosen. */
export function intent(address: string): string {
  const { host, pathname, search, protocol } = new URL(address);
  const scheme = protocol.replace(":", "");
  return `intent://${host}${pathname}${search}#Intent;scheme=${scheme};action=android.intent.action.VIEW;category=android.intent.category.BROWSABLE;end`;
}
