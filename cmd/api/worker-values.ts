import { evaluateTemplate, makeBudget } from "../../runtime/expressions/evaluate/index.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Closure, Template } from "../../runtime/ir/plan.ts";
import { INLINE_VALUE_BYTES, isRef, type BlobRef, type Value } from "../../runtime/ir/value.ts";
import type { ApiBlobs } from "./blob-port.ts";
import { ApiError } from "./problems.ts";

/**
 * What a worker without a store of its own cannot do with a call's values: read those that lie in the blob store, and
 * evaluate the expressions of its step beside the output.
 */
export interface WorkerValues {
  /** The input as its manifest describes it; a secret is its name, or its value where `secret` gives one. */
  open(template: Template, secret?: (name: string) => Promise<string | null>): Promise<Json>;
  /** @throws FailureError where an expression fails */
  evaluate(closure: Closure, output: Json): Promise<Template>;
  /** A reference where it is large; what was stored is noted in `stored`. */
  hold(value: Json): Promise<Value>;
  readonly stored: readonly BlobRef[];
}

export function makeWorkerValues(blobs: ApiBlobs, tenant: string): WorkerValues {
  const stored: BlobRef[] = [];
  const read = async ({ digest }: BlobRef): Promise<Json> => {
    const bytes = await blobs.get(tenant, digest);
    if (bytes === null) throw new ApiError("blob-not-found", `the call's value "${digest}" is gone`);
    return JSON.parse(Buffer.from(bytes).toString("utf8")) as Json;
  };
  const open: WorkerValues["open"] = async (template, secret) => {
    if ("v" in template) return template.v;
    if ("r" in template) return read(template.r);
    if ("s" in template) {
      const { s: name, prefix } = template;
      const value = (await secret?.(name)) ?? null;
      if (value !== null) return (prefix ?? "") + value;
      return { $secret: name, ...(prefix === undefined ? {} : { prefix }) };
    }
    if ("l" in template) {
      const list: Json[] = [];
      for (const item of template.l) list.push(await open(item, secret));
      return list;
    }
    if (!("m" in template)) throw new ApiError("invalid-request", '"with" holds an expression that was not evaluated');
    const entries: [string, Json][] = [];
    for (const [key, value] of template.m) entries.push([key, await open(value, secret)]);
    return Object.fromEntries(entries);
  };
  return {
    open,
    stored,
    async evaluate({ template, exprs, bindings }, output) {
      const variables = new Map<string, Json>([["output", output]]);
      for (const [name, value] of Object.entries(bindings))
        variables.set(name, isRef(value) ? await read(value.r) : value.v);
      return evaluateTemplate(template, exprs, (name) => variables.get(name), makeBudget());
    },
    async hold(value) {
      const bytes = Buffer.from(JSON.stringify(value), "utf8");
      if (bytes.length <= INLINE_VALUE_BYTES) return { v: value };
      const ref = await blobs.put(tenant, bytes, "application/json");
      stored.push(ref);
      return { r: ref };
    },
  };
}
