import { dryRun, type DryRunRequest, type DryRunResult } from "../../runtime/interpreter/dry-run/index.ts";
import { BUILT_IN_MANIFESTS } from "../../runtime/ir/manifest.ts";
import { checkAgainst, prepareInput } from "../../runtime/translator/input/index.ts";
import type { ConformanceJob } from "./run-case.ts";

/** A case in virtual time. */
export function dryRunCase(
  { plan, request }: Pick<ConformanceJob, "plan" | "request">,
  mode: Pick<DryRunRequest, "continueAsNew"> = {},
): Promise<DryRunResult> {
  return dryRun(plan, {
    ...request,
    ...mode,
    manifests: BUILT_IN_MANIFESTS,
    prepare: (child, input) => {
      const prepared = prepareInput(child, input);
      return prepared.ok ? { value: prepared.value } : { problem: prepared.errors[0]?.detail ?? "" };
    },
    check: (schema, value) => checkAgainst(schema, value)[0]?.detail ?? null,
  });
}
