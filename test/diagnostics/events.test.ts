import assert from "node:assert/strict";
import { test } from "node:test";
import { dryRun } from "../../runtime/interpreter/dry-run/index.ts";
import { BUILT_IN_MANIFESTS } from "../../runtime/ir/manifest.ts";
import { validate } from "../../runtime/translator/generated/event.cjs";
import { dryRunChecks } from "../../runtime/translator/index.ts";
import { conformanceCases } from "../conformance/load-cases.ts";
import { runConformanceCase } from "../conformance/run-case.ts";

test("every event of every conformance case keeps the schema of events", async () => {
  const types = new Set<string>();
  for (const kase of conformanceCases()) {
    if (kase.hosts !== undefined && !kase.hosts.includes("dry-run")) continue;
    await runConformanceCase(kase, {
      name: "dry-run",
      exact: true,
      run: async ({ plan, request }) => {
        const result = await dryRun(plan, { ...request, ...dryRunChecks, manifests: BUILT_IN_MANIFESTS });
        for (const event of result.events) {
          types.add(event.type);
          const [error] = validate({ run_id: "run_1", ...event }) ? [] : (validate.errors ?? []);
          assert.equal(error, undefined, `${kase.name}: ${JSON.stringify(event)}: ${error?.keyword} at "${error?.instancePath}"`);
        }
        return result;
      },
    });
  }
  for (const type of ["run.started", "run.waiting", "step.started", "step.completed", "step.failed", "step.skipped", "custom"]) {
    assert.ok(types.has(type), `no case gives "${type}"`);
  }
});
