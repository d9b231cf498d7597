import assert from "node:assert/strict";
import { test } from "node:test";
import { better, bestFix, fields, isEnough } from "../../frontend/src/device/position.ts";

const fix = (accuracy: number, at = 0) => ({ lat: -6.1, lon: 106.15, accuracy, at });
const QUICK = { enough: 15, wait: 20 };

/** A device that reports these accuracies, or refuses. */
function device(accuracies: number[], refusal?: number) {
  const cleared: number[] = [];
  const watchPosition = (heard: Function, refused: Function) => {
    setTimeout(() => {
      if (refusal) refused({ code: refusal });
      for (const accuracy of accuracies) {
        heard({ coords: { latitude: -6.1, longitude: 106.15, accuracy }, timestamp: 0 });
      }
    });
    return 7;
  };
  const clearWatch = (id: number) => void cleared.push(id);
  return { cleared, geolocation: { watchPosition, clearWatch } as unknown as Geolocation };
}

test("the more exact of two fixes is kept", () => {
  assert.equal(better(fix(30), fix(12)).accuracy, 12);
  assert.equal(better(fix(12), fix(30)).accuracy, 12);
});

test("of two fixes alike the later one is kept", () => {
  assert.equal(better(fix(12, 1), fix(12, 2)).at, 2);
});

test("fifteen metres are enough, sixteen are not", () => {
  assert.equal(isEnough(fix(15), QUICK), true);
  assert.equal(isEnough(fix(16), QUICK), false);
});

test("listening ends at the first fix that is good enough", async () => {
  const { cleared, geolocation } = device([80, 9, 4]);
  const found = await bestFix(geolocation, QUICK);
  assert.equal(found.accuracy, 9);
  assert.ok(cleared.includes(7));
});

test("when patience ends the best fix so far counts", async () => {
  const { geolocation } = device([80, 40, 60]);
  assert.equal((await bestFix(geolocation, QUICK)).accuracy, 40);
});

test("a refusal and a missing device are told apart", async () => {
  await assert.rejects(bestFix(device([], 1).geolocation, QUICK), (why) => why === "denied");
  await assert.rejects(bestFix(device([]).geolocation, QUICK), (why) => why === "none");
  await assert.rejects(bestFix(undefined, QUICK), (why) => why === "none");
});

test("the form gets decimal text and a moment in UTC", () => {
  assert.deepEqual(fields(fix(6.25)), {
    lat: "-6.100000",
    lon: "106.150000",
    accuracy_m: "6.3",
    position_source: "device",
    position_at: "1970-01-01T00:00:00.000Z",
  });
});
