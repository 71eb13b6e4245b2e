import type { IncomingMessage } from "node:http";
import { isLoopback } from "./loopback.ts";
import { ApiError } from "./problems.ts";

export const SCOPES = [
  "runs:read",
  "runs:write",
  "documents:read",
  "documents:write",
  "monitors:read",
  "monitors:write",
  "deliveries:read",
  "deliveries:write",
  "secrets:write",
  "activities:write",
  "keys:write",
  "admin",
] as const;
export type Scope = (typeof SCOPES)[number];

/** What a holder of these scopes may do: `admin` has all, those that later versions bring too. */
export function scopesOf(given: readonly string[]): readonly string[] {
  return given.includes("admin") ? [...new Set([...SCOPES, ...given])] : given;
}

/** Who a request comes from. Every query carries the tenant, which a credential alone can give. */
export interface Caller {
  readonly tenant: string;
  /** What acts are signed with, in audit and approvals: `key:<name>`, `user:<subject>`. */
  readonly actor: string;
  readonly kind: "key" | "user" | "stream";
  readonly keyId?: string;
  readonly keyName?: string;
  /** Of a token: `sub`. */
  readonly subject?: string;
  readonly email?: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  /** Of a stream token: the one stream that it opens, a run's or (null) the tenant's. */
  readonly only?: { readonly runId: string | null };
}

/** The same for all requests of one caller, and for no other's: what is counted per caller is counted by it. */
export function callerId(caller: Caller): string {
  return `${caller.tenant}/${caller.keyId === undefined ? caller.actor : `key/${caller.keyId}`}`;
}

/** Looks a key up; null where it is unknown, revoked or expired. Throws where the store is away. */
export type FindKey = (key: string) => Promise<Caller | null>;

export interface Authenticator {
  /** @throws ApiError `unauthenticated`, `invalid-request` */
  authenticate(request: IncomingMessage): Promise<Caller>;
}

/** A revoked key works for at most so long on any process. */
const CACHE_MS = 3000;
const CACHE_KEYS = 1000;

export function makeAuthenticator(findKey: FindKey, apiKeyFile: string | undefined): Authenticator {
  const known = new Map<string, { readonly found: Promise<Caller | null>; readonly until: number }>();

  const refuse = (request: IncomingMessage, why: string): ApiError => {
    const where =
      apiKeyFile !== undefined && isLoopback(request.socket.remoteAddress)
        ? `; the key lies in ${apiKeyFile}: send "Authorization: Bearer $(cat ${apiKeyFile})"`
        : '; send "Authorization: Bearer <key>"';
    return new ApiError("unauthenticated", `${why}${where}`, {
      headers: { "www-authenticate": 'Bearer realm="watchloom"' },
    });
  };

  /** One look-up at a time for a key, however many requests ask. */
  const lookUp = (key: string): Promise<Caller | null> => {
    const cached = known.get(key);
    if (cached !== undefined && cached.until > Date.now()) return cached.found;
    if (known.size >= CACHE_KEYS) known.clear();
    const found = findKey(key);
    const entry = { found, until: Date.now() + CACHE_MS };
    known.set(key, entry);
    const forget = (): void => {
      if (known.get(key) === entry) known.delete(key);
    };
    found.then((caller) => {
      if (caller === null) forget();
    }, forget);
    return found;
  };

  return {
    async authenticate(request) {
      const caller = await lookUp(readBearer(request, (why) => refuse(request, why)));
      if (caller === null) throw refuse(request, "the API key is not known");
      return caller;
    },
  };
}

function readBearer(request: IncomingMessage, refuse: (why: string) => ApiError): string {
  const { rawHeaders } = request;
  let count = 0;
  // Node keeps the first of two and says nothing; a proxy might have kept the other.
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]?.toLowerCase() === "authorization") count += 1;
  }
  if (count > 1) throw new ApiError("invalid-request", 'the header "Authorization" stands more than once');
  const header = request.headers.authorization;
  if (header === undefined) throw refuse("no API key was sent");
  const match = /^bearer +([\x21-\x7e]+)$/i.exec(header.trim());
  if (match === null) throw refuse('the header "Authorization" is not "Bearer <key>"');
  return match[1] as string;
}

export function demandScope(caller: Caller, scope: Scope): void {
  if (caller.scopes.includes(scope)) return;
  throw new ApiError("insufficient-scope", `"${caller.actor}" lacks the scope "${scope}"`);
}

/** A stream token opens one stream. Another run is not found, as another tenant's. @throws ApiError `insufficient-scope` */
export function demandTenantStream({ only }: Caller): void {
  if (only === undefined || only.runId === null) return;
  throw new ApiError("insufficient-scope", "the stream token is for one run; it does not open the tenant's stream");
}

/** As {@link demandTenantStream}, for the stream of one run; false: it is another run's. */
export function mayFollowRun({ only }: Caller, runId: string): boolean {
  if (only?.runId === null) {
    throw new ApiError("insufficient-scope", "the stream token is for the tenant's stream; it opens no run's own");
  }
  return only === undefined || only.runId === runId;
}

/** Nobody hands out a scope that he has not. @throws ApiError `insufficient-scope` */
export function demandMayGive(caller: Caller, scopes: readonly string[]): void {
  const missing = scopesOf(scopes).filter((scope) => !caller.scopes.includes(scope));
  if (missing.length === 0) return;
  const names = missing.map((scope) => `"${scope}"`).join(", ");
  throw new ApiError("insufficient-scope", `"${caller.actor}" cannot hand out what it has not: ${names}`);
}

/** Whether the caller is one of an approval's `by`; absent: any caller with `runs:write`, which the route asked for. */
export function mayDecide(caller: Caller, by: readonly string[] | undefined): boolean {
  return by === undefined || by.some((entry) => isMeant(caller, entry));
}

function isMeant(caller: Caller, entry: string): boolean {
  const colon = entry.indexOf(":");
  const name = entry.slice(colon + 1);
  switch (entry.slice(0, colon)) {
    case "key":
      return caller.keyName === name;
    case "user":
      return caller.subject === name || caller.email === name;
    case "role":
      return caller.roles.includes(name);
    case "scope":
      return caller.scopes.includes(name);
    default:
      return false;
  }
}
