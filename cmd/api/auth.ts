import type { IncomingMessage } from "node:http";
import { readBearer } from "./bearer.ts";
import type { Caller } from "./caller.ts";
import { readApiKey } from "./key-form.ts";
import { isLoopback } from "./loopback.ts";
import { IssuerAwayError, TokenError } from "./oidc/token-error.ts";
import type { VerifyToken } from "./oidc/verify-token.ts";
import { ApiError, away } from "./problems.ts";
import { makeShortMemory } from "./short-memory.ts";

/** Looks a key up; null where it is unknown, revoked or expired. Throws where the store is away. */
export type FindKey = (key: string) => Promise<Caller | null>;

export interface Authenticator {
  /** @throws ApiError `unauthenticated`, `invalid-request` */
  authenticate(request: IncomingMessage): Promise<Caller>;
}

export interface KeyAuthenticator extends Authenticator {
  /** The key is looked up anew when it next comes. */
  forget(keyId: string): void;
}

/** A revoked key works for at most so long on any process, where that did not hear of it. */
const CACHE_MS = 3000;
const CACHE_KEYS = 1000;

const WHY = {
  missing: "no API key was sent",
  malformed: 'the header "Authorization" is not "Bearer <key>"',
};

/** What a JWT begins with: base64url of `{"`. */
const TOKEN = /^eyJ[\w-]*\./;

/** `verifyToken`: absent where no issuer is configured. */
export function makeAuthenticator(
  findKey: FindKey,
  apiKeyFile: string | undefined,
  verifyToken?: VerifyToken,
): KeyAuthenticator {
  // One that is unknown may be made in a moment.
  const keeps = (caller: Caller | null): boolean => caller !== null;
  const known = makeShortMemory(findKey, { ms: CACHE_MS, most: CACHE_KEYS, keeps });

  const refuse = (request: IncomingMessage, why: string): ApiError => {
    const where =
      apiKeyFile !== undefined && isLoopback(request.socket.remoteAddress)
        ? `; the key lies in ${apiKeyFile}: send "Authorization: Bearer $(cat ${apiKeyFile})"`
        : '; send "Authorization: Bearer <key>"';
    return new ApiError("unauthenticated", `${why}${where}`, {
      headers: { "www-authenticate": 'Bearer realm="watchloom"' },
    });
  };

  const readToken = async (token: string): Promise<Caller> => {
    if (verifyToken === undefined) throw refuseToken("no issuer of tokens is configured (OIDC_ISSUER)");
    try {
      return await verifyToken(token);
    } catch (error) {
      if (error instanceof TokenError) throw refuseToken(error.message);
      if (error instanceof IssuerAwayError) throw away("the issuer's keys cannot be read; repeat the request");
      throw error;
    }
  };

  return {
    async authenticate(request) {
      const bearer = readBearer(request, (why) => refuse(request, WHY[why]));
      if (TOKEN.test(bearer)) return readToken(bearer);
      const caller = await known.of(bearer);
      if (caller === null) throw refuse(request, "the API key is not known");
      return caller;
    },
    forget: (keyId) => known.forget((key) => readApiKey(key)?.id === keyId),
  };
}

function refuseToken(why: string): ApiError {
  return new ApiError("unauthenticated", `the token is refused: ${why}`, {
    headers: { "www-authenticate": 'Bearer realm="watchloom", error="invalid_token"' },
  });
}
