import { BROKEN, joinTypes, listOf, mapOf, membersOf, NEVER, NUMBER, optional } from "../../expressions/index.ts";
import type { Type } from "../../expressions/index.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Json } from "../../ir/json.ts";
import type { Template } from "../../ir/plan.ts";
import type { Report } from "../diagnostics.ts";
import { join } from "../resolve/pointer.ts";
import { untrustedFlow } from "../scopes/untrusted.ts";
import { ERROR } from "../scopes/variables.ts";
import { holdAgainst } from "../templates/against-schema.ts";
import { constantOf, type Typed } from "../templates/typed.ts";
import type { StepTranslator } from "./step-translator.ts";

const DEFAULT_CONCURRENCY = 10;
const DEFAULT_MAX = 1000;

/** `map: {over, as: item, concurrency: 10, max: 1000, onError: fail | collect, steps}`: a list in order. */
export const map: StepTranslator<"map"> = {
  kind: "map",
  translate: ({ job, step, head, body, pointer, template, list }) => {
    const fields = isJsonObject(body) ? body : {};
    const over = template(fields["over"] ?? [], join(pointer, "over"));
    holdAgainst(over, { type: "array" }, job.report);
    const concurrency = widthOf(fields["concurrency"], (value) => template(value, join(pointer, "concurrency")));
    if (concurrency !== null) holdAgainst(concurrency, { type: "integer", minimum: 1 }, job.report);

    const as = typeof fields["as"] === "string" ? fields["as"] : "item";
    const inner = step.lists[0];
    if (inner !== undefined) {
      if (untrustedFlow(job, over, step.list) !== undefined) job.untrusted.add(inner);
      job.bindings.set(
        inner,
        new Map<string, Type>([
          [as, elementOf(over.type)],
          [as === "item" ? "index" : `${as}Index`, NUMBER],
        ]),
      );
    }
    const lowered = inner === undefined ? { ops: [], output: NEVER } : list(inner);
    const collect = fields["onError"] === "collect";
    const asked = typeof fields["max"] === "number" ? fields["max"] : DEFAULT_MAX;
    tellTooMany(over, asked, job.report);
    const max = Math.min(asked, mostItems(over.type) ?? asked);

    return {
      op: {
        ...head,
        op: "each",
        over: over.template,
        as,
        width: concurrency?.template ?? ({ v: DEFAULT_CONCURRENCY } satisfies Template),
        max,
        collect,
        body: lowered.ops,
      },
      output: listOf(collect ? collected(lowered.output) : lowered.output, max),
    };
  },
};

/** A list that is written out is as long as it is, whatever `if` or `catch` stands around it. */
function tellTooMany(over: Typed, max: number, report: Report): void {
  const constant = constantOf(over);
  const count = over.shape === "list" ? over.items.length : Array.isArray(constant) ? constant.length : 0;
  if (count <= max) return;
  const message = `The list has ${count} items and \`max\` allows ${max}: the step would fail with \`map.too_many\``;
  report("map.more_than_max", over.pointer, message, { hint: `max: ${count}` });
}

function widthOf(value: Json | undefined, template: (value: Json) => Typed): Typed | null {
  return value === undefined ? null : template(value);
}

/** "`collect`: entries `{ok}` or `{error}`". */
function collected(ok: Type): Type {
  return mapOf({ ok: optional(ok), error: optional(ERROR) });
}

/** Of a list, whatever else the value may be: that was reported. */
function elementOf(type: Type): Type {
  if (type.kind === "any") return type;
  const lists = membersOf(type).flatMap((member) => (member.kind === "list" ? [member.items] : []));
  return lists.length === 0 ? BROKEN : joinTypes(...lists);
}

/** As far as its type says, e.g. by `maxItems`: makes the bounds of the run tighter. */
function mostItems(type: Type): number | undefined {
  return type.kind === "list" ? type.maxItems : undefined;
}
