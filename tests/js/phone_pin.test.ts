import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, forgiven, isRight, lockOf, remaining, ROUNDS, waitAfter, weakness, type Lock } from "../../frontend/src/phone/rules/pin.ts";
import { aheadOf, isIdle } from "../../frontend/src/phone/rules/times.ts";

const open: Lock = { salt: new ArrayBuffer(16), digest: new ArrayBuffer(32), rounds: 1, failures: 0, until: 0 };

test("a PIN has six digits, is not easily guessed, and is typed twice", () => {
  for (const pin of ["", "12345", "1234567", "12a456", "１２３４５６"]) assert.equal(weakness(pin, pin), "digits");
  for (const pin of ["000000", "123456", "890123", "654321", "121212", "907907"]) assert.equal(weakness(pin, pin), "easy");
  assert.equal(weakness("402917", "402971"), "differs");
  assert.equal(weakness("402917", "402917"), null);
});

test("wrong tries wait, each time twice as long, at most an hour", () => {
  const seconds = [1, 3, 4, 5, 6, 10, 30].map((failures) => waitAfter(failures) / 1000);

  assert.deepEqual(seconds, [0, 0, 30, 60, 120, 1920, 3600]);
});

test("a try counts before it is looked at, and the right one forgives", () => {
  const fourth = counted({ ...open, failures: 3 }, 1000);

  assert.equal(remaining(fourth, 1000), 30_000);
  assert.equal(remaining(fourth, 31_000), 0);
  assert.equal(remaining(forgiven(fourth), 1000), 0);
});

test("a clock that was set back makes the wait no longer", () => {
  const fourth = counted({ ...open, failures: 3 }, 5_000_000);

  assert.equal(remaining(fourth, 0), 30_000);
});

test("only the right PIN opens, and two phones keep it differently", async () => {
  const [one, other] = [await lockOf("402917"), await lockOf("402917")];

  assert.deepEqual([await isRight("402917", one), await isRight("402918", one)], [true, false]);
  assert.notDeepEqual(new Uint8Array(one.digest), new Uint8Array(other.digest));
  assert.ok(one.rounds === ROUNDS && ROUNDS >= 600_000);
});

test("nobody touched it for ten minutes, or the clock was set back", () => {
  const minute = 60_000;

  assert.equal(isIdle(0, 9 * minute, 10), false);
  assert.equal(isIdle(0, 10 * minute, 10), true);
  assert.equal(isIdle(60 * minute, minute, 10), true);
});

test("a clock two days wrong is measured, and nonsense teaches nothing", () => {
  const server = "2026-11-24T00:00:00Z";

  assert.equal(aheadOf(server, Date.parse("2026-11-26T00:00:00Z")), 172_800);
  assert.equal(aheadOf("soon", 0), null);
});
