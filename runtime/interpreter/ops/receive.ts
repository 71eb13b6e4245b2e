import { FailureError, fail } from "../../ir/failure.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { ReceiveOp } from "../../ir/plan.ts";
import { isRef } from "../../ir/value.ts";
import type { Value } from "../../ir/value.ts";
import type { Approval } from "../approvals.ts";
import { stateOf } from "../frames.ts";
import type { Receipt } from "../mailbox.ts";
import type { RunOp, StepPlace } from "../run.ts";
import { withVariables } from "../scope.ts";
import { toRfc3339 } from "../time.ts";
import { wait } from "../wait.ts";

interface ReceiveState {
  /** Order among the waits of the run. */
  order: number;
  deadlineAt?: number;
  /** Of an approval, evaluated once. */
  asked?: { question: string; by?: string[] };
}

/** `receive`: a signal (`listen`) or a decision (`approve`). */
export const runReceive: RunOp<ReceiveOp> = async (op, step) => {
  const { run, frame } = step;
  const state = stateOf<ReceiveState>(frame, () => {
    run.state.counter += 1;
    const order = run.state.counter;
    return op.timeoutMs === undefined ? { order } : { order, deadlineAt: frame.at + op.timeoutMs };
  });
  return "signal" in op.wants ? listen(op, op.wants, state, step) : approve(op, op.wants, state, step);
};

type Listen = Extract<ReceiveOp["wants"], { readonly signal: string }>;
type Approve = Exclude<ReceiveOp["wants"], Listen>;

async function listen(op: ReceiveOp, wants: Listen, state: ReceiveState, step: StepPlace): Promise<Value> {
  const { run, path, scope, cancel } = step;
  const deadline = deadlineOf(state);
  step.start({ waiting_for: { signal: wants.signal, ...deadline } });
  const { match } = wants;
  const woken = await wait<Receipt>(run, cancel, {
    ...until(state),
    shown: { path, kind: "listen", signal: wants.signal, ...deadline },
    begin: (take) =>
      run.mailbox.listen({
        path,
        id: op.id,
        signal: wants.signal,
        order: state.order,
        match: async (payload) => match === undefined || run.evaluation.test(match, withVariables(scope, { payload })),
        take,
      }),
  });
  if (woken === "elapsed") {
    throw fail("listen.timeout", `no signal "${wants.signal}" that matches arrived within its time limit`, {
      timeoutMs: op.timeoutMs ?? null,
    });
  }
  if ("failure" in woken.value) throw new FailureError(woken.value.failure);
  return woken.value.payload;
}

async function approve(op: ReceiveOp, wants: Approve, state: ReceiveState, step: StepPlace): Promise<Value> {
  const { run, path, cancel } = step;
  state.asked ??= await ask(wants, step);
  const { question, by } = state.asked;
  const shown = { question, choices: [...wants.choices], ...(by === undefined ? {} : { by }), ...deadlineOf(state) };
  step.start({ waiting_for: shown });
  const woken = await wait<Json>(run, cancel, {
    ...until(state),
    shown: { path, kind: "approve", ...shown },
    begin: (decided) => {
      const approval: Approval = { path, ...shown, decided };
      run.approvals.set(path, approval);
      return () => run.approvals.delete(path);
    },
  });
  if (woken !== "elapsed") return { v: woken.value };
  throw fail("approve.timeout", "nobody decided within the time limit", { timeoutMs: op.timeoutMs ?? null });
}

const APPROVER = /^(?:key|user|role|scope):./;

async function ask(wants: Approve, { run, scope }: StepPlace): Promise<{ question: string; by?: string[] }> {
  const question = await run.evaluation.text(wants.question, scope);
  if (wants.by === undefined) return { question };
  const by = await run.evaluation.value(wants.by, scope);
  const entries = isRef(by) ? null : typeof by.v === "string" ? [by.v] : by.v;
  if (!Array.isArray(entries) || !entries.every((entry) => typeof entry === "string" && APPROVER.test(entry))) {
    const forms = '"key:<name>", "user:<subject or e-mail>", "role:<name>" or "scope:<scope>"';
    throw fail("expression.failed", `"by" must be a list of ${forms}: nobody else could decide`);
  }
  return { question, by: entries as string[] };
}

function deadlineOf(state: ReceiveState): JsonObject {
  return state.deadlineAt === undefined ? {} : { deadline: toRfc3339(state.deadlineAt) };
}

function until(state: ReceiveState): { until?: number } {
  return state.deadlineAt === undefined ? {} : { until: state.deadlineAt };
}
