import assert from "node:assert/strict";
import { test } from "node:test";
import type { Reason, Why } from "../../frontend/src/outbox/ports.ts";
import { accountOf, begin, type World } from "../../frontend/src/outbox/triggers.ts";

interface Timer {
  readonly ms: number;
  readonly act: () => void;
}

/** A page whose time stands still until a test lets a timer go off. */
function page(reason: Reason | Error = "done", isWaiting = true) {
  const runs: Why[] = [];
  const timers = new Set<Timer>();
  const told = { sync: 0, tell: (_why: Why) => assert.fail("nobody listens") };
  const world: World = {
    run: async (why) => {
      runs.push(why);
      await null;
      if (reason instanceof Error) throw reason;
      return { reason, sent: 0, parked: 0, failed: 0, quiet_until: 0 };
    },
    waits: async () => isWaiting,
    askSync: async () => void (told.sync += 1),
    listen: (tell) => {
      told.tell = tell;
      return () => (told.tell = () => undefined);
    },
    after: (ms, act) => {
      const timer = { ms, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const ring = () => [...timers].forEach((timer) => (timers.delete(timer), timer.act()));
  return { world, runs, timers, told, ring };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test("opening a page sends, and while something waits it is tried every half minute", async () => {
  const { world, runs, timers, ring } = page();
  begin(world);
  await settled();
  const waits = [...timers].map(({ ms }) => ms);
  ring();
  await settled();

  assert.deepEqual([runs, waits, timers.size], [["opened", "timer"], [30_000], 1]);
});

test("with nothing waiting there is no timer and no Background Sync", async () => {
  const { world, timers, told } = page("done", false);
  begin(world);
  await settled();

  assert.deepEqual([timers.size, told.sync], [0, 0]);
});

test("while something waits, the browser is asked to send with the app closed", async () => {
  const { world, told } = page();
  begin(world);
  await settled();

  assert.equal(told.sync, 1);
});

test("several writes of one save make one run", async () => {
  const { world, runs, told, ring } = page();
  begin(world);
  await settled();
  for (let n = 0; n < 5; n += 1) told.tell("saved");
  ring();
  await settled();

  assert.deepEqual(runs, ["opened", "saved"]);
});

test("wishes during a run become one more run, and a person's wish counts most", async () => {
  const { world, runs, told } = page();
  const sending = begin(world);
  const pressed = sending.now();
  told.tell("saved");
  told.tell("online");
  await pressed;

  assert.deepEqual(runs, ["opened", "button"]);
});

test("signed out, it does not knock again and again", async () => {
  for (const reason of ["signed-out", "other-account", "revoked"] as const) {
    const { world, timers } = page(reason);
    begin(world);
    await settled();

    assert.equal(timers.size, 0);
  }
});

test("a store that was closed under the page ends it; another accident is tried again", async (t) => {
  const told = t.mock.method(console, "error", () => undefined);
  const [closed, broken] = [page(Object.assign(new Error(), { name: "Closed" })), page(new Error("disk"))];
  begin(closed.world);
  begin(broken.world);
  await settled();

  assert.deepEqual([closed.timers.size, broken.timers.size, told.mock.callCount()], [0, 1, 1]);
});

test("after stop nothing is sent any more", async () => {
  const { world, runs, told, ring } = page();
  const sending = begin(world);
  await settled();
  sending.stop();
  told.tell("online");
  ring();
  await settled();

  assert.deepEqual(runs, ["opened"]);
});

test("the service worker reads from the tag whose queue is meant", () => {
  assert.deepEqual([accountOf("unsera-outbox:a1"), accountOf("another")], ["a1", null]);
});
