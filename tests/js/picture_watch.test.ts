import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { bestOf, isStale, isUsable, placeOf } from "../../frontend/src/picture/fixes.ts";
import { Watch } from "../../frontend/src/picture/watch.ts";

const NOON = Date.UTC(2026, 10, 24, 5);
const fix = (accuracy: number, at = NOON) => ({ lat: -6.1234567, lon: 106.15, accuracy, at });

/** A phone's positioning that says what it is told to say. */
class Sky {
  listening = 0;
  private hear: PositionCallback | null = null;
  private refuse: PositionErrorCallback | null = null;

  watchPosition(hear: PositionCallback, refuse: PositionErrorCallback): number {
    [this.hear, this.refuse] = [hear, refuse];
    this.listening += 1;
    return this.listening;
  }

  clearWatch(): void {
    this.hear = this.refuse = null;
  }

  get isHeard(): boolean {
    return this.hear !== null;
  }

  say(accuracy: number): void {
    const coords = { latitude: -6.1, longitude: 106.15, accuracy } as GeolocationCoordinates;
    this.hear?.({ coords, timestamp: 0 } as GeolocationPosition); // satellites need not agree with the phone's clock
  }

  deny(): void {
    this.refuse?.({ code: 1 } as GeolocationPositionError);
  }
}

function begun() {
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOON });
  const sky = new Sky();
  return { sky, watch: new Watch(sky as unknown as Geolocation) };
}

const ended = () => mock.timers.reset();
test.afterEach(ended);

test("the most exact fix of the last two minutes counts", () => {
  const old = fix(5, NOON - 121_000);

  assert.equal(bestOf([old, fix(40), fix(22), fix(30)], NOON)?.accuracy, 22);
  assert.equal(bestOf([old], NOON), null);
});

test("a fix from before the clock was put back does not count", () => {
  assert.equal(bestOf([fix(5, NOON + 86_400_000)], NOON), null);
});

test("a fix is stale after half a minute, and one of a cell mast is not usable", () => {
  assert.deepEqual([isStale(null, NOON), isStale(fix(9), NOON), isStale(fix(9, NOON - 31_000), NOON)], [true, false, true]);
  assert.deepEqual([isUsable(null), isUsable(fix(150)), isUsable(fix(1200))], [false, true, false]);
});

test("a place carries six decimals, a decimetre and the phone's own time", () => {
  assert.deepEqual(placeOf(fix(6.27)), {
    lat: -6.123457,
    lon: 106.15,
    accuracy_m: 6.3,
    source: "browser",
    at: "2026-11-24T05:00:00.000Z",
  });
});

test("listening ends at the first good fix and begins again when asked", () => {
  const { sky, watch } = begun();
  watch.start();
  watch.start();
  sky.say(60);
  sky.say(12);

  assert.deepEqual([watch.state, watch.now()?.accuracy_m, sky.isHeard, sky.listening], ["good", 12, false, 1]);
  watch.start();
  assert.deepEqual([watch.state, sky.isHeard, sky.listening], ["looking", true, 2]);
});

test("after a minute it rests with the best it has, and two minutes later that is gone", () => {
  const { sky, watch } = begun();
  watch.start();
  sky.say(80);
  sky.say(35);

  mock.timers.tick(60_000);
  assert.deepEqual([watch.state, sky.isHeard, watch.now()?.accuracy_m], ["resting", false, 35]);
  mock.timers.tick(61_000);
  assert.equal(watch.now(), null);
});

test("a refusal, a phone that finds nothing and one that cannot look are told apart", () => {
  const { sky, watch } = begun();
  watch.start();
  sky.deny();
  assert.equal(watch.state, "denied");

  watch.start();
  mock.timers.tick(60_000);
  assert.equal(watch.state, "none");
  const without = new Watch(null);
  without.start();
  assert.equal(without.state, "none");
});

test("listeners hear every change until they leave", () => {
  const { sky, watch } = begun();
  const heard: string[] = [];
  const leave = watch.onChange(() => heard.push(watch.state));

  watch.start();
  sky.say(40);
  leave();
  sky.say(10);

  assert.deepEqual(heard, ["looking", "looking"]);
});

test("a photo takes the position that is held, without waiting", async () => {
  const { sky, watch } = begun();
  watch.start();
  sky.say(12);

  assert.equal((await watch.atCapture())?.accuracy_m, 12);
  assert.equal(sky.listening, 1);
});

test("a photo takes a position of a minute ago and has a newer one looked for", async () => {
  const { sky, watch } = begun();
  watch.start();
  sky.say(12);
  mock.timers.tick(60_000);

  assert.equal((await watch.atCapture())?.at, "2026-11-24T05:00:00.000Z");
  assert.equal(sky.isHeard, true);
});

test("without a position a photo waits for the first usable one", async () => {
  const { sky, watch } = begun();

  const found = watch.atCapture();
  sky.say(2000);
  sky.say(90);

  assert.equal((await found)?.accuracy_m, 90);
});

test("a photo waits eight seconds and no longer, and takes a rough one rather than none", async () => {
  const { sky, watch } = begun();

  const rough = watch.atCapture();
  sky.say(2000);
  mock.timers.tick(8_000);

  assert.equal((await rough)?.accuracy_m, 2000);
});

test("a photo does not wait where the position is refused", async () => {
  const { sky, watch } = begun();

  const found = watch.atCapture();
  sky.deny();

  assert.equal(await found, null);
});
