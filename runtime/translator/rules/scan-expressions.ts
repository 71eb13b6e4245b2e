import { isJsonObject } from "../../ir/json.ts";
import type { Json } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";
import { join } from "../resolve/pointer.ts";

/** By key; `*` stands for each item of a list, `true` for all that stands inside. */
export type Places = { readonly [key: string]: true | Places };

/** "Anywhere else `${` is a diagnostic": all of the value but what `skip` holds. */
export function scanExpressions(
  value: Json,
  at: string,
  allowed: true | Places | undefined,
  report: Report,
  skip: ReadonlySet<Json>,
): void {
  if (skip.has(value)) return;
  if (typeof value === "string") {
    if (allowed !== true) reportText(value, at, report);
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      scanExpressions(item, join(at, index), allowed === true ? true : allowed?.["*"], report, skip);
  } else if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      const here = join(at, key);
      if (holdsExpression(key)) reportKey(key, here, report);
      scanExpressions(member, here, allowed === true ? true : allowed?.[key], report, skip);
    }
  }
}

/** Says that the text holds an expression where none may stand, if it does. */
export function reportText(text: string, at: string, report: Report): void {
  if (!holdsExpression(text)) return;
  report("expr.not_allowed_here", at, "Expressions are not allowed here: this is read before the run begins", {
    from: text.indexOf("${"),
    to: text.length,
  });
}

export function reportKey(key: string, at: string, report: Report): void {
  report("expr.not_allowed_here", at, `Map keys are never expressions, and "${key}" is a key`, { key: true });
}

/** `$${` is a literal `${`. */
export function holdsExpression(text: string): boolean {
  return text.replaceAll("$${", "").includes("${");
}
