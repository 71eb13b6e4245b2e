import { fail } from "../ir/failure.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { QueryAnswer } from "../ir/plan.ts";
import { showValue } from "../ir/value.ts";
import type { Run } from "./run.ts";
import type { Scope } from "./scope.ts";

const BUILT_IN = ["state", "steps", "output"] as const;

export function queryNames(run: Run): readonly string[] {
  return [...BUILT_IN, ...Object.keys(run.plan.queries)];
}

/**
 * Answers from what the run holds: a large value is shown as `$blob`, and an expression that reads through one is left
 * to whoever asks, as a query cannot wait. Throws a FailureError for a name that is none, and for an expression that
 * fails on what there is so far.
 */
export function askRun(run: Run, root: Scope, name: string): QueryAnswer {
  return isOwn(run, name)
    ? run.evaluation.ask(run.plan.queries[name]!, root, showValue)
    : { v: answerQuery(run, root, name) };
}

/** The same at once, as far as that goes: large values are shown as `$blob` to expressions too. */
export function answerQuery(run: Run, root: Scope, name: string): Json {
  switch (name) {
    case "state":
      return stateOf(run);
    case "steps":
      return Object.fromEntries(Object.entries(root.outputs).map(([id, value]) => [id, showValue(value)]));
    case "output": {
      const { outcome } = run.state;
      return outcome?.status === "completed" ? showValue(outcome.output) : null;
    }
    default: {
      if (!isOwn(run, name)) {
        const names = queryNames(run).map((known) => `"${known}"`);
        throw fail("expression.failed", `the run has no query "${name}"; it has ${names.join(", ")}`);
      }
      return run.evaluation.show(run.plan.queries[name]!, root, showValue);
    }
  }
}

/** The built-in names cannot be taken. */
function isOwn({ plan }: Run, name: string): boolean {
  return Object.hasOwn(plan.queries, name);
}

function stateOf({ state, waits }: Run): JsonObject {
  return {
    status: state.outcome?.status ?? (state.waiting ? "waiting" : "running"),
    ending: state.ending?.status ?? null,
    waiting_for: waits.list().map((wait) => ({ ...wait })),
    labels: { ...state.labels },
    steps: state.steps,
    tokens: state.tokens,
    bytes: state.bytes,
    undo: state.undos.entries.map(({ path }) => path),
    waiting_signals: Object.values(state.mailbox).reduce((sum, messages) => sum + messages.length, 0),
  };
}
