import type { JsonSchema } from "./json.ts";
import type { Plan } from "./plan.ts";
import { walkOps } from "./walk-ops.ts";

/** A `listen` step of a plan. */
export interface Listen {
  /** Of its step. */
  readonly id: string;
  readonly signal: string;
  /** Absent: it takes any payload. */
  readonly schema?: JsonSchema;
}

/** The `listen` steps of a plan, in its order; those of its children are the children's own. */
export function listensOf(plan: Plan): Listen[] {
  const listens: Listen[] = [];
  for (const op of walkOps(plan.body)) {
    if (op.op !== "receive" || !("signal" in op.wants)) continue;
    const { signal, schema } = op.wants;
    listens.push({ id: op.id, signal, ...(schema === undefined ? {} : { schema }) });
  }
  return listens;
}

/** What a payload can do with the `listen` steps of its signal. */
export interface Reception {
  /** Steps that listen to the signal at all. */
  readonly listens: readonly Listen[];
  /** Ids of those whose schema the payload does not fit. */
  readonly unfit: readonly string[];
}

export function receptionOf(plan: Plan, signal: string, fits: (schema: JsonSchema) => boolean): Reception {
  const listens = listensOf(plan).filter((listen) => listen.signal === signal);
  const unfit = listens.filter(({ schema }) => schema !== undefined && !fits(schema)).map(({ id }) => id);
  return { listens, unfit };
}
