import { setTimeout as sleep } from "node:timers/promises";
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey } from "jose";
import type { IssuerFetch } from "./issuer-fetch.ts";
import { IssuerAwayError } from "./token-error.ts";

export interface IssuerKeysOptions {
  readonly issuer: string;
  readonly fetch: IssuerFetch;
  /** Told when the keys cannot be read. */
  readonly onAway?: (error: Error) => void;
  /** Between two looks at the issuer, whatever tokens come. */
  readonly coolMs?: number;
  /** Keys older than this are read again, while those that are there go on to be used. */
  readonly refreshMs?: number;
  /** So long keys are believed while the issuer is away. */
  readonly keptMs?: number;
}

const METADATA_MS = 3_600_000;
/** The set counts its own cooling time from a moment later than ours: it may be asked once more than is needed. */
const PAUSE_MS = 10;
const MOST_TRIES = 20;

/**
 * The issuer's signing keys, found by its metadata and by nothing that a token says (`jku`, `x5u`, `jwk` are not
 * read). An unknown key id is looked up at the issuer: at most one look in `coolMs`, for which a token waits its turn,
 * so that none which was signed with a key of this moment is refused.
 */
export function makeIssuerKeys(options: IssuerKeysOptions): JWTVerifyGetKey {
  const { issuer, fetch, coolMs = 1_000, refreshMs = 300_000, keptMs = 3_600_000 } = options;
  let metadata: { readonly jwksUri: string; readonly until: number } | undefined;
  let loadedAt = 0;
  // Looks are counted: one that had begun before a token came may have been answered before its key was made.
  let begun = 0;
  let answered = 0;
  let failed: { readonly error: IssuerAwayError; readonly at: number } | undefined;

  const jwksUri = async (signal: AbortSignal): Promise<string> => {
    if (metadata !== undefined && metadata.until > Date.now()) return metadata.jwksUri;
    try {
      const found = await fetch(`${issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`, signal);
      if (found["issuer"] !== issuer) {
        throw new IssuerAwayError(`the metadata of "${issuer}" is of the issuer "${String(found["issuer"])}"`);
      }
      metadata = { jwksUri: String(found["jwks_uri"]), until: Date.now() + METADATA_MS };
    } catch (error) {
      // Where the keys were is where they will be.
      if (metadata === undefined) throw error;
    }
    return metadata.jwksUri;
  };

  const load = async (signal: AbortSignal): Promise<Response> => {
    if (failed !== undefined && Date.now() - failed.at < coolMs) throw failed.error;
    const look = ++begun;
    try {
      const set = await fetch(await jwksUri(signal), signal);
      if (!Array.isArray(set["keys"])) throw new IssuerAwayError(`the keys of "${issuer}" are no JWK set`);
      failed = undefined;
      loadedAt = Date.now();
      answered = look;
      return Response.json(set);
    } catch (error) {
      const away = error instanceof IssuerAwayError ? error : new IssuerAwayError((error as Error).message);
      failed = { error: away, at: Date.now() };
      options.onAway?.(away);
      throw away;
    }
  };

  const remote = createRemoteJWKSet(new URL(issuer), {
    cooldownDuration: coolMs,
    cacheMaxAge: keptMs,
    [customFetch]: (_url, { signal }) => load(signal as AbortSignal),
  });

  const refreshSoon = (): void => {
    if (loadedAt === 0 || Date.now() - loadedAt < refreshMs || remote.reloading) return;
    remote.reload().catch(() => undefined);
  };

  return async (header, token) => {
    refreshSoon();
    const asked = begun;
    for (let tries = 1; ; tries++) {
      try {
        return await remote(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        // Looked up since the token came, and the issuer does not know it.
        if (answered > asked || tries === MOST_TRIES) throw error;
      }
      await sleep(Math.max(PAUSE_MS, loadedAt + coolMs - Date.now()));
    }
  };
}
