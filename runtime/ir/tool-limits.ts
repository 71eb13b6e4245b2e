import type { Template } from "./plan.ts";

/** The activity that has tools. */
export const MODEL_ACTIVITY = "llm.generate";
/** Built-in activities that are no tools, and why. */
export const NO_TOOLS: Readonly<Record<string, string>> = {
  "llm.generate": "it asks a model, and a model is no tool of a model",
  "notify.send": "whom it writes to, and what, is for the document to say, not for a model",
};
/** `maxTurns` where a call gives none. */
export const DEFAULT_MAX_TURNS = 8;
/** Tool calls of one turn. */
export const MAX_TOOL_CALLS_A_ROUND = 16;

/** The most tool calls of one call in all: its turns share them. */
export function maxToolCalls(maxTurns: number): number {
  return maxTurns * 4;
}

/** The tools that a call in a plan names, and how many calls of them it can make; none for any other activity. */
export function toolsOf(call: { readonly activity: string; readonly with: Template }): {
  readonly tools: readonly string[];
  readonly calls: number;
} {
  const list = call.activity === MODEL_ACTIVITY ? fieldOf(call.with, "tools") : undefined;
  const tools = Array.isArray(list) ? list.filter((tool) => typeof tool === "string") : [];
  if (tools.length === 0) return { tools, calls: 0 };
  const turns = fieldOf(call.with, "maxTurns");
  return { tools, calls: maxToolCalls(typeof turns === "number" ? turns : DEFAULT_MAX_TURNS) };
}

/** A literal in a call's `with`; the translator lets nothing else stand there. */
function fieldOf(template: Template, name: string): unknown {
  if ("v" in template) return (template.v as { readonly [name: string]: unknown } | null)?.[name];
  if (!("m" in template)) return undefined;
  const field = template.m.find(([key]) => key === name)?.[1];
  if (field === undefined) return undefined;
  if ("v" in field) return field.v;
  return "l" in field ? field.l.map((item) => ("v" in item ? item.v : undefined)) : undefined;
}
