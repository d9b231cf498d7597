import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprint } from "../../frontend/src/device/fingerprint.ts";
import { answerOf } from "../../frontend/src/device/upload.ts";
import { actOf, moved } from "../../frontend/src/page/keys.ts";
import { clock, fill } from "../../frontend/src/page/words.ts";

const key = (name: string, held = {}) => ({ key: name, ctrlKey: false, altKey: false, metaKey: false, ...held });

test("a sentence is filled and an unknown name stays", () => {
  assert.equal(fill("±{n} m, {who}", { n: 6 }), "±6 m, {who}");
});

test("the clock is written the way the language does", () => {
  const moment = new Date(2026, 10, 24, 9, 5);
  assert.equal(clock(moment, "id"), "09.05");
  assert.equal(clock(moment, "en"), "09:05");
});

test("keys of the browser are left alone", () => {
  assert.equal(actOf(key("v")), "verify");
  assert.equal(actOf(key("v", { ctrlKey: true })), null);
  assert.equal(actOf(key("x")), null);
});

test("moving in the queue stays inside it", () => {
  assert.equal(moved(0, "previous", 3), 0);
  assert.equal(moved(1, "next", 3), 2);
  assert.equal(moved(2, "next", 3), 2);
});

test("an answer that is not JSON is no exception", () => {
  assert.equal(answerOf(502, "<html>").ok, false);
  assert.equal(answerOf(201, '{"text":"Tersimpan"}').text, "Tersimpan");
  assert.equal(answerOf(201, "null").ok, true);
});

test("the problem of a field is told before the general message", () => {
  const body = '{"message":"Not right","problems":{"photo":"This is not a photo."}}';
  assert.equal(answerOf(422, body).message, "This is not a photo.");
  assert.equal(answerOf(422, '{"message":"Not right"}').message, "Not right");
});

test("the fingerprint is the file's SHA-256", async () => {
  const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  assert.equal(await fingerprint(new Blob([])), empty);
});
