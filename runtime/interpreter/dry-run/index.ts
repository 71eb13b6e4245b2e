export { dryRun } from "./dry-run.ts";
export { exampleOf } from "./example-of.ts";
export type { DryRunEvent, DryRunRequest, DryRunResult, Mocks, Reply } from "./request.ts";
