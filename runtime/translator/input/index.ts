export { checkAgainst } from "./check-against.ts";
export type { ValueProblem } from "./check-against.ts";
export { prepareInput } from "./prepare-input.ts";
export type { PreparedInput } from "./prepare-input.ts";
export { dryRunChecks } from "./dry-run-checks.ts";
