import assert from "node:assert/strict";
import { test } from "node:test";
import type { RunEvent } from "./generated/event.gen.ts";
import type { ActivityManifest as GeneratedManifest } from "./generated/manifest.gen.ts";
import type { Plan as GeneratedPlan } from "./generated/plan.gen.ts";
import type { StoredEvent } from "./event.ts";
import type { ActivityManifest } from "./manifest.ts";
import type { Plan } from "./plan.ts";

/** `true` where each takes the other's values; else which of them is narrower. */
type Same<Schema, Code> = [Schema] extends [Code]
  ? [Code] extends [Schema]
    ? true
    : "the schema refuses what the code takes"
  : "the code refuses what the schema takes";

test("the schemas of plans, events and manifests and the types of the code are the same", () => {
  // The compiler proves these; a type that differs is an error here that says which of the two is narrower.
  const plan: Same<GeneratedPlan, Plan> = true;
  const manifest: Same<Omit<GeneratedManifest, "$schema">, ActivityManifest> = true;
  const event: Same<Omit<RunEvent, "data">, Omit<StoredEvent, "data">> = true;
  assert.deepEqual([plan, manifest, event], [true, true, true]);
});
