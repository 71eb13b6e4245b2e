/*
 * A run's life, where the store and Temporal meet. Postgres decides what was promised, Temporal what happened.
 *
 *   POST /runs ──accept──> accepted ──start──> (Temporal has it) ──first task──> running <──> waiting
 *                             │                                                     │            │
 *          cancel, terminate  │                              Temporal's close event │            │
 *                             v                                                     v            v
 *                      canceled, terminated        completed | failed | canceled | timed_out | terminated
 *
 * accept     one transaction: event 1 (it makes the row `accepted`), the answer under its Idempotency-Key, the audit
 *            row. Then 202; what follows may be done late or twice, but not lost.
 * start      gives the run to Temporal and notes it. "Already started" is success while the row says `accepted`.
 * cancel     stored (event first), answered, then told to Temporal, again until the run is closed. A run that is still
 *            `accepted` is ended by its row and never started.
 * terminate  the same, without `finally` and undo.
 * turns      of a concurrency key one run goes at a time. Who has the key follows from what is open; the next one's turn
 *            comes when that run has closed.
 * close      the one writer of terminal events, from Temporal's own close event. Asked for by the worker's hint
 *            `closing`, by the API after a terminate, by the sweeper and by the reconciler. A closed run's parent is
 *            told; its awaited children are asked to cancel.
 * sweep      does again what a crash or an outage cut short. Any number of processes may.
 * reconcile  finds runs that Temporal closed or forgot without a word, and journals that lack events; repairs those by
 *            replay, and writes anew those of runs that only Temporal knows. Only in a process that has the interpreter.
 *
 * A run that Temporal does not know although it was given to it ends as `failed` with `run.lost`.
 */
export { readApprovals } from "./approvals.ts";
export type { Approval } from "./approvals.ts";
export { acceptRun } from "./accept.ts";
export type { RunCallback } from "./accept.ts";
export type { Accepted, AcceptRequest, AnswerKey } from "./accept.ts";
export { deliverCancel, requestCancel } from "./cancel.ts";
export type { Stopped, StopRequest } from "./cancel.ts";
export { makeCloser } from "./close.ts";
export type { Closer, CloseOutcome } from "./close.ts";
export type { RepairRequest, RunsDeps, RunsHappening, RunsLog } from "./deps.ts";
export { deliverByRun } from "./deliver-by-run.ts";
export type { DeliveryByRun } from "./deliver-by-run.ts";
export { findPlan } from "./family.ts";
export { DECIDE } from "./message-names.ts";
export { pause } from "./pause.ts";
export { makeReconciler } from "./reconcile.ts";
export type { Reconciler, ReconcilerOptions } from "./reconcile.ts";
export { makeUnknownWalk, recordUnknown } from "./record-unknown.ts";
export type { LookOptions, UnknownWalk } from "./record-unknown.ts";
export { makeRetention } from "./retain.ts";
export type { Retained, Retention, RetentionOptions } from "./retain.ts";
export { checkIdAt, checkIdBase, checkSpec } from "./monitors/check-spec.ts";
export type { CheckMode } from "./monitors/check-spec.ts";
export { reconcileSchedules } from "./monitors/reconcile-schedules.ts";
export type { ScheduleRepair } from "./monitors/reconcile-schedules.ts";
export { dropWaitingCheck, startNextCheck } from "./monitors/start-check.ts";
export { syncSchedule } from "./monitors/sync-schedule.ts";
export { makeMonitorId, makeRunId } from "./run-id.ts";
export { startRun } from "./start.ts";
export { makeSweeper } from "./sweep.ts";
export type { Sweeper, SweeperOptions } from "./sweep.ts";
export { deliverTerminate, requestTerminate } from "./terminate.ts";
export { settleKey, trySettleKey } from "./turns.ts";
