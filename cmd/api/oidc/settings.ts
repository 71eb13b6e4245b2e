/** Whose tokens are taken, and what of them is believed. */
export interface OidcSettings {
  /** Exactly as tokens have it in `iss`. */
  readonly issuer: string;
  /** One of these must be in `aud`. */
  readonly audience: readonly string[];
  /** Where not empty, `azp` must be one of these: the origins or clients that a token may have been given to. */
  readonly authorizedParties: readonly string[];
  /** The claim that names the tenant; absent: `org_id`, else `sub`. */
  readonly tenantClaim?: string;
  /** The issuer's roles that mean one of ours. */
  readonly roles: ReadonlyMap<string, RoleName>;
  /** Of a token without a role that is known here. */
  readonly defaultRole?: RoleName;
  /** A claim that holds scopes as they are written here; absent: none does. */
  readonly scopeClaim?: string;
}

export const ROLE_NAMES = ["viewer", "operator", "editor", "admin"] as const;
export type RoleName = (typeof ROLE_NAMES)[number];
