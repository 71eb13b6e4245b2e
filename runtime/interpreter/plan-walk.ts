import { listensOf } from "../ir/listens.ts";
import type { Op, Plan } from "../ir/plan.ts";
import { walkOps } from "../ir/walk-ops.ts";
import type { Undoable } from "./run.ts";

/** Names of the signals that the plan listens for somewhere. */
export function signalNames(plan: Plan): ReadonlySet<string> {
  return new Set(listensOf(plan).map(({ signal }) => signal));
}

/** Calls and child runs that have an undo, by the id of their step. */
export function undoables(plan: Plan): ReadonlyMap<string, Undoable> {
  const found = new Map<string, Undoable>();
  for (const op of walkOps(plan.body)) {
    if (op.op === "child" && op.undo) found.set(op.id, { op: "child", child: op });
    if (op.op !== "segment") continue;
    const { host, queue, language } = op;
    for (const call of op.calls) {
      if (call.undo)
        found.set(call.id, { op: "call", call, host, language, ...(queue === undefined ? {} : { queue }) });
    }
  }
  return found;
}

/** The documents that a plan names, and those that they name. */
export function documentsUnder(plan: Plan, all: Plan["documents"]): Plan["documents"] {
  const found: { [digest: string]: Plan } = {};
  const visit = ({ body }: Plan): void => {
    for (const digest of [...walkOps(body)].flatMap(namedBy)) {
      const named = all[digest];
      if (named === undefined || Object.hasOwn(found, digest)) continue;
      found[digest] = named;
      visit(named);
    }
  };
  visit(plan);
  return found;
}

function namedBy(op: Op): string[] {
  if (op.op !== "segment" && op.op !== "child") return [];
  const undos = op.op === "child" ? [op.undo] : op.calls.map(({ undo }) => undo);
  const named = undos.flatMap((undo) => (undo && "document" in undo ? [undo.document] : []));
  return op.op === "child" ? [op.document, ...named] : named;
}
