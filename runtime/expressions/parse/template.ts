import { makeProblemList, type ExpressionProblem } from "../problem.ts";
import { makeLexer } from "./lexer.ts";

/** A part of a text: literal text (`$${` already read as `${`), or an expression with its place in the text. */
export type TemplatePart = string | { readonly from: number; readonly to: number; readonly source: string };

export type ParsedTemplateText =
  | { readonly ok: true; readonly parts: readonly TemplatePart[] }
  /** Offsets into the text. */
  | { readonly ok: false; readonly errors: readonly ExpressionProblem[] };

/**
 * Splits a text of a document into literal text and expressions. Cheap where there is no `${`. An expression ends at
 * the `}` that balances its `${`; braces in maps count, braces in strings and comments do not.
 */
export function parseTemplateText(text: string): ParsedTemplateText {
  const parts: TemplatePart[] = [];
  const problems = makeProblemList();
  let literal = "";
  let at = 0;
  for (;;) {
    const dollar = text.indexOf("${", at);
    if (dollar < 0) {
      literal += text.slice(at);
      break;
    }
    if (dollar > at && text[dollar - 1] === "$") {
      literal += `${text.slice(at, dollar - 1)}\${`;
      at = dollar + 2;
      continue;
    }
    literal += text.slice(at, dollar);
    const from = dollar + 2;
    const to = endOfExpression(text, from);
    if (to < 0) {
      const hint = "close it with }, or write $${ where the text itself should say ${";
      problems.report(
        "expr.unclosed",
        { from: dollar, to: text.length },
        '"${" opens an expression that is not closed',
        hint,
      );
      break;
    }
    if (literal !== "") parts.push(literal);
    literal = "";
    parts.push({ from, to, source: text.slice(from, to) });
    at = to + 1;
  }
  if (problems.hasErrors()) return { ok: false, errors: problems.list() };
  if (literal !== "") parts.push(literal);
  return { ok: true, parts };
}

/** Whether the text is exactly one expression and nothing else, and so yields that expression's value. */
export function isExpression(text: string): boolean {
  return text.startsWith("${") && endOfExpression(text, 2) === text.length - 1;
}

/** Where the `}` stands that closes the expression that starts at `from`, or -1. */
function endOfExpression(text: string, from: number): number {
  const problems = makeProblemList();
  const lexer = makeLexer(text, from, problems);
  let depth = 0;
  for (;;) {
    const token = lexer.next();
    // A string that is not closed swallows the rest: then the first `}` it is, so that the expression's own
    // mistake is reported at its place.
    if (token.kind === "end") return problems.hasErrors() ? text.indexOf("}", from) : -1;
    const first = text[token.from];
    if (token.kind !== "symbol") continue;
    if (token.text === "{" || (token.text === "(" && first === "$")) depth++;
    if (first === "}" && depth-- === 0) return token.from;
  }
}
