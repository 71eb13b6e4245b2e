import type { Json } from "../ir/json.ts";
import type { Decision, DecisionOutcome, OpenApproval } from "./effects.ts";
import type { RunState } from "./frames.ts";
import { toRfc3339 } from "./time.ts";

/** An approval that waits, and how its step is told. */
export interface Approval extends OpenApproval {
  readonly decided: (output: Json) => void;
}

/** Paths remembered as decided, so that a second decision is told apart from a wrong path. */
const MAX_DECIDED = 1000;

export type Approvals = Map<string, Approval>;

export function decide(
  approvals: Approvals,
  state: RunState,
  path: string,
  decision: Decision,
  now: number,
): DecisionOutcome {
  const approval = approvals.get(path);
  if (approval === undefined) {
    return state.decided.includes(path)
      ? { status: "already-decided", detail: `the approval "${path}" has been decided` }
      : { status: "not-found", detail: `no approval waits at "${path}"` };
  }
  const { choices } = approval;
  if (!choices.includes(decision.choice)) {
    const allowed = choices.map((choice) => `"${choice}"`).join(", ");
    return { status: "not-a-choice", detail: `"${decision.choice}" is not one of ${allowed}` };
  }
  const at = toRfc3339(now);
  approvals.delete(path);
  state.decided.push(path);
  if (state.decided.length > MAX_DECIDED) state.decided.shift();
  approval.decided({ choice: decision.choice, by: decision.by, comment: decision.comment, at });
  return { status: "decided", at };
}

/** As the API shows them. */
export function openApprovals(approvals: Approvals): OpenApproval[] {
  return [...approvals.values()].map(({ path, question, choices, by, deadline }) => ({
    path,
    question,
    choices,
    ...(by === undefined ? {} : { by }),
    ...(deadline === undefined ? {} : { deadline }),
  }));
}
