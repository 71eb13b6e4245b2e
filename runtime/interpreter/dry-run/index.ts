export { dryRun } from "./dry-run.ts";
export { exampleOf } from "./example-of.ts";
export { UnusableMocks, makeMockBook } from "./mocks.ts";
export type { MockBook } from "./mocks.ts";
export type { Answer, DryRunEvent, DryRunRequest, DryRunResult, Mocks, Reply } from "./request.ts";
