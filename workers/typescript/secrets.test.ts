import assert from "node:assert/strict";
import { test } from "node:test";
import { secretHost } from "../../runtime/ir/secret-host.ts";
import { makeTestContext } from "../../test/support/activity-context.ts";
import { isSecretRef, makeSecretRef, openInput, showInput } from "./activity-input.ts";
import { holdsSecret, resolveSecrets, secretMayGoTo } from "./secrets.ts";

test("a secret may go to its hosts, on any port unless the entry names one, and to no part of them", () => {
  const may = (host: string) => secretMayGoTo(["api.example.org", "localhost:9000", "[::1]"], host);
  for (const host of [
    "api.example.org",
    "API.example.org",
    "api.example.org:8443",
    "api.example.org.",
    "localhost:9000",
    "[::1]",
    "[::1]:80",
  ]) {
    assert.equal(may(host), true, host);
  }
  for (const host of [
    "example.org",
    "x.api.example.org",
    "api.example.org.evil.test",
    "localhost",
    "localhost:9001",
    "",
    "[::2]",
  ]) {
    assert.equal(may(host), false, host);
  }
  assert.equal(secretMayGoTo([], "a.test"), false);
});

test("an entry with a usual port is for requests to that port", () => {
  assert.equal(secretHost(new URL("https://api.example.org/x")), "api.example.org:443");
  assert.equal(secretHost(new URL("http://api.example.org/x")), "api.example.org:80");
  assert.equal(secretHost(new URL("https://[::1]:8443/")), "[::1]:8443");
  assert.equal(secretMayGoTo(["api.example.org:443"], secretHost(new URL("https://api.example.org"))), true);
  assert.equal(secretMayGoTo(["api.example.org:443"], secretHost(new URL("http://api.example.org"))), false);
  assert.equal(secretMayGoTo(["api.example.org"], secretHost(new URL("http://api.example.org"))), true);
});

test("a closed template opens to values, references and secrets", async () => {
  const ref = { digest: "sha256:x", size: 1, mediaType: "application/json" };
  const opened = await openInput(
    {
      m: [
        ["a", { v: { $secret: "erp" } }],
        ["b", { s: "erp", prefix: "token " }],
        ["c", { l: [{ r: ref }, { s: "erp" }] }],
      ],
    },
    async (read) => (read === ref ? ["large"] : null),
  );
  assert.deepEqual(showInput(opened), {
    a: { $secret: "erp" },
    b: { $secret: "erp", prefix: "token " },
    c: [["large"], { $secret: "erp" }],
  });
  const { a, b } = opened as { [key: string]: unknown };
  assert.deepEqual([isSecretRef(a), isSecretRef(b)], [false, true], "data never becomes a secret");
  assert.equal(holdsSecret(opened), true);
  assert.equal(holdsSecret({ a: { $secret: "erp" } }), false);
});

test("secrets are resolved wherever they stand, for one host", async () => {
  const context = makeTestContext({ secrets: { erp: { value: "v", hosts: ["a.test"] } } });
  const input = { list: [makeSecretRef("erp"), 1], deep: { key: makeSecretRef("erp", "p ") }, plain: null };
  assert.deepEqual(await resolveSecrets(input, "a.test", context), {
    list: ["v", 1],
    deep: { key: "p v" },
    plain: null,
  });
  await assert.rejects(resolveSecrets(input, "b.test", context), /secret\.unknown/);
});
