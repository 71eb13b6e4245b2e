import assert from "node:assert/strict";
import { test } from "node:test";
import { SCOPES } from "../caller.ts";
import { callerOf } from "./claims.ts";
import type { OidcSettings } from "./settings.ts";

const settings = (more: Partial<OidcSettings> = {}): OidcSettings => ({
  issuer: "https://issuer.example.org",
  audience: ["watchloom"],
  authorizedParties: [],
  roles: new Map(),
  ...more,
});

test("the tenant is `org_id`, else `sub`; a claim that was named is the only one", () => {
  assert.equal(callerOf({ sub: "u", org_id: "acme" }, settings()).tenant, "acme");
  assert.equal(callerOf({ sub: "u" }, settings()).tenant, "u");
  assert.equal(callerOf({ sub: "u", org_id: null }, settings()).tenant, "u");
  const named = settings({ tenantClaim: "o.id" });
  assert.equal(callerOf({ sub: "u", o: { id: "acme" } }, named).tenant, "acme");
  assert.equal(callerOf({ sub: "u", "o.id": "whole", o: { id: "acme" } }, named).tenant, "whole");
  const url = settings({ tenantClaim: "https://example.org/tenant" });
  assert.equal(callerOf({ sub: "u", "https://example.org/tenant": "t" }, url).tenant, "t");
  for (const claims of [{}, { o: 1 }, { o: { id: 7 } }, { o: { id: "" } }, { o: { id: "a b" } }, { org_id: "acme" }])
    assert.throws(() => callerOf({ sub: "u", ...claims }, named), /its claim "o.id", which names the tenant/);
  for (const org of ["", 7, ["acme"], "a\nb", "x".repeat(129)])
    assert.throws(() => callerOf({ sub: "u", org_id: org }, settings()), /its claim "org_id"/);
  assert.throws(() => callerOf({ sub: "u" }, settings({ tenantClaim: "constructor.name" })), /which names the tenant/);
  assert.throws(() => callerOf({ sub: "u" }, settings({ tenantClaim: "__proto__" })), /which names the tenant/);
});

test("a user's id never happens to be the operator's tenant, an organisation that is meant to be it is", () => {
  assert.throws(() => callerOf({ sub: "default" }, settings()), /names the first tenant/);
  assert.equal(callerOf({ sub: "u", org_id: "default" }, settings()).tenant, "default");
});

test("roles give scopes; the issuer's names are mapped, and both names are the caller's", () => {
  const mapped = settings({ roles: new Map([["org:member", "editor"]]) });
  const editor = callerOf({ sub: "u", roles: ["org:member", "board"] }, mapped);
  assert.deepEqual(editor.roles, ["org:member", "board", "editor"]);
  assert.ok(editor.scopes.includes("documents:write") && !editor.scopes.includes("secrets:write"));
  assert.deepEqual(callerOf({ sub: "u", roles: "viewer" }, settings()).scopes, [
    "runs:read",
    "documents:read",
    "monitors:read",
    "deliveries:read",
  ]);
  assert.deepEqual(new Set(callerOf({ sub: "u", roles: ["admin"] }, settings()).scopes), new Set(SCOPES));
  for (const roles of [undefined, [], ["nobody"], [7], { admin: true }, "administrator", ["constructor"]])
    assert.deepEqual(callerOf({ sub: "u", roles }, settings()).scopes, [], JSON.stringify(roles));
});

test("the default role is of those who have no role that is known", () => {
  const open = settings({ defaultRole: "viewer" });
  assert.deepEqual(callerOf({ sub: "u" }, open).roles, ["viewer"]);
  assert.ok(callerOf({ sub: "u", roles: ["guest"] }, open).scopes.includes("runs:read"));
  assert.deepEqual(callerOf({ sub: "u", roles: ["admin"] }, open).roles, ["admin"]);
});

test("scopes in a claim count where the operator named the claim, and only those that there are", () => {
  const claims = { sub: "u", scope: "openid runs:read admin2", permissions: ["runs:write", "runs:all"] };
  assert.deepEqual(callerOf(claims, settings()).scopes, []);
  assert.deepEqual(callerOf(claims, settings({ scopeClaim: "scope" })).scopes, ["runs:read"]);
  assert.deepEqual(callerOf(claims, settings({ scopeClaim: "permissions" })).scopes, ["runs:write"]);
});

test("an e-mail address counts where the issuer has verified it", () => {
  const email = "ada@example.org";
  assert.equal(callerOf({ sub: "u", email, email_verified: true }, settings()).email, email);
  for (const verified of [undefined, false, "true", 1])
    assert.equal(callerOf({ sub: "u", email, email_verified: verified }, settings()).email, undefined);
});

test("`azp` is held against the list where there is one", () => {
  const strict = settings({ authorizedParties: ["https://app.example.org"] });
  assert.equal(callerOf({ sub: "u", azp: "https://app.example.org" }, strict).subject, "u");
  assert.equal(callerOf({ sub: "u", azp: "https://evil.example.org" }, settings()).subject, "u");
  for (const azp of [undefined, "https://evil.example.org", ["https://app.example.org"], ""])
    assert.throws(() => callerOf({ sub: "u", azp }, strict), /"azp" is not among/);
});

test("a subject that is no id is refused", () => {
  for (const sub of ["", " ", "a b", "a\u0000", "ü", "x".repeat(129)])
    assert.throws(() => callerOf({ sub }, settings()), /its "sub"/);
});
