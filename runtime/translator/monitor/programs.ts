import { readsOf, type Type } from "../../expressions/index.ts";
import type { Json } from "../../ir/json.ts";
import type { Program, TextProgram } from "../../ir/monitor.ts";
import type { CheckedExpr, ExprTree } from "../../ir/plan.ts";
import type { Report } from "../diagnostics.ts";
import type { Job } from "../job.ts";
import { compileCondition, compileTemplate } from "../templates/compile.ts";
import { makeExpressionTable, type ExpressionTable } from "../templates/expression-table.ts";
import { scopeOf, type MonitorPlace, type MonitorVariables } from "./places.ts";

/** Parts of a document that the check evaluates by itself, each with the expressions that it names. */
export interface Programs {
  /** Any JSON with expressions. */
  value(written: Json, pointer: string, place: MonitorPlace, options?: { secrets?: boolean }): TypedProgram;
  /** A text that becomes Markdown. */
  text(written: string, pointer: string, place: MonitorPlace): TextProgram;
  /** `when`, lowered into the plan. */
  condition(written: Json | undefined, pointer: string, into: ExpressionTable): number | undefined;
}

export interface TypedProgram {
  readonly program: Program;
  readonly type: Type;
}

/** Whether a first check, which has nothing to compare with, can come to a place. */
export interface FirstRuns {
  readonly when: boolean;
  readonly notify: boolean;
}

export function makePrograms(job: Job, variables: MonitorVariables, firstRuns: FirstRuns): Programs {
  const position = { endOf: job.outline.root } as const;

  /**
   * In a first check there is no `diff` and no `previous`. Where an expression reads through them without asking, it is
   * taken for one about changes: it is checked as if they were there, and is null (or false) in a first check.
   */
  const twice = <T>(place: MonitorPlace, compile: (as: Attempt) => T): T => {
    const mayBeFirst = place === "when" ? firstRuns.when : firstRuns.notify && (place === "notify" || place === "line");
    const strict = { scope: scopeOf(place, variables, !mayBeFirst), guarded: false };
    if (!mayBeFirst) return compile({ ...strict, report: job.report });
    const warned = count((report) => compile({ ...strict, report }));
    const guarded = { scope: scopeOf(place, variables, true), guarded: true };
    const left = count((report) => compile({ ...guarded, report }));
    return compile({ ...(left < warned ? guarded : strict), report: job.report });
  };

  return {
    value: (written, pointer, place, options = {}) =>
      twice(place, ({ scope, guarded, report }) => {
        const exprs = tableFor(guarded, ["const", 0, 0, null]);
        const typed = compileTemplate({ ...job, exprs, report }, written, pointer, { position, scope, ...options });
        return { program: { template: typed.template, exprs: exprs.exprs }, type: typed.type };
      }),
    text: (written, pointer, place) =>
      twice(place, ({ scope, guarded, report }) => {
        const exprs = tableFor(guarded, ["const", 0, 0, null]);
        const { template } = compileTemplate({ ...job, exprs, report }, written, pointer, { position, scope });
        const markdown = exprs.exprs.flatMap(({ source }, id) => (isMarkdown(source) ? [id] : []));
        return { template, exprs: exprs.exprs, ...(markdown.length === 0 ? {} : { markdown }) };
      }),
    condition: (written, pointer, into) =>
      twice("when", ({ scope, guarded, report }) => {
        const exprs = tableFor(guarded, ["const", 0, 0, false], into);
        return compileCondition({ ...job, exprs, report }, written, pointer, { position, scope })?.expr;
      }),
  };
}

interface Attempt {
  readonly scope: ReturnType<typeof scopeOf>;
  readonly guarded: boolean;
  readonly report: Report;
}

/** Warnings that something may be missing. */
function count(compile: (report: Report) => unknown): number {
  let found = 0;
  compile((code) => {
    if (code === "expr.maybe_missing" || code === "type.maybe_mismatch") found += 1;
  });
  return found;
}

const NEEDS_PREVIOUS: ReadonlySet<string> = new Set(["diff", "previous"]);

function tableFor(guarded: boolean, first: ExprTree, table: ExpressionTable = makeExpressionTable()): ExpressionTable {
  if (!guarded) return table;
  return {
    exprs: table.exprs,
    add: (expr) => table.add(expr.reads.some((name) => NEEDS_PREVIOUS.has(name)) ? notInFirst(expr, first) : expr),
  };
}

function notInFirst({ source, tree }: CheckedExpr, first: ExprTree): CheckedExpr {
  const whole: ExprTree = ["if", 0, source.length, ["var", 0, 0, "firstRun"], first, tree];
  return { source, tree: whole, reads: readsOf(whole) };
}

/** What is Markdown already: the change, as it was rendered. */
function isMarkdown(source: string): boolean {
  return source.trim() === "diff.markdown";
}
