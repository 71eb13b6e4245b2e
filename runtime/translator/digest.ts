import { canonicalJson } from "../ir/canonical-json.ts";
import type { Json } from "../ir/json.ts";
import type { Plan } from "../ir/plan.ts";
import { sha256Hex } from "../ir/sha256.ts";

/**
 * `sha256:<hex>` of the plan's RFC 8785 form. `documents` is left out, as the ops that need one name it by its own
 * digest: so a plan keeps its digest whether it runs by itself or inside another.
 */
export function planDigest(plan: Omit<Plan, "digest">): string {
  const { documents: _documents, ...rest } = plan;
  return `sha256:${sha256Hex(canonicalJson(rest as unknown as Json))}`;
}
