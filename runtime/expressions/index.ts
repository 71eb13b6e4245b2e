export { EXPRESSION_CODES, EXAMPLE_INPUTS, type ExpressionCode, type ExpressionCodeEntry } from "./codes.ts";
export type { ExpressionProblem } from "./problem.ts";
export { nearMiss } from "./near-miss.ts";
export { compileExpression, type Compiled } from "./compile.ts";

export { parseExpression, type ParsedExpression } from "./parse/parser.ts";
export { parseTemplateText, isExpression, type ParsedTemplateText, type TemplatePart } from "./parse/template.ts";
export type { Span, SyntaxNode } from "./parse/syntax.ts";

export { evaluate } from "./evaluate/evaluate.ts";
export { evaluateTemplate, openTemplate } from "./evaluate/template.ts";
export { makeBudget, type EvaluationBudget } from "./evaluate/budget.ts";

export { childrenOf, withChildren, constantOf, pathsRead, readsOf, TREE_TAGS, type TreeTag } from "./tree.ts";
