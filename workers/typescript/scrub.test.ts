import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { makeScrubber, REDACTED } from "./scrub.ts";

const SECRET = 'p@ss "w/rd" é+&';

test("a secret is taken out in every form in which it tends to come back", () => {
  const { text } = makeScrubber([SECRET]);
  const forms = [
    SECRET,
    encodeURIComponent(SECRET),
    new URLSearchParams({ a: SECRET }).toString(),
    JSON.stringify({ a: SECRET }),
    JSON.stringify({ a: SECRET }).replace("é", "\\u00e9"),
    Buffer.from(SECRET).toString("base64"),
    Buffer.from(SECRET).toString("base64url"),
    Buffer.from(`user:${SECRET}`).toString("base64"),
    Buffer.from(`me:${SECRET}!`).toString("base64"),
    Buffer.from(SECRET).toString("hex"),
  ];
  for (const form of forms) {
    const scrubbed = text(`before ${form} after`);
    assert.ok(scrubbed.includes(REDACTED), form);
    assert.ok(!scrubbed.includes("w/rd") && !scrubbed.includes("w%2Frd"), scrubbed);
  }
});

test("keys and values of JSON are scrubbed, and nothing else is touched", () => {
  const { json } = makeScrubber(["s3cret-value"]);
  assert.deepEqual(json({ "x-s3cret-value": ["a s3cret-value b", 7, null, { deep: "s3cret-value" }] }), {
    [`x-${REDACTED}`]: [`a ${REDACTED} b`, 7, null, { deep: REDACTED }],
  });
  const clean = { a: [1, "two", { three: true }] };
  assert.equal(json(clean), clean);
});

test("values below six characters are left alone, and no values change nothing", () => {
  assert.equal(makeScrubber(["short"]).text("a short text"), "a short text");
  assert.equal(makeScrubber([]).text("text"), "text");
});

test("a secret that holds another is taken out whole", () => {
  assert.equal(makeScrubber(["abcdef", "abcdefghij"]).text("abcdefghij"), REDACTED);
});

test("no secret is left raw or in base64 at any offset, whatever characters it has", () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 6, maxLength: 40, unit: "grapheme" }),
      fc.string({ maxLength: 5 }),
      fc.string({ maxLength: 5 }),
      (secret, before, after) => {
        const { text } = makeScrubber([secret]);
        assert.ok(text(before + secret + after).includes(REDACTED));
        const bytes = Buffer.from(secret.toWellFormed());
        if (bytes.length < 9) return;
        for (const encoding of ["base64", "base64url"] as const) {
          const encoded = Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]).toString(encoding);
          assert.ok(text(encoded).includes(REDACTED), encoded);
        }
      },
    ),
    { numRuns: 300 },
  );
});
