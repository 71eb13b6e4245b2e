import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { test } from "node:test";
import { makeAuthenticator } from "./auth.ts";
import { callerId, demandScope, mayDecide, type Caller } from "./caller.ts";
import { ApiError } from "./problems.ts";

const caller: Caller = {
  tenant: "t",
  actor: "key:lead",
  kind: "key",
  keyId: "k",
  keyName: "lead",
  roles: [],
  scopes: ["runs:write", "documents:read"],
};
const user: Caller = {
  tenant: "t",
  actor: "user:u_1",
  kind: "user",
  subject: "u_1",
  email: "lead@example.org",
  roles: ["boss"],
  scopes: ["runs:write"],
};

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

test("an approval without `by` is anybody's, one with an empty `by` nobody's", () => {
  assert.equal(mayDecide(caller, undefined), true);
  assert.equal(mayDecide(caller, []), false);
  assert.equal(mayDecide(caller, ["role:boss", "key:lead"]), true);
  assert.equal(mayDecide(caller, ["scope:runs:write"]), true);
  assert.equal(mayDecide(caller, ["key:other", "user:lead", "scope:admin"]), false);
});

test("a user decides as subject, as e-mail, by a role and by a scope, and never as a key of the same name", () => {
  for (const entry of ["user:u_1", "user:lead@example.org", "role:boss", "scope:runs:write"])
    assert.equal(mayDecide(user, ["key:nobody", entry]), true, entry);
  for (const entry of ["key:u_1", "user:u_2", "user:", "role:", "role:lead", "scope:boss", "boss", "u_1"])
    assert.equal(mayDecide(user, [entry]), false, entry);
  for (const entry of ["user:undefined", "user:lead", "role:", "key:"])
    assert.equal(mayDecide(caller, [entry]), false, entry);
});

test("callers are counted apart: by key, by user, by tenant", () => {
  const ids = [
    caller,
    { ...caller, keyId: "k2" },
    { ...caller, tenant: "t2" },
    user,
    { ...user, actor: "user:u_2" },
    { ...user, tenant: "t2" },
  ].map(callerId);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(callerId({ ...caller, keyName: "renamed", actor: "key:renamed" }), callerId(caller));
});

test("a missing scope is named", () => {
  demandScope(caller, "runs:write");
  assert.throws(() => demandScope(caller, "secrets:write"), /"key:lead" lacks the scope "secrets:write"/);
});
