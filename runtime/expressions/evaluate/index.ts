/**
 * What evaluates plans: the part of the language that runs in the workflow sandbox. It imports nothing of the parser and
 * the checker, so that rewording a diagnostic never changes the code that replays a history.
 */
export { evaluate } from "./evaluate.ts";
export { evaluateTemplate, openTemplate } from "./template.ts";
export { compilePattern, type CompiledPattern, type Pattern } from "./pattern.ts";
export { makeBudget, type EvaluationBudget } from "./budget.ts";
