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
    encodeURIComponent(Buffer.from(`u:${SECRET}`).toString("base64")),
    Buffer.from(SECRET).toString("hex"),
    Buffer.from(SECRET).toString("hex").toUpperCase(),
    encodeURIComponent(SECRET).replace(/%../g, (escape) => escape.toLowerCase()),
    encodeURI(SECRET),
    JSON.stringify(JSON.stringify({ a: SECRET })),
    JSON.stringify({ a: SECRET }).replace("/", "\\/"),
    // As Go's and .NET's libraries write it.
    JSON.stringify({ a: SECRET }).replace("&", "\\u0026"),
    SECRET.replace(
      /["&+\u0080-\uffff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`,
    ),
    SECRET.replace("&", "&amp;"),
    SECRET.replace("&", "&amp;").replaceAll('"', "&quot;"),
    SECRET.toLowerCase(),
    Buffer.from(SECRET, "utf8").toString("latin1"),
    Buffer.from(SECRET, "latin1").toString("utf8"),
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
        for (const encoding of ["base64", "base64url"] as const) {
          const encoded = Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]).toString(encoding);
          assert.ok(text(encoded).includes(REDACTED), encoded);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("a number that is a secret goes too, and every line of one that has several", () => {
  assert.deepEqual(makeScrubber(["12345678"]).json({ pin: 12345678, other: 1234567 }), {
    pin: REDACTED,
    other: 1234567,
  });
  const pem = "-----BEGIN KEY-----\nMIIEvgIBADANBgkqhkiG9w0B\nAQEFAASCBKgwggSkAgEAAoIB\n-----END KEY-----\n";
  const { text } = makeScrubber([pem]);
  assert.equal(text(`key: ${pem.trim()}.`), `key: ${REDACTED}.`);
  assert.equal(text("line AQEFAASCBKgwggSkAgEAAoIB"), `line ${REDACTED}`);
});

test("what was cut off is not shown as the half of a secret", () => {
  const { cutText } = makeScrubber(["s3cret-value"]);
  assert.equal(cutText("key=s3cret-v"), "key=");
  assert.equal(cutText("s3cret-value and s3c"), `${REDACTED} and `);
  assert.equal(cutText("nothing here"), "nothing here");
});

test("bytes keep all that is no secret, which is found in UTF-8 and UTF-16", () => {
  const { bytes } = makeScrubber(["pässword"]);
  const noise = Buffer.from([0, 255, 128, 10]);
  const clean = Buffer.concat([noise, Buffer.from("passwort")]);
  assert.equal(bytes(clean), clean);
  for (const encoding of ["utf8", "utf16le"] as const) {
    const scrubbed = bytes(Buffer.concat([noise, Buffer.from("pässword", encoding), noise]));
    assert.deepEqual(Buffer.from(scrubbed), Buffer.concat([noise, Buffer.from(REDACTED), noise]));
  }
});

test("law: however a text is cut into pieces, what is shown holds no secret and nothing else is lost", () => {
  const secrets = ["s3cret-value", "s3cret-value-2", "value-s3c"];
  const { piece, text } = makeScrubber(secrets);
  const parts = fc.array(fc.oneof(fc.constantFrom(...secrets, "s3cret", "-value", "s3"), fc.string({ maxLength: 4 })), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(parts, fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 60 }), (words, sizes) => {
      const whole = words.join("");
      let held = "";
      let shown = "";
      for (let at = 0, n = 0; at < whole.length; n += 1) {
        const size = 1 + sizes[n % sizes.length]!;
        const next = piece(held, whole.slice(at, at + size));
        shown += next.out;
        held = next.held;
        at += size;
      }
      shown += text(held);
      assert.equal(shown, text(whole));
    }),
    { numRuns: 2000 },
  );
});
