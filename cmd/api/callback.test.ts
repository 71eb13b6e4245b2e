import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { makeSealer } from "../../runtime/store/index.ts";
import { readCallback } from "./callback.ts";
import { ApiError } from "./problems.ts";

const place = { tenant: "acme", runId: "run_1", sealer: makeSealer([randomBytes(32)]) };
const read = (callback: { url: string; secret?: string }) => readCallback({ callback }, place);
const pointerOf = (callback: { url: string; secret?: string }): string | undefined => {
  try {
    read(callback);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ApiError && error.code === "invalid-request");
    const sent = callback.secret ?? callback.url;
    assert.ok(sent.length < 8 || !error.message.includes(sent), "what was sent is not shown");
    return error.members.errors?.[0]?.pointer;
  }
};

test("what is no plain http or https URL is refused where it is asked for", () => {
  for (const url of [
    "file:///etc/passwd",
    "gopher://example.org/",
    "javascript:alert(1)",
    "//example.org/hook",
    "example.org/hook",
    "http:/example.org/hook",
    "https:example.org",
    "https:///hook",
    "http://127.0.0.1\\@example.org/",
    "https://exa mple.org/",
    "https://example.org/\r\nx: y",
    "https://user@example.org/",
    "https://user:password@example.org/",
    `https://example.org/${"x".repeat(2048)}`,
  ])
    assert.equal(pointerOf({ url }), "/callback/url", url.slice(0, 60));
  for (const url of ["http://example.org", "HTTPS://example.org:8443/hook?a=b", "https://[2001:db8::1]/hook"])
    assert.equal(pointerOf({ url }), undefined, url);
});

test("a secret is one of Standard Webhooks, and is kept sealed", () => {
  for (const secret of ["", "whsec_", "plain", `whsec_${Buffer.alloc(23).toString("base64")}`, "whsec_!!!"])
    assert.equal(pointerOf({ url: "https://example.org/", secret }), "/callback/secret", secret);
  const secret = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
  const callback = read({ url: "https://example.org/", secret });
  assert.ok(!JSON.stringify(callback).includes(secret));
  assert.equal(place.sealer.open("acme", callback!.deliveryId, callback!.sealed!), secret);
});
