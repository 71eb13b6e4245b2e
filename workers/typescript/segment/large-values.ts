import { fail } from "../../../runtime/ir/failure.ts";
import { invariant } from "../../../runtime/ir/invariant.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import type { Closure, Template } from "../../../runtime/ir/plan.ts";
import { INLINE_VALUE_BYTES, isRef, MAX_VALUE_BYTES, type BlobRef, type Value } from "../../../runtime/ir/value.ts";
import { evaluateTemplate, makeBudget } from "../../../runtime/expressions/evaluate/index.ts";
import type { Blobs } from "./ports.ts";

const JSON_TYPE = "application/json";
/** Parsed values that are kept: a map over a large list reads it page by page. */
const KEPT_BYTES = 32 * 1024 * 1024;

/** Values beside their blobs: what is large is read where it is needed and leaves as a reference. */
export interface LargeValues {
  read(tenant: string, ref: BlobRef): Promise<Json>;
  open(tenant: string, value: Value): Promise<Json>;
  /** A reference where the JSON text is over 32 KiB, or always with `keep`. @throws FailureError `value.too_large` */
  hold(tenant: string, value: Json, keep?: boolean): Promise<Value>;
  /** Evaluates; the result is closed, and its large constants stay inline. @throws FailureError */
  evaluate(tenant: string, closure: Closure, output?: Json): Promise<Template>;
}

export function makeLargeValues(blobs: Blobs): LargeValues {
  const parsed = makeParsedCache();

  async function read(tenant: string, ref: BlobRef): Promise<Json> {
    const key = `${tenant}/${ref.digest}`;
    const known = parsed.get(key);
    if (known !== undefined) return known;
    const bytes = await blobs.get(tenant, ref.digest);
    // The rows that need it keep it: that it is gone is a fault of ours, not of the document.
    invariant(bytes !== null, `the blob "${ref.digest}" of tenant "${tenant}" is gone`);
    const value = JSON.parse(Buffer.from(bytes).toString("utf8")) as Json;
    parsed.set(key, value, bytes.length);
    return value;
  }
  const open = async (tenant: string, value: Value): Promise<Json> => (isRef(value) ? read(tenant, value.r) : value.v);

  return {
    read,
    open,
    async hold(tenant, value, keep = false) {
      const text = JSON.stringify(value);
      const bytes = Buffer.from(text, "utf8");
      if (bytes.length > MAX_VALUE_BYTES) {
        throw fail("value.too_large", `the value has ${bytes.length} bytes; a value may have ${MAX_VALUE_BYTES}`);
      }
      if (!keep && bytes.length <= INLINE_VALUE_BYTES) return { v: value };
      return { r: await blobs.put(tenant, bytes, JSON_TYPE) };
    },
    async evaluate(tenant, { template, exprs, bindings }, output) {
      const variables = new Map<string, Json>();
      for (const [name, value] of Object.entries(bindings)) variables.set(name, await open(tenant, value));
      if (output !== undefined) variables.set("output", output);
      return evaluateTemplate(template, exprs, (name) => variables.get(name), makeBudget());
    },
  };
}

/** The JSON of a closed template without secrets; references in it are read. */
export async function materialise(values: LargeValues, tenant: string, closed: Template): Promise<Json> {
  if ("v" in closed) return closed.v;
  if ("r" in closed) return values.read(tenant, closed.r);
  if ("l" in closed) {
    const list: Json[] = [];
    for (const item of closed.l) list.push(await materialise(values, tenant, item));
    return list;
  }
  invariant("m" in closed, "a value holds no secret, and every expression in it was evaluated");
  const entries: [string, Json][] = [];
  for (const [key, item] of closed.m) entries.push([key, await materialise(values, tenant, item)]);
  return Object.fromEntries(entries);
}

/** Least recently used first out, by the bytes of the text. The values are shared: nobody changes one. */
function makeParsedCache() {
  const entries = new Map<string, { readonly value: Json; readonly bytes: number }>();
  let held = 0;
  const drop = (key: string): void => {
    held -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  return {
    get(key: string): Json | undefined {
      const found = entries.get(key);
      if (found === undefined) return undefined;
      entries.delete(key);
      entries.set(key, found);
      return found.value;
    },
    set(key: string, value: Json, bytes: number): void {
      drop(key);
      entries.set(key, { value, bytes });
      held += bytes;
      for (const oldest of entries.keys()) {
        if (held <= KEPT_BYTES) break;
        drop(oldest);
      }
    },
  };
}
