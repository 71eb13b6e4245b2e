export { canonicalText, hashOf, textOf } from "./canonical.ts";
export type { AnyDiff, FactsDiff } from "./any-diff.ts";
export { compareValue, type Baseline, type Compared } from "./compare.ts";
export type { Comparison } from "./comparison.ts";
export { makeDiff, withMarkdown, type Diff } from "./diff.ts";
export { runProgram } from "./identity.ts";
export { compileIgnore, type IgnoreProblem } from "./ignore.ts";
export { kindOf } from "./kind.ts";
export { escapeMarkdown } from "./markdown.ts";
