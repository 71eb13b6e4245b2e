import { parseExpression } from "../../expressions/index.ts";

const SAYS_YES = new Set(["yes", "on", "true"]);
const SAYS_NO = new Set(["no", "off", "false"]);

/**
 * The condition that a text was meant to be: `steps.a > 3` is `${steps.a > 3}`, `${a} and ${b}` is `${a && b}`, `yes`
 * is `true`. Undefined where the mended text would be no expression either.
 */
export function mendedCondition(
  text: string,
  parts: readonly (string | { readonly source: string })[],
): string | undefined {
  const word = text.trim().toLowerCase();
  if (SAYS_YES.has(word)) return "true";
  if (SAYS_NO.has(word)) return "false";
  const plain = parts.map((part) => (typeof part === "string" ? part : asOperand(part.source)));
  const signs = parts.map((part) => (typeof part === "string" ? inSigns(part) : asOperand(part.source)));
  for (const inner of [plain, signs].map((each) => each.join("").trim())) {
    if (inner === "" || inner.includes("${") || inner.includes("\n")) continue;
    if (parseExpression(inner).problems.length === 0) return `\${${inner}}`;
  }
  return undefined;
}

/** Beside an operator: in parentheses, unless it is a path or a simple call. */
function asOperand(source: string): string {
  const trimmed = source.trim();
  return /^[\w.]+(\([^()]*\))?$/.test(trimmed) ? trimmed : `(${trimmed})`;
}

/** As other languages write them. */
function inSigns(text: string): string {
  return text
    .replaceAll(/\band\b/gi, "&&")
    .replaceAll(/\bor\b/gi, "||")
    .replaceAll(/\bnot\s+/gi, "!")
    .replaceAll("===", "==")
    .replaceAll("!==", "!=");
}
