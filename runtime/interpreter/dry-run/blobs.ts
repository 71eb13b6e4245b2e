import { evaluateTemplate, makeBudget, openTemplate } from "../../expressions/evaluate/index.ts";
import { FailureError, fail } from "../../ir/failure.ts";
import { invariant } from "../../ir/invariant.ts";
import type { Json } from "../../ir/json.ts";
import type { Closure, Template } from "../../ir/plan.ts";
import { sha256Hex } from "../../ir/sha256.ts";
import { INLINE_VALUE_BYTES, MAX_VALUE_BYTES, isRef } from "../../ir/value.ts";
import type { BlobRef, Value } from "../../ir/value.ts";
import type { ComputeOutcome, ListView } from "../effects.ts";
import { jsonBytes } from "../value-size.ts";

/** Large values of a dry run, and what is computed beside them. */
export interface Blobs {
  read(ref: BlobRef): Json;
  open(value: Value): Json;
  /** Inline, or a reference where it is large. Throws `value.too_large`. */
  shrink(value: Json, keep?: boolean): Value;
  /** The closed template with every reference read. */
  fill(template: Template): Template;
  evaluate(closure: Closure, bound?: { readonly [variable: string]: Json }): Template;
  compute(closure: Closure, options?: { readonly view?: ListView; readonly keep?: boolean }): ComputeOutcome;
}

export function makeBlobs(): Blobs {
  const held = new Map<string, Json>();
  const read = (ref: BlobRef): Json => {
    const value = held.get(ref.digest);
    invariant(value !== undefined, `there is no blob "${ref.digest}"`);
    return value;
  };
  const open = (value: Value): Json => (isRef(value) ? read(value.r) : value.v);
  const shrink = (value: Json, keep = false): Value => {
    const size = jsonBytes(value, MAX_VALUE_BYTES);
    if (size > MAX_VALUE_BYTES) throw fail("value.too_large", "a value is larger than 8 MiB");
    if (!keep && size <= INLINE_VALUE_BYTES) return { v: value };
    const digest = `sha256:${sha256Hex(JSON.stringify(value))}`;
    held.set(digest, value);
    return { r: { digest, size, mediaType: "application/json" } };
  };
  const fill = (template: Template): Template => {
    if ("r" in template) return { v: read(template.r) };
    if ("l" in template) return { l: template.l.map(fill) };
    if ("m" in template) return { m: template.m.map(([key, value]) => [key, fill(value)] as const) };
    return template;
  };
  const evaluate = (closure: Closure, bound: { readonly [variable: string]: Json } = {}): Template => {
    const lookup = (name: string): Json | undefined => {
      if (Object.hasOwn(bound, name)) return bound[name];
      const value = Object.hasOwn(closure.bindings, name) ? closure.bindings[name] : undefined;
      return value === undefined ? undefined : open(value);
    };
    return evaluateTemplate(fill(closure.template), closure.exprs, lookup, makeBudget());
  };
  return {
    read,
    open,
    shrink,
    fill,
    evaluate,
    compute(closure, options = {}) {
      try {
        const whole = openTemplate(evaluate(closure));
        if (options.view === undefined) return { status: "done", value: shrink(whole, options.keep) };
        if (!Array.isArray(whole)) throw fail("expression.failed", "the value is no list");
        const value = shrink(viewOf(whole, options.view), options.keep);
        return { status: "done", value, length: whole.length };
      } catch (error) {
        if (!(error instanceof FailureError)) throw error;
        return { status: "failed", failure: error.failure };
      }
    },
  };
}

function viewOf(list: readonly Json[], view: ListView): Json {
  if ("at" in view) return list[view.at] ?? null;
  return "flat" in view ? list.flat(1) : list.slice(view.from, view.to);
}
