import type { Database } from "../../../runtime/store/index.ts";
import type { Logger } from "../logger.ts";
import { makeIssuerFetch } from "./issuer-fetch.ts";
import { makeIssuerKeys } from "./issuer-keys.ts";
import { makeTenantsKnown } from "./known-tenants.ts";
import type { OidcSettings } from "./settings.ts";
import { makeTokenVerifier, type VerifyToken } from "./verify-token.ts";

export { ROLE_SCOPES } from "./roles.ts";
export { ROLE_NAMES, type OidcSettings, type RoleName } from "./settings.ts";
export { IssuerAwayError, TokenError } from "./token-error.ts";
export type { VerifyToken } from "./verify-token.ts";

/** Tokens of an OpenID provider as a way to call. */
export interface Oidc {
  readonly verify: VerifyToken;
  close(): Promise<void>;
}

export function makeOidc(settings: OidcSettings, database: Database, logger: Logger): Oidc {
  const fetch = makeIssuerFetch(settings.issuer);
  const keys = makeIssuerKeys({
    issuer: settings.issuer,
    fetch,
    onAway: (error) => logger.warn({ err: error }, "the issuer's keys cannot be read"),
  });
  const verify = makeTokenVerifier(settings, keys);
  const know = makeTenantsKnown(database);
  return {
    async verify(token) {
      const caller = await verify(token);
      await know(caller);
      return caller;
    },
    close: () => fetch.close(),
  };
}
