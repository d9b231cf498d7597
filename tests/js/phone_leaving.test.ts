import assert from "node:assert/strict";
import { test } from "node:test";
import { ended } from "../../frontend/src/phone/rules/ended.ts";
import { isMadeUp, isNearlyFull, partOf, shouldAsk } from "../../frontend/src/phone/rules/space.ts";
import type { Session } from "../../frontend/src/phone/who.ts";

const siti = { id: "1", name: "Siti" };

function session(over: Partial<Session>): Session {
  return { account: null, ended: "none", now: "", language: "id", build: "", ...over };
}

test("a revoked phone with nothing unsent is wiped at once", () => {
  assert.equal(ended(session({ ended: "revoked" }), siti, 0, false), "wipe");
});

test("a revoked phone with unsent work stops and keeps it", () => {
  assert.equal(ended(session({ ended: "revoked" }), siti, 1, false), "rescue");
});

test("a phone that heard it was revoked stays stopped without network", () => {
  assert.equal(ended(null, siti, 2, true), "rescue");
  assert.equal(ended(null, siti, 0, true), "wipe");
});

test("a sign-in that ran out keeps everything and asks", () => {
  for (const why of ["expired", "none"] as const) assert.equal(ended(session({ ended: why }), siti, 3, false), "ask");
  assert.equal(ended(session({ ended: "expired" }), siti, 0, false), "ask");
});

test("signing in again goes on, as somebody else it does not", () => {
  assert.equal(ended(session({ account: siti, ended: null }), siti, 3, true), "go-on");
  assert.equal(ended(session({ account: { id: "2", name: "Rina" }, ended: null }), siti, 3, false), "switch");
});

test("without network nothing ends", () => {
  assert.equal(ended(null, siti, 0, false), "go-on");
});

test("a phone warns from four fifths on", () => {
  assert.deepEqual([79, 80, 120].map((used) => isNearlyFull(partOf(used, 100))), [false, true, true]);
  assert.equal(partOf(5, 0), 0);
});

test("a quota that is made up is told apart from a true one", () => {
  const gib = 1024 ** 3;

  assert.equal(isMadeUp(23_090, 23_090 + 10 * gib), true);
  assert.equal(isMadeUp(23_090, 23_090 + 3 * gib), true);
  assert.equal(isMadeUp(23_090, 2 * gib), false);
  assert.equal(isMadeUp(0, 60 * gib), false);
  assert.equal(isMadeUp(5, 5), false);
});

test("the browser is asked once, and once more as an installed app", () => {
  assert.equal(shouldAsk(null, "browser"), true);
  assert.equal(shouldAsk("browser", "browser"), false);
  assert.equal(shouldAsk("browser", "installed"), true);
  assert.equal(shouldAsk("installed", "installed"), false);
});
