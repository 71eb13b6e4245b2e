import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isJsonObject, type Json } from "../../runtime/ir/json.ts";
import type { KeyCheck } from "./api-keys.ts";
import type { Authenticator } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { ApiError } from "./problems.ts";

/**
 * A browser's `EventSource` cannot send headers, so that its token stands in the address, where logs and histories see
 * it. So it opens one stream, reads only, ends within minutes, and falls with the key that asked for it. It is signed
 * and not stored: it needs no row, is checked on every process without one, and is over before it is worth revoking.
 *
 *   wls_<claims, base64url>.<HMAC-SHA256 over them, base64url>
 */
export interface StreamTokens {
  issue(caller: Caller, runId: string | null, seconds: number): { readonly token: string; readonly expiresAt: string };
  /** What it says; null where it was not signed by us, or is over. */
  read(token: string): StreamClaims | null;
}

export interface StreamClaims {
  readonly tenant: string;
  /** Who asked for it. */
  readonly actor: string;
  readonly keyId?: string;
  readonly subject?: string;
  /** Null: the stream of all the tenant's runs. */
  readonly runId: string | null;
  /** Unix seconds. */
  readonly until: number;
}

export const MAX_TOKEN_SECONDS = 300;
const FORM = /^wls_([A-Za-z0-9_-]{1,2000})\.([A-Za-z0-9_-]{43})$/;

/** `keys`: the first signs, all are good, so that a token outlives a change of the master key. */
export function makeStreamTokens(keys: readonly Uint8Array[], now: () => number = Date.now): StreamTokens {
  const sign = (key: Uint8Array, claims: string): Buffer => createHmac("sha256", key).update(claims).digest();
  return {
    issue(caller, runId, seconds) {
      const until = Math.floor(now() / 1000) + Math.min(seconds, MAX_TOKEN_SECONDS);
      const claims: StreamClaims = {
        tenant: caller.tenant,
        actor: caller.actor,
        runId,
        until,
        ...(caller.keyId === undefined ? {} : { keyId: caller.keyId }),
        ...(caller.subject === undefined ? {} : { subject: caller.subject }),
      };
      const text = Buffer.from(JSON.stringify(claims)).toString("base64url");
      const [key] = keys as [Uint8Array];
      return {
        token: `wls_${text}.${sign(key, text).toString("base64url")}`,
        expiresAt: new Date(until * 1000).toISOString(),
      };
    },
    read(token) {
      const [, text, signature] = FORM.exec(token) ?? [];
      if (text === undefined || signature === undefined) return null;
      const given = Buffer.from(signature, "base64url");
      if (!keys.some((key) => timingSafeEqual(sign(key, text), given))) return null;
      const claims = JSON.parse(Buffer.from(text, "base64url").toString()) as Json;
      if (!isJsonObject(claims)) return null;
      const read = claims as unknown as StreamClaims;
      return read.until * 1000 > now() ? read : null;
    },
  };
}

/** For the routes of streams: a token in the address, or whatever else lets a caller in. */
export function makeStreamAuthenticator(
  others: Authenticator,
  tokens: StreamTokens,
  keys: Pick<KeyCheck, "isGood">,
): Authenticator {
  return {
    async authenticate(request) {
      const token = tokenOf(request);
      if (token === undefined) return others.authenticate(request);
      if (request.headers.authorization !== undefined) {
        throw new ApiError(
          "invalid-request",
          'the request has a stream token and the header "Authorization"; send one',
        );
      }
      const claims = tokens.read(token);
      if (claims === null) throw refuse("the stream token is over, or none of ours");
      const { tenant, actor, keyId, subject, runId } = claims;
      if (keyId !== undefined && !(await keys.isGood(tenant, keyId))) {
        throw refuse("the API key that asked for the stream token is revoked, or over");
      }
      return {
        tenant,
        actor,
        kind: "stream",
        ...(keyId === undefined ? {} : { keyId }),
        ...(subject === undefined ? {} : { subject }),
        roles: [],
        scopes: ["runs:read"],
        only: { runId },
      };
    },
  };
}

function tokenOf({ url = "" }: IncomingMessage): string | undefined {
  const mark = url.indexOf("?");
  return mark === -1 ? undefined : (new URLSearchParams(url.slice(mark + 1)).get("token") ?? undefined);
}

function refuse(why: string): ApiError {
  return new ApiError("unauthenticated", `${why}; ask for another with POST /stream-tokens`, {
    headers: { "www-authenticate": 'Bearer realm="watchloom"' },
  });
}
