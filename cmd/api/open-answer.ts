import type { Json } from "../../runtime/ir/json.ts";
import type { Closure, QueryAnswer } from "../../runtime/ir/plan.ts";
import { isRef, MAX_VALUE_BYTES } from "../../runtime/ir/value.ts";
import type { ApiBlobs } from "./blob-port.ts";
import type { DocumentReader } from "./document-reader.ts";
import { ApiError } from "./problems.ts";

/** All large values that one query reads through, in bytes. */
const MOST = 4 * MAX_VALUE_BYTES;

export interface AnswerDeps {
  readonly blobs: ApiBlobs;
  readonly reader: DocumentReader;
}

/** "Expressions read through it as if it were inline": what a run could not answer at once is evaluated here. */
export async function openAnswer(
  { blobs, reader }: AnswerDeps,
  tenant: string,
  name: string,
  answer: QueryAnswer,
): Promise<Json> {
  if ("v" in answer) return answer.v;
  const values = await fetchValues(blobs, tenant, name, answer.closure);
  const evaluated = await reader.evaluate({ closure: answer.closure, values });
  if ("v" in evaluated) return evaluated.v;
  const { type, message } = evaluated.failure;
  throw failed(name, `${type}: ${message}`);
}

async function fetchValues(
  blobs: ApiBlobs,
  tenant: string,
  name: string,
  { bindings }: Closure,
): Promise<ReadonlyMap<string, string>> {
  const refs = new Map(
    Object.values(bindings).flatMap((value) => (isRef(value) ? [[value.r.digest, value.r.size] as const] : [])),
  );
  const bytes = [...refs.values()].reduce((sum, size) => sum + size, 0);
  if (bytes > MOST) throw failed(name, `it reads ${bytes} bytes of large values; at most ${MOST} are read for one`);
  const values = new Map<string, string>();
  for (const digest of refs.keys()) {
    const stored = await blobs.get(tenant, digest);
    if (stored === null) throw failed(name, `the value "${digest}" is no longer kept`);
    values.set(digest, new TextDecoder().decode(stored));
  }
  return values;
}

function failed(name: string, why: string): ApiError {
  return new ApiError("query-failed", `the query "${name}" could not be answered: ${why}`);
}
