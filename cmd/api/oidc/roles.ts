import type { Scope } from "../caller.ts";
import { ROLE_NAMES, type OidcSettings, type RoleName } from "./settings.ts";

const VIEWER = ["runs:read", "documents:read", "monitors:read", "deliveries:read"] as const;
const OPERATOR = [...VIEWER, "runs:write", "deliveries:write"] as const;
const EDITOR = [...OPERATOR, "documents:write", "monitors:write"] as const;

/** What a role may do: to look; to run and to decide; to change what runs; everything. */
export const ROLE_SCOPES: { readonly [role in RoleName]: readonly Scope[] } = {
  viewer: VIEWER,
  operator: OPERATOR,
  editor: EDITOR,
  admin: ["admin"],
};

/** The roles of a token: the issuer's names, and ours for those that mean one. Approvals know both. */
export function rolesOf(claimed: readonly string[], settings: OidcSettings): readonly string[] {
  const meant = claimed.flatMap((name) => settings.roles.get(name) ?? []);
  const roles = [...new Set([...claimed, ...meant])];
  const isKnown = roles.some(isRole);
  return isKnown || settings.defaultRole === undefined ? roles : [...roles, settings.defaultRole];
}

export function scopesOfRoles(roles: readonly string[]): readonly Scope[] {
  return [...new Set(roles.filter(isRole).flatMap((role) => ROLE_SCOPES[role]))];
}

function isRole(name: string): name is RoleName {
  return (ROLE_NAMES as readonly string[]).includes(name);
}
