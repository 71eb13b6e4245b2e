export { EXPRESSION_CODES, EXAMPLE_INPUTS, type ExpressionCode, type ExpressionCodeEntry } from "./codes.ts";
export type { ExpressionProblem } from "./problem.ts";
export { compileExpression, type Compiled } from "./compile.ts";

export { parseExpression, type ParsedExpression } from "./parse/parser.ts";
export { parseTemplateText, isExpression, type ParsedTemplateText, type TemplatePart } from "./parse/template.ts";
export type { Span, SyntaxNode } from "./parse/syntax.ts";

export {
  compilePattern,
  evaluate,
  evaluateTemplate,
  makeBudget,
  openTemplate,
  type CompiledPattern,
  type EvaluationBudget,
  type Pattern,
} from "./evaluate/index.ts";

export { childrenOf, withChildren, constantOf, pathsRead, readsOf, TREE_TAGS, type TreeTag } from "./tree.ts";

export { checkExpression, type CheckOptions, type CheckResult } from "./check/check.ts";
export { makeScope, type Resolution, type TypeScope } from "./check/scope.ts";
export { typeFromSchema } from "./check/from-schema.ts";
export { typeToText } from "./check/type-text.ts";
export { fits, isAssignable, type Fit } from "./check/fit.ts";
export { dropFacts, mergeNarrowing, NO_FACTS, type Narrowing } from "./check/narrowing.ts";
export { SIGNATURES, SPECIAL_FORMS, type Signature } from "./check/signatures.ts";
export {
  ANY,
  ANY_MAP,
  BOOL,
  BROKEN,
  DURATION,
  joinAll,
  joinTypes,
  listOf,
  mapOf,
  membersOf,
  NEVER,
  NULL,
  nullable,
  NUMBER,
  optional,
  STRING,
  TIMESTAMP,
  typeOfConstant,
  withoutNull,
  type Property,
  type Type,
} from "./check/type.ts";
export { foldExpression } from "./fold.ts";
