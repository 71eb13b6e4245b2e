import assert from "node:assert/strict";
import { createHmac, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from "jose";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { makeHttpSite, type HttpSite } from "../support/http-site.ts";
import { startOidcServer, type OidcServer } from "../support/oidc-server.ts";
import { startTestStack, type TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";

interface Recipe {
  readonly claims?: { readonly [name: string]: unknown };
  readonly header?: { readonly [name: string]: unknown };
  readonly forge?: string;
}
interface Case {
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  readonly auth?: readonly string[];
  readonly headers?: readonly string[];
  readonly json?: string;
  readonly body?: string;
  readonly status: number;
  readonly code?: string;
}
const corpus = JSON.parse(readFileSync(new URL("../corpus/http-auth.json", import.meta.url), "utf8")) as {
  tokens: { [name: string]: Recipe };
  good_tokens: { [name: string]: number };
  requests: Case[];
};

const PARTY = "https://app.example.org";
/** What is left of the service's 5 s to the token that ended a second ago, whose time is cut to the second. */
const TOLERANCE_MS = 3_000;
const TINY = { document: { watchloom: "1", kind: "Workflow", name: "tiny", steps: [{ id: "a", set: 1 }] } };

let stack: TestStack;
let issuer: OidcServer;
let canary: HttpSite;
let stranger: { readonly key: CryptoKey; readonly jwk: JWK };
const values: { [name: string]: string } = {};

before(async () => {
  issuer = await startOidcServer();
  canary = await makeHttpSite((_request, response) => response.end("{}"));
  const pair = await generateKeyPair("RS256", { extractable: true });
  stranger = { key: pair.privateKey, jwk: await exportJWK(pair.publicKey) };
  stack = await startTestStack({
    worker: false,
    config: {
      oidc: { issuer: issuer.issuer, audience: ["watchloom"], authorizedParties: [PARTY], roles: new Map() },
    },
  });
  const keyB = await stack.tenant("other");
  const post = async (key: string): Promise<string> => {
    const reply = await stack.send("POST", "/runs", { body: TINY, key });
    return reply.body["id"] as string;
  };
  const cursorOf = async (key: string): Promise<string> => {
    await post(key);
    const reply = await stack.send("GET", "/runs?limit=1", { key });
    return reply.body["next_cursor"] as string;
  };
  Object.assign(values, {
    key: stack.key,
    keyB,
    run: await post(stack.key),
    runB: await post(keyB),
    cursor: await cursorOf(stack.key),
    cursorB: await cursorOf(keyB),
  });
  for (const name of Object.keys(corpus.tokens)) values[`token:${name}`] = await makeToken(corpus.tokens[name]!);
});
after(async () => {
  await stack?.stop();
  await issuer?.stop();
  await canary?.close();
});

const encode = (value: unknown): string =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

async function makeToken({ claims = {}, header = {}, forge }: Recipe): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const { kid, alg, privateKey, publicJwk } = issuer.key;
  const resolved = JSON.parse(
    JSON.stringify({ claims, header })
      .replaceAll('"{stranger}"', JSON.stringify(stranger.jwk))
      .replaceAll("{issuer}", issuer.issuer)
      .replaceAll("{canary}", canary.url),
  ) as Required<Omit<Recipe, "forge">>;
  const payload: { [name: string]: unknown } = {
    iss: issuer.issuer,
    aud: "watchloom",
    sub: "user_1",
    azp: PARTY,
    org_id: "acme",
    roles: ["viewer"],
    iat: now,
    exp: now + 600,
  };
  for (const [name, value] of Object.entries(resolved.claims)) {
    if (value === null) delete payload[name];
    else if (name === "padding") payload[name] = "x".repeat(value as number);
    else payload[name] = typeof value === "string" && /^[+-]\d+$/.test(value) ? now + Number(value) : value;
  }
  const protectedHeader: { [name: string]: unknown } = { alg, kid, typ: "JWT", ...resolved.header };
  for (const [name, value] of Object.entries(protectedHeader)) if (value === null) delete protectedHeader[name];
  const body = `${encode(protectedHeader)}.${encode(payload)}`;
  const hmac = (secret: string | Buffer): string =>
    `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
  const sign = async (key: CryptoKey): Promise<string> => {
    // jose will not sign some of these headers: the signature is of the same bytes all the same.
    const signature = await crypto.subtle.sign("RSASSA-PKCS1-v1_5", key, Buffer.from(body));
    return `${body}.${Buffer.from(signature).toString("base64url")}`;
  };
  const good = await new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(privateKey);
  const [head = "", middle = "", signature = ""] = good.split(".");
  switch (forge) {
    case undefined:
      return sign(privateKey);
    case "none":
      return `${body}.`;
    case "stranger":
      return sign(stranger.key);
    case "hs256-pem":
      return hmac(
        createPublicKey({ key: publicJwk as { kty?: string }, format: "jwk" }).export({ type: "spki", format: "pem" }),
      );
    case "hs256-jwk":
      return hmac(JSON.stringify(publicJwk));
    case "hs256-empty":
      return hmac("");
    case "cut":
      return `${head}.${middle}.`;
    case "bit":
      return `${head}.${middle}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    case "zeros":
      return `${body}.${Buffer.alloc(protectedHeader["alg"] === "ES256" ? 64 : 256).toString("base64url")}`;
    case "payload":
      return `${head}.${encode({ ...payload, roles: ["admin"] })}.${signature}`;
    case "five-parts":
      return `${good}.x.y`;
    case "two-parts":
      return `${head}.${middle}`;
    case "header-no-json":
      return `${encode('{"alg"')}.${middle}.${signature}`;
    case "payload-no-json":
      return sign(privateKey).then((text) => [text.split(".")[0], encode("{"), text.split(".")[2]].join("."));
    case "payload-list":
      return `${head}.${encode([payload])}.${signature}`;
    default:
      return assert.fail(`no such forgery: ${forge}`);
  }
}

const fill = (text: string): string =>
  text.replace(/\{([\w:-]+)\}/g, (_, name: string) => {
    if (/^\d+$/.test(name)) return "x".repeat(Number(name));
    return values[name] ?? assert.fail(`no value "${name}"`);
  });

interface Raw {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Bytes as they are: no client stands between that would mend them. */
function exchange(text: string): Promise<Raw> {
  const { promise, resolve, reject } = Promise.withResolvers<Raw>();
  const { hostname, port } = new URL(stack.api.url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  const read = (): Raw => {
    const answer = Buffer.concat(chunks).toString("utf8");
    const [head = "", ...rest] = answer.split("\r\n\r\n");
    return {
      status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
      type: /^content-type: (.*)$/im.exec(head)?.[1]?.trim() ?? "",
      body: rest.join("\r\n\r\n").replace(/^[0-9a-f]+\r\n/, ""),
    };
  };
  socket.on("data", (chunk) => {
    chunks.push(chunk);
    // A stream has no end of its own.
    if (read().type.startsWith("text/event-stream")) socket.destroy();
  });
  socket.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "ECONNRESET" && error.code !== "EPIPE") reject(error);
  });
  socket.on("close", () => resolve(read()));
  socket.write(text, "latin1");
  return promise;
}

async function send(given: Case): Promise<Raw> {
  const body = given.json === "tiny" ? JSON.stringify(TINY) : (given.body ?? "");
  const own = given.headers ?? [];
  const lines = [
    `${given.method ?? "GET"} ${fill(given.path ?? "/runs")} HTTP/1.1`,
    ...(own.includes("-Host") ? [] : ["Host: watchloom.test"]),
    "Connection: close",
    ...(given.auth ?? ["Bearer {key}"]).map((value) => `Authorization: ${fill(value)}`),
    ...own.filter((line) => line !== "-Host").map(fill),
    ...(given.json === undefined
      ? []
      : ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`]),
  ];
  return exchange(`${lines.join("\r\n")}\r\n\r\n${body}`);
}

function check(answer: Raw, status: number, code: string | undefined): void {
  assert.equal(answer.status, status, answer.body.slice(0, 500));
  if (status < 400) return;
  assert.match(answer.type, /^application\/problem\+json/);
  const problem = JSON.parse(answer.body.slice(0, answer.body.lastIndexOf("}") + 1)) as JsonObject;
  if (code !== undefined) assert.equal(problem["code"], code);
  assert.doesNotMatch(answer.body, /\bat \S+ \(|node:internal|\.ts:\d+|node_modules/, "no stack trace");
  assert.ok(!answer.body.includes(values["key"] as string), "no key is given back");
}

describe("requests that attack HTTP and authentication get their one status", () => {
  for (const given of corpus.requests) test(given.name, async () => check(await send(given), given.status, given.code));
});

describe("tokens: each good one is taken, each forged one refused", () => {
  for (const name of Object.keys(corpus.tokens)) {
    const status = corpus.good_tokens[name] ?? 401;
    test(name, async () => {
      // Made as it is sent, and again where the answer came late: some are good for seconds alone.
      const answer = await until("an answer in the token's time", async () => {
        const from = Date.now();
        values[`token:${name}`] = await makeToken(corpus.tokens[name]!);
        const found = await send({ name, auth: [`Bearer {token:${name}}`], status });
        return found.status === status || Date.now() - from < TOLERANCE_MS ? found : undefined;
      });
      check(answer, status, { 401: "unauthenticated", 403: "insufficient-scope" }[status]);
      if (status === 401) assert.match(answer.body, /the token is refused: /);
    });
  }

  test("nothing that a token names was asked, and the issuer is still the issuer's", () => {
    assert.equal(canary.connections(), 0);
  });
});
