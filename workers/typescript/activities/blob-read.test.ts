import assert from "node:assert/strict";
import { test } from "node:test";
import { failActivity, makeTestContext, runActivity } from "../../../test/support/activity-context.ts";
import { makeBlobRead } from "./blob-read.ts";
import { makeTimeNow } from "./time-now.ts";

const blobRead = makeBlobRead();

test("a blob comes back as text in its charset, or as JSON", async () => {
  const context = makeTestContext();
  const put = async (bytes: Buffer, type: string) => {
    const { digest, size, mediaType } = await context.blobs.put(bytes, type);
    return { $blob: digest, size, media_type: mediaType };
  };
  const read = async (ref: { $blob: string }, as?: string) =>
    (await runActivity(blobRead, as === undefined ? { ref } : { ref, as }, context)).output;
  assert.equal(await read(await put(Buffer.from("héllo"), "text/plain")), "héllo");
  assert.equal(await read(await put(Buffer.from([0xe9]), "text/plain; charset=latin1")), "é");
  const json = await put(Buffer.from('{"a": [1]}'), "application/json");
  assert.deepEqual(await read(json, "json"), { a: [1] });
  assert.equal(await read(json, "text"), '{"a": [1]}');
});

test("no JSON, no blob, and a blob that is too large fail as such", async () => {
  const context = makeTestContext({ maxBytes: 4 });
  const { digest } = await context.blobs.put(Buffer.from("nope"), "text/plain");
  const { digest: large } = await context.blobs.put(Buffer.from("large"), "text/plain");
  const typeOf = async (input: { ref: { $blob: string }; as?: string }) =>
    (await failActivity(blobRead, input, context)).type;
  assert.equal(await typeOf({ ref: { $blob: digest }, as: "json" }), "http.invalid_body");
  assert.equal(await typeOf({ ref: { $blob: `sha256:${"0".repeat(64)}` } }), "activity.invalid_input");
  assert.equal(await typeOf({ ref: { $blob: "../../etc/passwd" } }), "activity.invalid_input");
  assert.equal(await typeOf({ ref: { $blob: large } }), "http.too_large");
});

test("time.now tells the clock's time", async () => {
  const { output } = await runActivity(makeTimeNow({ now: () => Date.parse("2027-01-01T00:00:00.5Z") }), {});
  assert.deepEqual(output, { time: "2027-01-01T00:00:00.500Z" });
});
