import type { JWTPayload } from "jose";
import { SCOPES, scopesOf, type Caller } from "../caller.ts";
import { rolesOf, scopesOfRoles } from "./roles.ts";
import type { OidcSettings } from "./settings.ts";
import { TokenError } from "./token-error.ts";

/** What becomes a key in rows and paths: visible ASCII of a sensible length. */
const NAME = /^[\x21-\x7e]{1,128}$/;
/** The operator's own tenant: its keys come with the installation, and no user's id may happen to be its name. */
const OPERATORS_TENANT = "default";

/** Who a verified token speaks for. @throws TokenError where a claim is missing or no claim of ours */
export function callerOf(payload: JWTPayload, settings: OidcSettings): Caller {
  const { sub: subject = "" } = payload;
  if (!NAME.test(subject)) throw new TokenError('its "sub" is empty, too long or has characters that no id has');
  checkParty(payload["azp"], settings.authorizedParties);
  const roles = rolesOf(textsOf(payload["roles"]), settings);
  const email = payload["email_verified"] === true ? payload["email"] : undefined;
  return {
    tenant: tenantOf(payload, subject, settings.tenantClaim),
    actor: `user:${subject}`,
    kind: "user",
    subject,
    ...(typeof email === "string" && email !== "" ? { email } : {}),
    roles,
    scopes: scopesOf([...new Set([...scopesOfRoles(roles), ...grantedScopes(payload, settings.scopeClaim)])]),
  };
}

function tenantOf(payload: JWTPayload, subject: string, claim: string | undefined): string {
  const named = claimAt(payload, claim ?? "org_id");
  if (claim === undefined && (named === undefined || named === null)) {
    if (subject === OPERATORS_TENANT) throw new TokenError(`its "sub" is "${subject}", which names the first tenant`);
    return subject;
  }
  if (typeof named === "string" && NAME.test(named)) return named;
  throw new TokenError(`its claim "${claim ?? "org_id"}", which names the tenant, is missing or no name`);
}

/** A claim by its name, else by a path of names: `o.id` is the `id` in `o`. */
function claimAt(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name
    .split(".")
    .reduce<unknown>(
      (value, part) =>
        typeof value === "object" && value !== null && Object.hasOwn(value, part)
          ? (value as { readonly [name: string]: unknown })[part]
          : undefined,
      payload,
    );
}

function checkParty(azp: unknown, allowed: readonly string[]): void {
  if (allowed.length === 0 || (typeof azp === "string" && allowed.includes(azp))) return;
  throw new TokenError('its "azp" is not among OIDC_AUTHORIZED_PARTIES: it was given to another application');
}

function grantedScopes(payload: JWTPayload, claim: string | undefined): readonly string[] {
  if (claim === undefined) return [];
  const granted = textsOf(claimAt(payload, claim));
  return SCOPES.filter((scope) => granted.includes(scope));
}

/** A list of texts, or one text of words. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return value.split(" ").filter((word) => word !== "");
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === "string") : [];
}
