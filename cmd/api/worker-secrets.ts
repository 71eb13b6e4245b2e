import { FailureError } from "../../runtime/ir/failure.ts";
import type { Database, Sealer } from "../../runtime/store/index.ts";
import { makeHiddenSecrets } from "../../workers/typescript/hidden-secrets.ts";
import { makeScrubber, type Scrubber } from "../../workers/typescript/scrub.ts";
import { makeSecretResolver } from "../../workers/typescript/secret-resolver.ts";
import type { Claims } from "./capability.ts";

/** The secrets that stand in a call of a tenant's own worker. Only for claims that the database has verified. */
export interface WorkerSecrets {
  /** The value of one that is for the worker's queue (`queue:billing` among its hosts); null: the worker gets its name. */
  open(claims: Claims, name: string): Promise<string | null>;
  /** Takes the call's secrets out of what its worker gives. */
  scrubberOf(claims: Claims): Promise<Scrubber>;
}

export interface WorkerSecretsDeps {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly logger: { error(facts: object, message: string): void };
}

export function makeWorkerSecrets(deps: WorkerSecretsDeps): WorkerSecrets {
  const resolve = makeSecretResolver(deps);
  const hidden = makeHiddenSecrets(deps);
  return {
    async open({ tenant, queue, secrets }, name) {
      if (queue === "" || !secrets.includes(name)) return null;
      try {
        return await resolve(tenant, name, `queue:${queue}`);
      } catch (error) {
        if (error instanceof FailureError) return null;
        throw error;
      }
    },
    scrubberOf: async ({ tenant, secrets }) =>
      makeScrubber(secrets.length === 0 ? [] : (await hidden(tenant, [...secrets])).values),
  };
}
