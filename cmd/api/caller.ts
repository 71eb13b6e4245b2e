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
      return caller.subject === name || caller.email?.toLowerCase() === name.toLowerCase();
    case "role":
      return caller.roles.includes(name);
    case "scope":
      return caller.scopes.includes(name);
    default:
      return false;
  }
}
