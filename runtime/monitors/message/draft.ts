import type { Json } from "../../ir/json.ts";
import { valueText, type MarkdownText } from "../../ir/markdown-text.ts";
import type { Template } from "../../ir/plan.ts";
import { fail } from "../../ir/failure.ts";
import type { NotifyPrograms } from "../../ir/monitor.ts";
import type { WorkerChannel } from "../../ir/notification.ts";
import { runProgram } from "../compare/index.ts";
import { closeTemplate, markdownOf, type Variables } from "./text.ts";

/** One notification, made and not yet sent; kept as it is while it is held back. */
export interface Draft {
  readonly title: MarkdownText;
  readonly message: MarkdownText;
  /** A line for each item of `each`; at most `max`, which counts again where several drafts become one. */
  readonly lines: readonly MarkdownText[];
  readonly max: number;
  readonly more: number;
  /** Closed: secrets by name. */
  readonly to: readonly DraftChannel[];
  /** What was held back at first, where the message was made anew since. */
  readonly was?: { readonly title: string; readonly value: Json };
  /** How many more this one stands for, where too many were held to list each. */
  readonly folded?: number;
}

export interface DraftChannel {
  readonly channel: string;
  readonly target: Template;
  /** One of the tenant's own workers. */
  readonly worker?: WorkerChannel;
}

const MOST_LINES = 100;

/** @throws FailureError where an expression of the message fails on this check's data */
export function makeDraft(programs: NotifyPrograms, variables: Variables): Draft {
  const { title, message, each, to } = programs;
  const items = each === undefined ? [] : listOf(runProgram(each.over, variables));
  const max = each?.max ?? MOST_LINES;
  const shown = items.slice(0, max);
  const text = message === undefined ? ownMessage(variables, each !== undefined) : markdownOf(message, variables);
  return {
    title: title === undefined ? [{ v: nameOf(variables) }] : markdownOf(title, variables),
    message: text,
    lines: each === undefined ? [] : shown.map((item, index) => markdownOf(each.line, { ...variables, item, index })),
    max,
    more: items.length - shown.length,
    to: targetsOf(to, variables),
  };
}

export function targetsOf(to: NotifyPrograms["to"], variables: Variables): DraftChannel[] {
  return to.map(({ channel, program, worker }) => ({
    channel,
    target: closeTemplate(program, variables),
    ...(worker === undefined ? {} : { worker }),
  }));
}

/** A message that waits, as the newest check would tell it: the lines that it had are news still. */
export function renewDraft(
  waiting: { readonly draft: Draft; readonly value: Json },
  now: Draft,
  { folds }: { readonly folds: boolean },
): Draft {
  const { title, lines, more, max, was, folded = 0 } = waiting.draft;
  const all = [...lines, ...now.lines];
  const shown = all.slice(0, max);
  const count = folded + (folds ? 1 : 0);
  return {
    ...now,
    lines: shown,
    more: more + now.more + all.length - shown.length,
    max,
    was: was ?? { title: plainText(title), value: waiting.value },
    ...(count === 0 ? {} : { folded: count }),
  };
}

export function plainText(text: MarkdownText): string {
  return text.map((part) => (typeof part === "string" ? part : valueText(part.v))).join("");
}

function listOf(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value;
  if (value === null) return [];
  throw fail("expression.failed", "`over` of `each` gave no list");
}

/** Without `message`: the verdict's reason, and the change or, where there is none, the value. */
function ownMessage(variables: Variables, hasLines: boolean): MarkdownText {
  const reason = fieldOf(variables["verdict"], "reason");
  const change = fieldOf(variables["diff"], "markdown");
  const parts: MarkdownText[] = [];
  if (typeof reason === "string" && reason !== "") parts.push([{ v: reason }]);
  if (hasLines) return parts.flat();
  if (typeof change === "string" && change !== "") parts.push([change]);
  else if (parts.length === 0) parts.push([{ v: short(variables["value"] ?? null) }]);
  return parts.flatMap((part, index) => (index === 0 ? part : ["\n\n", ...part]));
}

const LONGEST = 2000;

function short(value: Json): Json {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : value;
}

function nameOf(variables: Variables): Json {
  return fieldOf(variables["monitor"], "name") ?? "";
}

function fieldOf(value: Json | undefined, name: string): Json | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value[name] : undefined;
}
