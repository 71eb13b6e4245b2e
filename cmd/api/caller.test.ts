import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY_CALLER as caller } from "../../test/support/callers.ts";
import { callerId, demandMayGive, demandScope, mayDecide, SCOPES, scopesOf, type Caller } from "./caller.ts";

const user: Caller = {
  tenant: "t",
  actor: "user:u_1",
  kind: "user",
  subject: "u_1",
  email: "lead@example.org",
  roles: ["boss"],
  scopes: ["runs:write"],
};

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

test("`admin` is every scope, and nobody hands out what he has not", () => {
  assert.deepEqual(new Set(scopesOf(["admin"])), new Set(SCOPES));
  assert.deepEqual(scopesOf(["runs:read"]), ["runs:read"]);
  demandMayGive(caller, ["documents:read"]);
  demandMayGive({ ...caller, scopes: scopesOf(["admin"]) }, ["admin"]);
  for (const scopes of [["admin"], ["runs:read"], ["documents:read", "keys:write"]])
    assert.throws(() => demandMayGive(caller, scopes), /"key:lead" cannot hand out what it has not: /);
});
