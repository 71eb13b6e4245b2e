import type { ActivityManifest } from "../../runtime/ir/manifest.ts";
import type { Call, Op } from "../../runtime/ir/plan.ts";
import type { Activity } from "../../workers/typescript/activity.ts";

/** An activity for tests of what runs activities. It takes and gives anything. */
export function testActivity(
  name: string,
  run: Activity["run"],
  options: { readonly idempotent?: boolean; readonly manifest?: Partial<ActivityManifest> } = {},
): Activity {
  const idempotent = options.idempotent ?? true;
  const manifest: ActivityManifest = {
    name,
    version: 1,
    description: "for tests",
    input: { type: "object" },
    output: {},
    errors: [],
    idempotent,
    streaming: false,
    timeoutMs: 60_000,
    available: true,
    ...options.manifest,
  };
  return { name, manifest, idempotent: () => idempotent, run };
}

export const QUICK_RETRY: Call["retry"] = { attempts: 3, initialMs: 50, factor: 2, maxMs: 1000, except: [] };

/** The same segment as a local activity. */
export function local(op: Op): Op {
  if (op.op !== "segment") throw new Error("only a segment runs as a local activity");
  return { ...op, host: "local" };
}
