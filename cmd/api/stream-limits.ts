import type { ServerResponse } from "node:http";
import type { TenantReader } from "../../runtime/store/index.ts";
import { callerId, type Caller } from "./caller.ts";
import { ApiError } from "./problems.ts";
import { showPolicies } from "./rate-headers.ts";
import type { StreamCensus } from "./stream-census.ts";

/** Open streams: of one caller and of all in this process, of a tenant in all processes. */
export interface StreamLimits {
  /** Counts a stream, and says in its headers how many more the caller may open; returns what forgets it. */
  open(caller: Caller, response: ServerResponse): Promise<() => void>;
  readonly count: number;
}

const RETRY_AFTER = { "retry-after": "5" };

export function makeStreamLimits(
  limits: { readonly perKey: number; readonly all: number },
  tenants: TenantReader,
  census: Pick<StreamCensus, "elsewhere" | "tell">,
): StreamLimits {
  const perCaller = makeCounts();
  const perTenant = makeCounts();
  let all = 0;
  return {
    get count() {
      return all;
    },
    /** @throws ApiError `too-many-streams` */
    async open(caller, response) {
      const { tenant } = caller;
      const [{ limits: of }, elsewhere] = await Promise.all([tenants.of(tenant), census.elsewhere(tenant)]);
      const { followers } = of;
      const id = callerId(caller);
      const counted = [
        { policy: "streams", what: "this caller has", mine: perCaller.of(id), most: limits.perKey },
        { policy: "tenant-streams", what: "the tenant has", mine: perTenant.of(tenant) + elsewhere, most: followers },
        { policy: "all-streams", what: "this process has", mine: all, most: limits.all },
      ];
      const over = counted.find(({ mine, most }) => mine >= most);
      const quota = Math.min(limits.perKey, followers);
      const remaining = Math.max(0, Math.min(...counted.map(({ mine, most }) => most - mine)) - (over ? 0 : 1));
      showPolicies(response, [{ name: "streams", quota, remaining }]);
      if (over !== undefined) {
        throw new ApiError("too-many-streams", `${over.what} ${over.mine} streams open, and no more are allowed`, {
          members: { "violated-policies": [over.policy] },
          headers: RETRY_AFTER,
        });
      }
      const forget = [perCaller.add(id), perTenant.add(tenant)];
      all += 1;
      census.tell(tenant, perTenant.of(tenant));
      let open = true;
      return () => {
        if (!open) return;
        open = false;
        all -= 1;
        for (const each of forget) each();
        census.tell(tenant, perTenant.of(tenant));
      };
    },
  };
}

function makeCounts(): { of(name: string): number; add(name: string): () => void } {
  const counts = new Map<string, number>();
  const of = (name: string): number => counts.get(name) ?? 0;
  return {
    of,
    add(name) {
      counts.set(name, of(name) + 1);
      return () => {
        const left = of(name) - 1;
        if (left === 0) counts.delete(name);
        else counts.set(name, left);
      };
    },
  };
}
