import type { Json } from "../../runtime/ir/json.ts";
import type { Closure, QueryAnswer } from "../../runtime/ir/plan.ts";
import { isRef, MAX_VALUE_BYTES } from "../../runtime/ir/value.ts";
import type { ApiBlobs } from "./blob-port.ts";
import type { DocumentReader } from "./document-reader.ts";
import { ApiError } from "./problems.ts";
import { TooMuchError } from "./thread-pool.ts";
import { makeTurns, type TurnsOptions } from "./turns.ts";

/** All large values that one query reads through, in bytes. */
const MOST = 2 * MAX_VALUE_BYTES;

/** Values are fetched for as many as there are threads: what lies here is bounded, however many ask. */
const TURNS: TurnsOptions = { atOnce: 2, maxWaiting: 50, waitMs: 10_000, what: "queries" };

export interface AnswerDeps {
  readonly blobs: ApiBlobs;
  readonly reader: DocumentReader;
}

/**
 * "Expressions read through it as if it were inline": what a run could not answer at once is evaluated here.
 * @throws ApiError `query-failed`; `temporary-reduced-capacity`: too many ask
 */
export type OpenAnswer = (tenant: string, name: string, answer: QueryAnswer) => Promise<Json>;

export function makeOpenAnswer({ blobs, reader }: AnswerDeps, options: TurnsOptions = TURNS): OpenAnswer {
  const turns = makeTurns(options);
  return async (tenant, name, answer) => {
    if ("v" in answer) return answer.v;
    const { closure } = answer;
    const digests = digestsOf(name, closure);
    const evaluated = await turns.take(async () => {
      const values = await fetchValues(blobs, tenant, name, digests);
      return reader.evaluate({ closure, values }).catch((error: unknown) => {
        throw error instanceof TooMuchError ? failed(name, error.message) : error;
      });
    });
    if ("v" in evaluated) return evaluated.v;
    const { type, message } = evaluated.failure;
    throw failed(name, `${type}: ${message}`);
  };
}

function digestsOf(name: string, { bindings }: Closure): readonly string[] {
  const sizes = new Map(
    Object.values(bindings).flatMap((value) => (isRef(value) ? [[value.r.digest, value.r.size] as const] : [])),
  );
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (bytes > MOST) throw failed(name, `it reads ${bytes} bytes of large values; at most ${MOST} are read for one`);
  return [...sizes.keys()];
}

async function fetchValues(
  blobs: ApiBlobs,
  tenant: string,
  name: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const values = new Map<string, Uint8Array>();
  for (const digest of digests) {
    const stored = await blobs.get(tenant, digest);
    if (stored === null) throw failed(name, `the value "${digest}" is no longer kept`);
    values.set(digest, stored);
  }
  return values;
}

function failed(name: string, why: string): ApiError {
  return new ApiError("query-failed", `the query "${name}" could not be answered: ${why}`);
}
