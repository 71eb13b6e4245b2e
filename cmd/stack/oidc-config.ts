import { nearest } from "../../runtime/ir/near-miss.ts";
import { ROLE_NAMES, type OidcSettings, type RoleName } from "../api/oidc/settings.ts";
import type { Environment, Reader } from "./environment.ts";

const NAMES = [
  "OIDC_ISSUER",
  "OIDC_AUDIENCE",
  "OIDC_AUTHORIZED_PARTIES",
  "OIDC_ROLES",
  "OIDC_DEFAULT_ROLE",
  "OIDC_SCOPE_CLAIM",
];

/** Whose tokens are taken; absent: nobody's. */
export function readOidc(env: Environment, reader: Reader): OidcSettings | undefined {
  const { text, list, problems } = reader;
  refuseMisspelt(env, problems);
  const issuer = text("OIDC_ISSUER");
  const audience = list("OIDC_AUDIENCE");
  const tenantClaim = text("WATCHLOOM_TENANT_CLAIM");
  const defaultRole = text("OIDC_DEFAULT_ROLE");
  const scopeClaim = text("OIDC_SCOPE_CLAIM");
  const roles = readRoles(reader);
  if (defaultRole !== undefined && !isRole(defaultRole)) {
    problems.push(`OIDC_DEFAULT_ROLE="${defaultRole}" is none of ${ROLE_NAMES.join(", ")}`);
  }
  if (issuer === undefined) {
    const set = NAMES.filter((name) => text(name) !== undefined);
    if (set.length > 0) problems.push(`${set.join(", ")}: set without OIDC_ISSUER, whose tokens they are about`);
    return undefined;
  }
  // As it is written: tokens have it in `iss` letter by letter, some with a slash at its end.
  const { protocol = "", search = "", hash = "" } = URL.parse(issuer) ?? {};
  if (!/^https?:$/.test(protocol) || search !== "" || hash !== "") {
    problems.push(`OIDC_ISSUER="${issuer}" is not a URL with https:// (or http://), without a query`);
  }
  if (audience.length === 0) {
    problems.push("OIDC_ISSUER is set without OIDC_AUDIENCE: a token that was made for another application would do");
  }
  return {
    issuer,
    audience,
    authorizedParties: list("OIDC_AUTHORIZED_PARTIES"),
    roles,
    ...(tenantClaim === undefined ? {} : { tenantClaim }),
    ...(defaultRole !== undefined && isRole(defaultRole) ? { defaultRole } : {}),
    ...(scopeClaim === undefined ? {} : { scopeClaim }),
  };
}

/** `org:admin=admin,org:member=editor`: the issuer's role, then ours. */
function readRoles({ list, problems }: Reader): ReadonlyMap<string, RoleName> {
  const roles = new Map<string, RoleName>();
  for (const entry of list("OIDC_ROLES")) {
    const at = entry.lastIndexOf("=");
    const role = entry.slice(at + 1);
    if (at > 0 && isRole(role)) roles.set(entry.slice(0, at), role);
    else problems.push(`OIDC_ROLES holds "${entry}"; write <the issuer's role>=<${ROLE_NAMES.join("|")}>`);
  }
  return roles;
}

function isRole(name: string): name is RoleName {
  return (ROLE_NAMES as readonly string[]).includes(name);
}

/** Other programs have settings of this prefix too; one that is nearly ours would leave a check out in silence. */
function refuseMisspelt(env: Environment, problems: string[]): void {
  for (const name of Object.keys(env)) {
    if (!name.startsWith("OIDC_") || NAMES.includes(name)) continue;
    const near = nearest(name, NAMES);
    if (near !== undefined) problems.push(`${name} is no setting of Watchloom; did you mean ${near}?`);
  }
}
