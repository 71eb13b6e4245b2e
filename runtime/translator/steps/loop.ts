import { ANY, NULL, NUMBER } from "../../expressions/index.ts";
import type { Type } from "../../expressions/index.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Job } from "../job.ts";
import { join } from "../resolve/pointer.ts";
import type { StepList } from "../resolve/outline.ts";
import { holdsUntrusted, untrustedFlow } from "../scopes/untrusted.ts";
import { boundedType } from "../scopes/bounded-type.ts";
import { isSame, widen } from "../scopes/widen.ts";
import { AT_LEAST_A_SECOND, readDuration } from "./durations.ts";
import type { LoweredList, StepTranslator } from "./step-translator.ts";

/** Rounds of looking for the type of `last` before it is taken as unknown. */
const TRIALS = 3;

/** `loop: {start, while, max, every, onMax: fail | stop, steps}`: the last `last`. */
export const loop: StepTranslator<"loop"> = {
  kind: "loop",
  translate: ({ job, step, head, body, pointer, template, condition, list }) => {
    const fields = isJsonObject(body) ? body : {};
    const start = fields["start"] === undefined ? undefined : template(fields["start"], join(pointer, "start"));
    const inner = step.lists[0];
    const first = start === undefined ? NULL : boundedType(start.type);
    const last = inner === undefined ? first : typeOfLast(job, inner, first, list);
    const variables = new Map<string, Type>([
      ["last", last],
      ["index", NUMBER],
    ]);
    const asked = condition(fields["while"], join(pointer, "while"), { extra: variables });
    if (inner !== undefined) {
      job.bindings.set(inner, variables);
      const fromOutside = start !== undefined && untrustedFlow(job, start, step.list) !== undefined;
      if (fromOutside || holdsUntrusted(job, step)) job.untrusted.add(inner);
    }
    const lowered: LoweredList = inner === undefined ? { ops: [], output: NULL } : list(inner, asked?.facts);
    const everyMs = readDuration(job.report, fields["every"], join(pointer, "every"), AT_LEAST_A_SECOND);
    return {
      op: {
        ...head,
        op: "loop",
        ...(start === undefined ? {} : { start: start.template }),
        ...(asked === undefined ? {} : { while: asked.expr }),
        max: typeof fields["max"] === "number" ? fields["max"] : 1,
        ...(everyMs === undefined ? {} : { everyMs }),
        onMax: fields["onMax"] === "stop" ? "stop" : "fail",
        body: lowered.ops,
      },
      output: widen(last, boundedType(lowered.output)),
    };
  },
};

/**
 * "`last` is `start` (else null) in the first round, then the body's last output", which may itself be made of `last`.
 * So the body is tried with what is known of `last`, until trying adds nothing. What takes too long to settle, or too
 * much work (loops in loops), is `any`.
 */
function typeOfLast(job: Job, inner: StepList, first: Type, list: (list: StepList) => LoweredList): Type {
  let last = first;
  for (let trial = 0; trial < TRIALS; trial += 1) {
    if (job.trials <= 0) return ANY;
    job.bindings.set(
      inner,
      new Map<string, Type>([
        ["last", last],
        ["index", NUMBER],
      ]),
    );
    job.quiet += 1;
    const output = list(inner).output;
    job.quiet -= 1;
    const wider = boundedType(widen(last, boundedType(output)));
    if (isSame(wider, last)) return last;
    last = wider;
  }
  return ANY;
}
