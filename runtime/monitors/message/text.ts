import { evaluateTemplate, makeBudget, openTemplate } from "../../expressions/evaluate/index.ts";
import type { Json } from "../../ir/json.ts";
import { valueText, type MarkdownPart, type MarkdownText } from "../../ir/markdown-text.ts";
import type { Template } from "../../ir/plan.ts";
import type { Program, TextProgram } from "../../ir/monitor.ts";

export type Variables = { readonly [name: string]: Json };

/** The literal text stays Markdown, and what each expression gave stays a value, to be escaped by the channel. */
export function markdownOf(program: TextProgram, variables: Variables): MarkdownText {
  return partsOf(program.template).map((part): MarkdownPart => {
    if (typeof part === "string") return part;
    const value = evaluated(program, part, variables);
    return program.markdown?.includes(part) === true ? valueText(value) : { v: value };
  });
}

function partsOf(template: Template): readonly (string | number)[] {
  if ("t" in template) return template.t;
  if ("e" in template) return [template.e];
  return "v" in template ? [valueText(template.v)] : [];
}

function evaluated({ exprs }: Program, expr: number, variables: Variables): Json {
  const lookUp = (name: string): Json | undefined => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  return openTemplate(evaluateTemplate({ e: expr }, exprs, lookUp, makeBudget()));
}

/** Its expressions evaluated, secrets left by name: a channel as the outbox takes it. */
export function closeTemplate({ template, exprs }: Program, variables: Variables): Template {
  const lookUp = (name: string): Json | undefined => (Object.hasOwn(variables, name) ? variables[name] : undefined);
  return evaluateTemplate(template, exprs, lookUp, makeBudget());
}
