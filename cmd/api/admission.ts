import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import type { TenantReader, TenantState } from "../../runtime/store/index.ts";
import type { Authenticator } from "./auth.ts";
import { callerId, type Caller } from "./caller.ts";
import { addressGroup } from "./address-group.ts";
import { ApiError } from "./problems.ts";
import { quotaExceeded, showPolicies } from "./rate-headers.ts";
import type { RateWindows, Standing } from "./rate-windows.ts";

/** Lets a request in: its caller is known, of a tenant that is not disabled, and within its rates. */
export interface Admission {
  /** Sets the RateLimit headers. @throws ApiError `unauthenticated`, `tenant-disabled`, `quota-exceeded` */
  admit(authenticator: Authenticator, request: Request, response: Response): Promise<Caller>;
  /** For what lasts longer than a key may; costs nothing of a rate. @throws ApiError as above */
  admitAgain(authenticator: Authenticator, request: Request): Promise<void>;
}

export interface AdmissionDeps {
  readonly tenants: TenantReader;
  readonly windows: RateWindows;
  /** Failed attempts of one address a minute, after which its unknown credentials are not looked at. */
  readonly failuresPerMinute: number;
}

export const WINDOW_SECONDS = 60;
/** A credential that worked lately is no guess, whoever else guesses from behind the same address. */
const GOOD_MS = 5 * 60_000;
const MAX_GOOD = 10_000;

export function makeAdmission(deps: AdmissionDeps): Admission {
  const { tenants, windows, failuresPerMinute } = deps;
  const good = new Map<string, number>();

  const authenticate = async (authenticator: Authenticator, request: Request): Promise<Caller> => {
    const credential = credentialOf(request);
    if (credential === undefined) return authenticator.authenticate(request);
    const address = keyOf("address", addressGroup(request.ip ?? ""));
    if (windows.isSpent(address) && (good.get(credential) ?? 0) < Date.now()) throw tooManyFailures();
    try {
      const caller = await authenticator.authenticate(request);
      if (good.size >= MAX_GOOD) good.clear();
      good.set(credential, Date.now() + GOOD_MS);
      return caller;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "unauthenticated") throw error;
      good.delete(credential);
      const standing = await windows.take(address, failuresPerMinute);
      if (standing.isOver) throw tooManyFailures(standing.resetsInMs);
      throw error;
    }
  };

  const demandEnabled = async (caller: Caller): Promise<TenantState> => {
    const state = await tenants.of(caller.tenant);
    if (!state.disabled) return state;
    throw new ApiError("tenant-disabled", `the tenant "${caller.tenant}" is disabled`);
  };

  const count = async (response: Response, caller: Caller, { limits }: TenantState): Promise<void> => {
    const quotas = [
      { name: "default", key: keyOf("caller", callerId(caller)), quota: limits.requests_per_minute },
      { name: "tenant", key: keyOf("tenant", caller.tenant), quota: limits.tenant_requests_per_minute },
    ];
    const standings = await Promise.all(quotas.map(({ key, quota }) => windows.take(key, quota)));
    const shown = quotas.map(({ name, quota }, index) => {
      const { remaining, resetsInMs } = standings[index] as Standing;
      return { name, quota, windowSeconds: WINDOW_SECONDS, remaining, resetsInMs };
    });
    showPolicies(response, shown);
    const violated = shown.filter((_, index) => standings[index]?.isOver === true);
    if (violated.length === 0) return;
    const what = violated.map(({ name, quota }) => `${quota} requests a minute (${WHOSE[name]})`).join(" and ");
    const waitMs = Math.max(...violated.map(({ resetsInMs }) => resetsInMs));
    throw quotaExceeded(
      `more than ${what}`,
      violated.map(({ name }) => name),
      waitMs,
    );
  };

  return {
    async admit(authenticator, request, response) {
      const caller = await authenticate(authenticator, request);
      await count(response, caller, await demandEnabled(caller));
      return caller;
    },
    async admitAgain(authenticator, request) {
      await demandEnabled(await authenticator.authenticate(request));
    },
  };
}

const WHOSE: { readonly [policy: string]: string } = { default: "this key's or user's", tenant: "the tenant's" };

function tooManyFailures(waitMs = WINDOW_SECONDS * 1000): ApiError {
  return quotaExceeded("too many credentials from this address were not valid", ["failed-credentials"], waitMs);
}

/** Undefined: none was sent, and nothing is guessed by that. */
function credentialOf(request: Request): string | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) return authorization;
  const mark = request.url.indexOf("?");
  const token = mark === -1 ? null : new URLSearchParams(request.url.slice(mark + 1)).get("token");
  return token === null ? undefined : `token ${token}`;
}

/** What is counted is known in the database by a digest only: neither addresses nor subjects lie there. */
function keyOf(kind: "caller" | "tenant" | "address", id: string): string {
  return `${kind}:${createHash("sha256").update(id).digest("base64url").slice(0, 22)}`;
}
