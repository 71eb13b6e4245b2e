import type { Json } from "../../ir/json.ts";
import { canonicalForm, hashOf } from "./canonical.ts";
import { makeDiff, type Diff } from "./diff.ts";
import type { Comparison } from "./comparison.ts";
import { keyItems } from "./identity.ts";
import type { ValueKind } from "../../ir/monitor.ts";
import { kindOf } from "./kind.ts";

export interface Compared {
  readonly kind: ValueKind;
  /** Of the canonical form: the same one is no change. */
  readonly hash: string;
  /** Null where the hash is the baseline's, or there is no baseline. */
  readonly diff: (Diff & { [key: string]: Json }) | null;
}

/** What was kept of the last confirmed value. */
export interface Baseline {
  readonly value: Json;
  readonly hash: string;
}

/**
 * Holds a value against the confirmed baseline. `declared` is the kind that the document says; a value that turns out to
 * be of another one is compared as what it is. @throws FailureError where `identity` fails on an item
 */
export function compareValue(
  value: Json,
  baseline: Baseline | null,
  declared: ValueKind | null,
  comparison: Comparison,
): Compared {
  const kind = fitting(declared, value);
  const keyed = kind === "list" && Array.isArray(value) ? keyItems(value, comparison.identity, comparison.ignore) : [];
  const hash = hashOf(`${kind}\n${canonicalForm(value, kind, keyed, comparison.ignore)}`);
  if (baseline === null || baseline.hash === hash) return { kind, hash, diff: null };
  const same = fitting(declared, baseline.value) === kind;
  return { kind, hash, diff: makeDiff(baseline.value, value, same ? kind : "object", comparison) };
}

function fitting(declared: ValueKind | null, value: Json): ValueKind {
  const own = kindOf(value);
  if (declared === null || declared === own) return own;
  // A text takes anything, as its text; facts are objects that a model compares.
  return declared === "text" || (declared === "facts" && own === "object") ? declared : own;
}
