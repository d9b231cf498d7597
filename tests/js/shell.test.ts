import assert from "node:assert/strict";
import { test } from "node:test";
import type { Home } from "../../frontend/src/phone/shape.ts";
import { innerBrowser, intent } from "../../frontend/src/shell/later/inner.ts";
import { contactOf, EVERY_MS, isDue, isWanted, told, type Note } from "../../frontend/src/shell/rules.ts";

const ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-A135F";
const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36";
const VIEW = "AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

const INNER: readonly (readonly [string, string, string])[] = [
  [`${ANDROID}; wv) ${VIEW} WhatsApp/2.25.10`, "WhatsApp", "android"],
  [`${IPHONE} Mobile/15E148 WhatsApp/25.10`, "WhatsApp", "ios"],
  [`${ANDROID}; wv) ${VIEW} Instagram 330.0.0.0 Android`, "Instagram", "android"],
  [`${IPHONE} Mobile/15E148 Instagram 330.0.0 (iPhone14,5)`, "Instagram", "ios"],
  [`${ANDROID}; wv) ${VIEW} [FB_IAB/FB4A;FBAV/470.0.0.0;]`, "Facebook", "android"],
  [`${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0;FBDV/iPhone14,5]`, "Facebook", "ios"],
  [`${ANDROID}; wv) ${VIEW} [FB_IAB/Orca-Android;FBAV/450.0;]`, "Messenger", "android"],
  [`${IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/450.0]`, "Messenger", "ios"],
  [`${ANDROID}; wv) ${VIEW} Line/14.5.1/IAB`, "Line", "android"],
  [`${IPHONE} Mobile/15E148 Safari Line/14.5.1`, "Line", "ios"],
  [`${ANDROID}; wv) ${VIEW} trill_2023500050 BytedanceWebview/d8a21c6`, "TikTok", "android"],
  [`${IPHONE} Mobile/15E148 musical_ly_35.0.0 JsSdk/2.0`, "TikTok", "ios"],
  [`${ANDROID}; wv) ${VIEW} Telegram-Android/11.5.3 (Samsung; Android 13)`, "Telegram", "android"],
  [`${IPHONE} Mobile/15E148 Twitter for iPhone/10.40`, "X", "ios"],
  [`${ANDROID}; wv) ${VIEW} TwitterAndroid`, "X", "android"],
  [`${ANDROID}; wv) ${VIEW}`, "", "android"],
  [`${ANDROID}) ${VIEW}`, "", "android"],
  [`${IPHONE} Mobile/15E148`, "", "ios"],
];
const REAL = [
  `${ANDROID}) ${CHROME}`,
  `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
  "Mozilla/5.0 (Android 13; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
  `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1`,
  `${IPHONE} CriOS/138.0.7204.33 Mobile/15E148 Safari/604.1`,
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
];

test("browsers inside other apps are known by what they call themselves", () => {
  for (const [agent, app, os] of INNER) assert.deepEqual(innerBrowser(agent), { app, os }, agent);
});

test("a real browser is left alone", () => {
  for (const agent of REAL) assert.equal(innerBrowser(agent), null, agent);
});

test("Android is asked to open the same page in the browser of the person's choice", () => {
  const address = intent("https://watch.example/capture/1?a=b#new/2");

  assert.match(address, /^intent:\/\/watch\.example\/capture\/1\?a=b#Intent;scheme=https;action=/);
  assert.match(address, /;end$/);
});

const NOTE: Note = { account: "a", language: "id", build: "b", checked_at: 1000, ready_at: 1000, of: 1, pages: { "/": { title: "", stamp: "s", at: 1000 } } };
const NOW = { account: "a", language: "id", build: "b", now: 2000 };

test("a refresh is due at most every ten minutes, and at once for another person, language or build", () => {
  assert.equal(isDue(NOTE, NOW), false);
  assert.equal(isDue(NOTE, { ...NOW, now: 1000 + EVERY_MS }), true);
  assert.equal(isDue(NOTE, { ...NOW, now: 1000 - EVERY_MS }), true); // the clock was set back
  for (const change of [{ account: "z" }, { language: "en" }, { build: "z" }]) assert.equal(isDue(NOTE, { ...NOW, ...change }), true);
  assert.equal(isDue({ ...NOTE, of: 2 }, NOW), true); // one page could not be had the last time
  assert.equal(isDue(null, NOW), true);
});

const HOME = {
  now: "2026-11-24T05:00:00Z",
  assignments: [{ id: "1", url: "/assignments/1", office: "Melati" }],
  receipts: [{ url: "/observations/7", status: "sent" }],
  returned: [{ draft: { id: "9" }, photos: [] }],
} as unknown as Home;

test("a page is asked for again when the server told something else about it", () => {
  const later = { ...HOME, now: "2026-11-24T06:00:00Z" };
  const moved = { ...HOME, assignments: [{ ...HOME.assignments[0], office: "Kenanga" }] } as unknown as Home;

  assert.equal(told(later, "/"), told(HOME, "/")); // time alone is no news
  assert.notEqual(told(moved, "/"), told(HOME, "/"));
  assert.notEqual(told(moved, "/assignments/1"), told(HOME, "/assignments/1"));
  for (const page of ["/observations/7", "/observations/9", "/capture/1"]) assert.equal(told(moved, page), told(HOME, page));
});

test("what is kept travels again only for a reason", () => {
  const kept = NOTE.pages["/"];

  assert.equal(isWanted(kept, "b", "s", NOTE, NOW), false);
  assert.equal(isWanted(undefined, "b", "s", NOTE, NOW), true);
  assert.equal(isWanted(kept, "old", "s", NOTE, NOW), true);
  assert.equal(isWanted(kept, "b", "other", NOTE, NOW), true);
  assert.equal(isWanted(kept, "b", "s", { ...NOTE, language: "en" }, NOW), true);
  assert.equal(isWanted(kept, "b", "s", NOTE, { ...NOW, now: 1000 + 25 * 3600 * 1000 }), true);
});

test("connected is what the last contact says, not what the browser believes", () => {
  assert.equal(contactOf({ isOnline: true, last: null }), "unknown");
  assert.equal(contactOf({ isOnline: true, last: "silence" }), "offline");
  assert.equal(contactOf({ isOnline: true, last: "answer" }), "online");
  assert.equal(contactOf({ isOnline: true, last: "signed-out" }), "signed-out");
  assert.equal(contactOf({ isOnline: false, last: "answer" }), "offline");
});
