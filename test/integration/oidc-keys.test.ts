import assert from "node:assert/strict";
import { after, before, beforeEach, mock, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { makeIssuerFetch, type IssuerFetch } from "../../cmd/api/oidc/issuer-fetch.ts";
import { makeIssuerKeys, type IssuerKeysOptions } from "../../cmd/api/oidc/issuer-keys.ts";
import { IssuerAwayError, TokenError } from "../../cmd/api/oidc/token-error.ts";
import { makeTokenVerifier, type VerifyToken } from "../../cmd/api/oidc/verify-token.ts";
import { makeHttpSite, sendJson } from "../support/http-site.ts";
import { AUDIENCE, startOidcServer, type OidcServer } from "../support/oidc-server.ts";
import { until } from "../support/until.ts";

let server: OidcServer;
let fetch: IssuerFetch;
before(async () => {
  server = await startOidcServer();
  fetch = makeIssuerFetch(server.issuer);
});
beforeEach(() => server.behave("well"));
after(async () => {
  await fetch?.close();
  await server?.stop();
});

const verifier = (options: Partial<IssuerKeysOptions> = {}): VerifyToken =>
  makeTokenVerifier(
    { issuer: server.issuer, audience: [AUDIENCE], authorizedParties: [], roles: new Map() },
    makeIssuerKeys({ issuer: server.issuer, fetch, ...options }),
  );

const outcome = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "taken",
    (error: unknown) => {
      if (error instanceof TokenError) return `refused: ${error.message}`;
      if (error instanceof IssuerAwayError) return "away";
      throw error;
    },
  );

test("keys are read once for many tokens", async () => {
  const verify = verifier();
  const before = server.reads;
  const tokens = await Promise.all(Array.from({ length: 50 }, (_, n) => server.sign({ sub: `user_${n}` })));
  const callers = await Promise.all(tokens.map((token) => verify(token)));
  assert.equal(new Set(callers.map(({ actor }) => actor)).size, 50);
  assert.equal(server.reads - before, 1);
});

test("the issuer changes its key again and again under load: no good token is refused", async () => {
  const verify = verifier();
  const end = Date.now() + 4_000;
  const latest = end + 60_000;
  const refusals: string[] = [];
  let taken = 0;
  const most = 100;
  const goesOn = (): boolean => Date.now() < end || (taken <= most && Date.now() < latest);
  const client = async (): Promise<void> => {
    while (goesOn()) {
      const token = await server.sign();
      const said = await outcome(verify(token));
      if (said === "taken") taken += 1;
      else refusals.push(said);
      await sleep(2);
    }
  };
  const rotating = (async () => {
    // Twice as fast as the issuer is looked at; a published key stays, since a loaded machine may be seconds late.
    while (goesOn()) {
      await sleep(500);
      await server.rotate(1_000);
    }
  })();
  await Promise.all([rotating, ...Array.from({ length: 8 }, client)]);
  assert.deepEqual(refusals, []);
  assert.ok(taken > most, `${taken} tokens`);
});

test("a look that had begun before a key was made says nothing against a token that it signed", async () => {
  const verify = verifier({ coolMs: 50 });
  await verify(await server.sign());
  await sleep(60);
  const answer = Promise.withResolvers<void>();
  server.hold(answer.promise);
  const reads = server.reads;
  const unknown = outcome(verify(await server.sign({}, { kid: "none" })));
  await until("a look", async () => server.reads > reads || undefined);
  await server.rotate();
  const good = outcome(verify(await server.sign()));
  server.hold();
  answer.resolve();
  assert.match(await unknown, /^refused/);
  assert.equal(await good, "taken");
});

test("tokens with key ids that nobody has cost one look at the issuer in a while, and are refused", async () => {
  const verify = verifier({ coolMs: 300 });
  await verify(await server.sign());
  const before = server.reads;
  const from = Date.now();
  const bad = await Promise.all(Array.from({ length: 40 }, (_, n) => server.sign({}, { kid: `none-${n}` })));
  const said = await Promise.all(bad.map((token) => outcome(verify(token))));
  assert.deepEqual([...new Set(said)], ["refused: it is signed with a key that the issuer does not have"]);
  const most = Math.ceil((Date.now() - from) / 300) + 1;
  assert.ok(server.reads - before <= most, `${server.reads - before} reads, ${most} allowed`);
});

test("while the issuer is away its keys go on to be believed: for 10 minutes and more, not for ever", async () => {
  mock.timers.enable({ apis: ["Date"], now: Date.now() });
  try {
    const verify = verifier();
    const token = await server.sign({ exp: Math.floor(Date.now() / 1000) + 7_200 });
    assert.equal(await outcome(verify(token)), "taken");
    server.behave("down");
    for (let minute = 1; minute <= 12; minute++) {
      mock.timers.tick(60_000);
      assert.equal(await outcome(verify(token)), "taken", `after ${minute} minutes`);
      await sleep(5);
    }
    // Whether a key that was never seen is the issuer's, nobody can say now.
    await server.rotate();
    assert.equal(await outcome(verify(await server.sign())), "away");
    mock.timers.tick(50 * 60_000);
    assert.equal(await outcome(verify(token)), "away", "after an hour without a look the keys may have been withdrawn");
    server.behave("well");
    mock.timers.tick(2_000);
    assert.equal(await outcome(verify(token)), "taken", "and back it is back");
  } finally {
    mock.timers.reset();
  }
});

test("a key that the issuer withdrew is believed no longer than until the next look", async () => {
  const verify = verifier({ refreshMs: 50 });
  const token = await server.sign();
  assert.equal(await outcome(verify(token)), "taken");
  await server.rotate(1);
  await sleep(60);
  // This one sets the look off, and does not wait for it.
  await outcome(verify(token));
  await until("the refusal", async () => (await outcome(verify(token))).startsWith("refused") || undefined);
});

test("an issuer that is away or not itself: nobody can say, and a look is not repeated at once", async () => {
  const inside = await makeHttpSite((_request, response) => sendJson(response, 200, { keys: [] }));
  for (const how of [
    "down",
    { metadata: () => ({ issuer: server.issuer, jwks_uri: `${inside.url}/keys` }) },
    { metadata: () => ({ issuer: server.issuer, jwks_uri: "http://169.254.169.254/keys" }) },
    { metadata: () => ({ issuer: server.issuer, jwks_uri: "http://user@localhost/keys" }) },
    { metadata: () => ({ issuer: "https://other.example.org", jwks_uri: `${server.issuer}/keys` }) },
    { metadata: () => ({ issuer: server.issuer, jwks_uri: `${server.issuer}/nothing` }) },
    { metadata: () => ({ issuer: server.issuer, jwks_uri: 7 }) },
    { metadata: () => ({ issuer: server.issuer, jwks_uri: "file:///etc/passwd" }) },
  ] as const) {
    server.behave(how);
    const told: Error[] = [];
    const verify = verifier({ coolMs: 60_000, onAway: (error) => told.push(error) });
    const token = await server.sign();
    const said = await Promise.all(Array.from({ length: 10 }, () => outcome(verify(token))));
    assert.deepEqual([...new Set(said)], ["away"], JSON.stringify(how));
    assert.equal(await outcome(verify(token)), "away");
    assert.equal(told.length, 1, "one look");
  }
  assert.equal(inside.connections(), 0, "what the metadata points to is guarded as all else");
  await inside.close();
});

test("the keys are read at a private address only where that is the issuer itself, and no redirect is followed", async () => {
  const inside = await makeHttpSite((_request, response) => sendJson(response, 200, server.jwks()));
  try {
    for (const how of [
      { metadata: () => ({ issuer: server.issuer, jwks_uri: `${inside.url}/keys` }) },
      { redirectKeysTo: `${inside.url}/keys` },
      { redirectKeysTo: `${server.issuer}/keys` },
    ]) {
      server.behave(how);
      assert.equal(await outcome(verifier()(await server.sign())), "away", JSON.stringify(how));
    }
    assert.equal(inside.connections(), 0, "nothing inside was asked");
  } finally {
    await inside.close();
  }
});
