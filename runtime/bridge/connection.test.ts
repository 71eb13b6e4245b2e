import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { connectionOptions } from "./connection.ts";

const payloads = { putPayload: async () => undefined, getPayload: async () => null };

test("an address alone connects in the clear", () => {
  assert.deepEqual(connectionOptions({ address: "127.0.0.1:7233", payloads }), { address: "127.0.0.1:7233" });
});

test("an API key goes with TLS, as Temporal Cloud wants it", () => {
  const options = connectionOptions({
    address: "eu-west-1.aws.api.temporal.io:7233",
    apiKey: "key",
    tls: {},
    payloads,
  });
  assert.deepEqual(options, { address: "eu-west-1.aws.api.temporal.io:7233", apiKey: "key", tls: {} });
});

test("certificates are read from their files, and a file that is not there is said to be so", () => {
  const folder = mkdtempSync(join(tmpdir(), "watchloom-tls-"));
  const file = (name: string): string => {
    writeFileSync(join(folder, name), name);
    return join(folder, name);
  };
  const tls = { serverName: "temporal.internal", caFile: file("ca"), certFile: file("cert"), keyFile: file("key") };
  assert.deepEqual(connectionOptions({ address: "t:7233", tls, payloads }).tls, {
    serverNameOverride: "temporal.internal",
    serverRootCACertificate: Buffer.from("ca"),
    clientCertPair: { crt: Buffer.from("cert"), key: Buffer.from("key") },
  });
  rmSync(folder, { recursive: true });
  assert.throws(
    () => connectionOptions({ address: "t:7233", tls: { caFile: join(folder, "ca") }, payloads }),
    /ENOENT.*ca/,
  );
});
