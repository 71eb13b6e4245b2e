import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { test } from "node:test";
import { KEY_CALLER as caller } from "../../test/support/callers.ts";
import { makeAuthenticator } from "./auth.ts";
import { IssuerAwayError, TokenError } from "./oidc/token-error.ts";
import { ApiError } from "./problems.ts";

function request(headers: readonly string[], remoteAddress = "127.0.0.1"): IncomingMessage {
  const authorization = headers[headers.findIndex((name) => name.toLowerCase() === "authorization") + 1];
  return { rawHeaders: headers, headers: { authorization }, socket: { remoteAddress } } as unknown as IncomingMessage;
}
const refusal = async (work: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await work.then(
    () => assert.fail("it was let in"),
    (caught: unknown) => caught,
  );
  assert.ok(error instanceof ApiError);
  return error;
};

test("asks the store once for a key that is used again at once, and again later", async () => {
  let asked = 0;
  const authenticator = makeAuthenticator(async () => ((asked += 1), caller), undefined);
  await authenticator.authenticate(request(["Authorization", "Bearer wl_1"]));
  assert.equal(await authenticator.authenticate(request(["authorization", "bearer wl_1"])), caller);
  assert.equal(asked, 1);
  await Promise.all(
    Array.from({ length: 9 }, () => authenticator.authenticate(request(["Authorization", "Bearer wl_2"]))),
  );
  assert.equal(asked, 2, "many at the same moment ask once");
});

test("an unknown key is not remembered, so that one made later works at once", async () => {
  const known = new Set<string>();
  const authenticator = makeAuthenticator(async (key) => (known.has(key) ? caller : null), undefined);
  await refusal(authenticator.authenticate(request(["Authorization", "Bearer new"])));
  known.add("new");
  assert.equal(await authenticator.authenticate(request(["Authorization", "Bearer new"])), caller);
});

test("where the key lies is told over loopback, and to nobody else", async () => {
  const authenticator = makeAuthenticator(async () => null, "/data/api-key");
  const near = await refusal(authenticator.authenticate(request(["Authorization", "Bearer x"], "::ffff:127.0.0.1")));
  const far = await refusal(authenticator.authenticate(request(["Authorization", "Bearer x"], "10.0.0.8")));
  assert.match(near.message, /\/data\/api-key/);
  assert.doesNotMatch(far.message, /data/);
});

test("two Authorization headers are refused, whichever is right", async () => {
  const authenticator = makeAuthenticator(async () => caller, undefined);
  const error = await refusal(
    authenticator.authenticate(request(["Authorization", "Bearer a", "authorization", "Bearer b"])),
  );
  assert.equal(error.code, "invalid-request");
});

test("what looks like a JWT is never looked up as a key, and without an issuer it is refused", async () => {
  let asked = 0;
  const authenticator = makeAuthenticator(async () => ((asked += 1), caller), undefined);
  for (const token of ["eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "eyJ.x.y", "eyJhbGciOiJkaXIifQ..a.b.c"]) {
    const error = await refusal(authenticator.authenticate(request(["Authorization", `Bearer ${token}`])));
    assert.equal(error.code, "unauthenticated");
    assert.match(error.message, /OIDC_ISSUER/);
  }
  assert.equal(asked, 0);
});

test("a token that is not believed is 401 and says why, one that nobody can judge 503", async () => {
  const bearer = request(["Authorization", "Bearer eyJ.x.y"]);
  const refusing = makeAuthenticator(
    async () => null,
    undefined,
    () => Promise.reject(new TokenError("it has expired")),
  );
  const refused = await refusal(refusing.authenticate(bearer));
  assert.equal(refused.message, "the token is refused: it has expired");
  assert.match(refused.headers["www-authenticate"] ?? "", /error="invalid_token"/);
  const blind = makeAuthenticator(
    async () => null,
    undefined,
    () => Promise.reject(new IssuerAwayError("down")),
  );
  const away = await refusal(blind.authenticate(bearer));
  assert.deepEqual([away.status, away.code], [503, "temporary-reduced-capacity"]);
});
