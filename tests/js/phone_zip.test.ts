import assert from "node:assert/strict";
import { test } from "node:test";
import { zipSync, type Zippable } from "../../frontend/node_modules/fflate/esm/index.mjs";
import { bytesOfMember, crcOf, membersOf } from "../../frontend/src/phone/copying/zip.ts";

const list = new TextEncoder().encode("{}");
const name = `photos/${"a".repeat(64)}`;

function zip(content: Zippable, level: 0 | 9 = 0): Uint8Array<ArrayBuffer> {
  return zipSync(content, { level });
}

function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  return membersOf(new Blob([bytes])).then(() => null, (error) => error.trouble);
}

/** Changes bytes of the last directory entry, counted from its beginning. */
function altered(bytes: Uint8Array<ArrayBuffer>, at: number, ...fresh: number[]): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice();
  const entry = Buffer.from(changed.buffer).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  changed.set(fresh, entry + at);
  return changed;
}

test("members that are stored as they are can be read, one by one", async () => {
  const file = new Blob([zip({ "copy.json": list, [name]: Uint8Array.of(1, 2, 3) })]);

  const members = await membersOf(file);
  const member = members.get(name);

  assert.deepEqual([...members.keys()], ["copy.json", name]);
  assert.deepEqual(member && [...(await bytesOfMember(file, member))], [1, 2, 3]);
});

test("what is packed is never unpacked, so there are no bombs", async () => {
  assert.equal(await refusal(zip({ "copy.json": new Uint8Array(1_000_000) }, 9)), "not-a-copy");
});

test("names that are not ours are refused", async () => {
  for (const other of ["../copy.json", "photos/../../x", "photos/AA", "readme.txt"]) {
    assert.equal(await refusal(zip({ "copy.json": list, [other]: list })), "not-a-copy", other);
  }
  assert.equal(await refusal(zip({ [name]: list })), "not-a-copy");
});

test("what is no ZIP, cut off or empty is refused", async () => {
  const whole = zip({ "copy.json": list });

  assert.equal(await refusal(new Uint8Array(0)), "not-a-copy");
  assert.equal(await refusal(new Uint8Array(100_000)), "not-a-copy");
  assert.equal(await refusal(whole.slice(0, -1)), "not-a-copy");
  assert.equal(await refusal(whole.slice(5)), "damaged");
});

test("members that share bytes or reach into the directory are refused", async () => {
  const two = zip({ "copy.json": list, [name]: Uint8Array.of(1, 2, 3) });

  assert.equal(await refusal(altered(two, 42, 0, 0, 0, 0)), "damaged");
  assert.equal(await refusal(altered(two, 20, 255, 255, 0, 0, 255, 255, 0, 0)), "damaged");
});

test("a photo larger than the server takes, or sealed, is refused", async () => {
  const one = zip({ "copy.json": list, [name]: Uint8Array.of(1) });

  assert.equal(await refusal(altered(one, 20, 0, 0, 0, 2, 0, 0, 0, 2)), "too-large");
  assert.equal(await refusal(altered(one, 8, 1, 0)), "not-a-copy");
});

test("a letter that flipped on the way is seen", async () => {
  const bytes = zip({ "copy.json": new TextEncoder().encode('{"a":1}') });
  bytes[Buffer.from(bytes).indexOf('{"a":1}') + 5] = 50;
  const file = new Blob([bytes]);

  const member = (await membersOf(file)).get("copy.json");

  await assert.rejects(async () => member && bytesOfMember(file, member), { trouble: "damaged" });
  assert.equal(crcOf(new TextEncoder().encode("123456789")), 0xcbf43926);
});
