import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { test } from "node:test";
import { activityCapability, base64Url, childCapability, hmacHex } from "./capability.ts";

test("HMAC and base64url are those that everybody has", () => {
  for (const length of [1, 31, 32, 63, 64]) {
    const key = randomBytes(length);
    for (const message of ["", "a", "ü€😀", "x".repeat(200)]) {
      assert.equal(hmacHex(key.toString("hex"), message), createHmac("sha256", key).update(message).digest("hex"));
    }
  }
  for (const text of ["", "a", "ab", "abc", "abcd", '{"p":"pages[0].ü"}'])
    assert.equal(base64Url(text), Buffer.from(text).toString("base64url"));
});

test("a capability says what it opens, and each difference is another one", () => {
  const run = "ab".repeat(32);
  const claims = {
    tenant: "acme",
    runId: "run_1",
    generation: 1,
    path: "pages[3].page",
    temporalRunId: "t",
    shielded: false,
    expiresAt: 1_800_000_000,
    activity: "acme.work",
    inputDigest: "sha256:0",
  };
  const token = activityCapability(run, claims);
  assert.match(token, /^wlcap[.][\w-]+[.][0-9a-f]{64}$/);
  assert.deepEqual(JSON.parse(Buffer.from(token.split(".")[1]!, "base64url").toString()), {
    t: "acme",
    r: "run_1",
    g: 1,
    p: "pages[3].page",
    x: "t",
    s: false,
    e: 1_800_000_000,
    a: "acme.work",
    d: "sha256:0",
  });
  const others = [
    activityCapability(run, { ...claims, path: "pages[4].page" }),
    activityCapability(run, { ...claims, expiresAt: 1_800_000_001 }),
    activityCapability(childCapability(run, "run_2"), claims),
  ];
  assert.equal(new Set([token, ...others].map((one) => one.split(".")[2])).size, 4);
});
