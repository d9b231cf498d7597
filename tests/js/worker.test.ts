import assert from "node:assert/strict";
import { test } from "node:test";
import { cacheOf, droppable, isAway, isKeepable, wayOf } from "../../frontend/src/worker/rules.ts";

const OURS = "https://watch.example";
const asked = (path: string, changes = {}) => wayOf({ method: "GET", mode: "navigate", url: OURS + path, ...changes }, OURS);

test("files whose names carry their hash come from the phone, whoever asks", () => {
  assert.equal(asked("/static/dist/app-AB12.js", { mode: "cors" }), "asset");
  assert.equal(asked("/static/dist/icons-AB12.svg", { mode: "same-origin" }), "asset");
});

test("forms and the phone's own pages are shells, with any query", () => {
  for (const path of ["/capture/0b3e?x=1", "/phone/queue", "/phone/away"]) assert.equal(asked(path), "shell");
});

test("other pages ask the network first", () => {
  for (const path of ["/", "/assignments/1", "/sign-in?next=/", "/phones"]) assert.equal(asked(path), "page");
});

test("the door, writes, other sites and what decides about the worker itself are never touched", () => {
  for (const path of ["/sync/data", "/sync/session", "/healthz", "/worker.js", "/manifest.webmanifest"]) assert.equal(asked(path), "none");
  for (const method of ["POST", "PUT", "PATCH", "HEAD"]) assert.equal(asked("/", { method }), "none");
  assert.equal(asked("", { url: "https://elsewhere.example/capture/1" }), "none");
});

test("a refresh reaches the server, also for a shell", () => {
  assert.equal(asked("/phone/queue", { mode: "cors" }), "none");
  assert.equal(asked("/", { mode: "same-origin" }), "none");
});

test("a kept page is worth more than a word that the server is away, not more than its own answer", () => {
  assert.deepEqual([502, 503, 504].map(isAway), [true, true, true]);
  assert.deepEqual([200, 303, 404, 500].map(isAway), [false, false, false, false]);
});

const page = { status: 200, redirected: false, type: "text/html; charset=utf-8", build: "b2" };
const stocked = ["notes", cacheOf("b1"), cacheOf("b2")];

test("a page is kept only whole, as itself, and with its scripts on the phone", () => {
  assert.equal(isKeepable(page, stocked), true);
  assert.equal(isKeepable({ ...page, status: 404 }, stocked), false);
  assert.equal(isKeepable({ ...page, redirected: true }, stocked), false); // the page to sign in
  assert.equal(isKeepable({ ...page, type: "application/json" }, stocked), false);
  assert.equal(isKeepable({ ...page, build: "b3" }, stocked), false); // installed on the server, not yet here
  assert.equal(isKeepable({ ...page, build: null }, stocked), false);
});

test("an update drops the scripts that no kept page and no open page needs", () => {
  const names = ["pages", "notes", ...["b1", "b2", "b3", "b4"].map(cacheOf)];

  assert.deepEqual(droppable(names, "b4", "b3", ["b4", "b2"]), [cacheOf("b1")]);
  assert.deepEqual(droppable(names, "b4", "", [""]), ["b1", "b2", "b3"].map(cacheOf));
});

test("pages and notes are never taken for scripts", () => {
  assert.deepEqual(droppable(["pages", "notes", cacheOf("b1")], "b1", "b1", []), []);
});
