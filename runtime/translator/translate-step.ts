import { BROKEN, dropFacts, NO_FACTS, NULL, nullable } from "../expressions/index.ts";
import type { Op, OpHead, StepKind } from "../ir/plan.ts";
import type { Job } from "./job.ts";
import { join } from "./resolve/pointer.ts";
import type { StepList, StepNode } from "./resolve/outline.ts";
import { boundedType } from "./scopes/bounded-type.ts";
import { mergeFacts } from "./scopes/facts.ts";
import { endsTheRun } from "./scopes/flow.ts";
import { holdsUntrusted, untrustedFlow } from "./scopes/untrusted.ts";
import { steps } from "./steps/index.ts";
import type { LoweredList, StepContext } from "./steps/step-translator.ts";
import { compileCondition, compileTemplate } from "./templates/compile.ts";
import type { Typed } from "./templates/typed.ts";

/** Checks and lowers the steps of a list, in order; what a step gives is known to those after it. */
export function translateList(job: Job, list: StepList): LoweredList {
  const ops: Op[] = [];
  for (const step of list.steps) {
    const op = translateStep(job, step);
    if (op !== null) ops.push(op);
  }
  const last = list.steps.at(-1);
  if (last === undefined) return { ops, output: NULL };
  const output = job.types.get(last) ?? BROKEN;
  return { ops, output: Object.hasOwn(last.raw, "if") ? nullable(output) : output };
}

/** Null where the step has no kind that could be told; validation has said so. */
function translateStep(job: Job, step: StepNode): Op | null {
  if (job.quiet > 0) job.trials -= 1;
  if (step.kind === null) return null;
  const around = job.facts.get(step.list) ?? NO_FACTS;
  const where = { position: { step } };
  const own = compileCondition(job, step.raw["if"], join(step.pointer, "if"), { ...where, narrow: around });
  const narrow = mergeFacts(around, own?.facts ?? NO_FACTS);
  const flows: Typed[] = [];

  const template: StepContext["template"] = (value, pointer, options = {}) => {
    const typed = compileTemplate(job, value, pointer, { ...where, ...options, narrow });
    flows.push(typed);
    return typed;
  };

  const { summary } = step.raw;
  const head: OpHead = {
    id: step.id ?? "",
    kind: step.kind,
    ...(own === undefined ? {} : { if: own.expr }),
    ...(typeof summary === "string"
      ? {
          summary: {
            template: compileTemplate(job, summary, join(step.pointer, "summary"), { ...where, narrow, lenient: true })
              .template,
            written: summary,
          },
        }
      : {}),
  };

  const lowered = steps[step.kind].translate({
    job,
    step,
    body: step.raw[step.kind] ?? null,
    pointer: join(step.pointer, step.kind),
    head,
    template,
    condition: (value, pointer, options = {}) =>
      compileCondition(job, value, pointer, {
        ...where,
        ...options,
        narrow: mergeFacts(narrow, options.narrow ?? NO_FACTS),
      }),
    list: (list, facts = NO_FACTS) => {
      // A name that the list binds means something else in it than around it.
      const outer = dropFacts(narrow, [...(job.bindings.get(list)?.keys() ?? [])]);
      job.facts.set(list, mergeFacts(outer, facts));
      return translateList(job, list);
    },
  });

  // What stands after `if: "${x == null}"` with a `fail` runs only where that was false.
  if (own !== undefined && endsTheRun(step)) job.facts.set(step.list, mergeFacts(around, own.otherwise));

  const reshaped = reshape(step, lowered.output, template);
  job.types.set(step, boundedType(reshaped?.type ?? lowered.output));
  const untrusted =
    lowered.untrusted ?? (holdsUntrusted(job, step) || flows.some((typed) => untrustedFlow(job, typed, step.list)));
  if (untrusted) job.untrusted.add(step);
  if (reshaped === undefined) return lowered.op;
  if (lowered.op.op !== "segment") return { ...lowered.op, output: reshaped.template };
  // "Evaluated in the worker on the whole value": it travels with the call.
  const [call] = lowered.op.calls;
  return { ...lowered.op, calls: [{ ...call, output: reshaped.template }] };
}

/** A step's `output` sees the scope and the raw `output`. */
function reshape(
  step: StepNode,
  raw: Parameters<typeof nullable>[0],
  template: StepContext["template"],
): Typed | undefined {
  const { output } = step.raw;
  if (output === undefined || !hasOutput(step.kind)) return undefined;
  return template(output, join(step.pointer, "output"), { extra: new Map([["output", raw]]) });
}

/** A step that ends the run has no output to reshape, though its form allows one. */
function hasOutput(kind: StepKind | null): boolean {
  return kind !== "return" && kind !== "fail";
}
