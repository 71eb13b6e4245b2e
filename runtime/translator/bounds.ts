import { expressionsOf } from "./passes/map-plan.ts";
import { toolsOf } from "../ir/tool-limits.ts";
import type { Bounds, Call, ChildOp, EachOp, Op, Plan, Retry, SegmentOp } from "../ir/plan.ts";

/**
 * What one part of a plan can take at most. `wallMs` is null where something in it lasts as long as the run. Deltas
 * and logs are not counted: the host caps those by rate.
 */
interface Cost {
  readonly steps: number;
  readonly activities: number;
  readonly historyEvents: number;
  readonly journalEvents: number;
  /** Of the journal's events, those that only retries and undos write. */
  readonly mishaps: number;
  readonly parallel: number;
  /** Steps of the expression evaluator. */
  readonly evaluation: number;
  readonly wallMs: number | null;
}

const NOTHING: Cost = {
  steps: 0,
  activities: 0,
  historyEvents: 0,
  journalEvents: 0,
  mishaps: 0,
  parallel: 0,
  evaluation: 0,
  wallMs: 0,
};

/** Temporal's own events of a run that does nothing: started, task scheduled, started, completed, closed. */
const HISTORY_OF_A_RUN = 5;
/** `run.created`, `run.started`, `run.cancel_requested`, the terminal event. */
const JOURNAL_OF_A_RUN = 4;
/** `run.waiting` and `run.resumed` around whatever waits. */
const JOURNAL_OF_A_WAIT = 2;
/** `step.started` and `step.completed` (or `step.failed`). */
const JOURNAL_OF_A_STEP = 2;
/** Scheduled, started, completed, and the workflow task after it (reference: what a step costs). */
const HISTORY_OF_REMOTE = 6;
const HISTORY_OF_LOCAL = 1;
const HISTORY_OF_TIMER = 5;
/** `tool.started` and `tool.completed`. */
const JOURNAL_OF_A_TOOL_CALL = 2;
const HISTORY_OF_SIGNAL = 4;
/** Six of the child in its parent, and the signal by which it reports back. */
const HISTORY_OF_CHILD = 10;
/** Back-offs up to this long pass inside the activity (EXECUTION: segments). */
const WAITED_INSIDE_MS = 1000;
const UNDO_ATTEMPTS = 10;

/**
 * The bounds of a run of the plan. `pointerOf` finds the step that opens one, `costOf` what evaluating an expression
 * takes at most.
 */
export function computeBounds(
  plan: Plan,
  pointerOf: (id: string) => string,
  evaluation: (source: string) => number = () => 0,
): Bounds {
  const open: string[] = [];
  const body = costOfList(plan.body, { open, pointerOf, plan, evaluation });
  return {
    steps: body.steps,
    activities: body.activities,
    historyEvents: body.historyEvents + HISTORY_OF_A_RUN,
    journalEvents: body.journalEvents + JOURNAL_OF_A_RUN,
    parallel: Math.max(1, body.parallel),
    wallMs: body.wallMs === null ? null : Math.min(body.wallMs, plan.timeoutMs),
    evaluationSteps: body.evaluation,
    open,
  };
}

/** What a run can take of what is limited; of the journal, only what it can write without any retry or undo. */
export function demandOf(plan: Plan): Demand {
  const body = costOfList(plan.body, { open: [], pointerOf: () => "", plan, evaluation: () => 0 });
  return {
    ...body,
    historyEvents: body.historyEvents + HISTORY_OF_A_RUN,
    journalEvents: body.journalEvents - body.mishaps + JOURNAL_OF_A_RUN,
  };
}
export type Demand = Pick<Cost, "steps" | "activities" | "historyEvents" | "journalEvents" | "parallel">;

/** The cost of one step with everything in it, for a message that names what is dear. */
export function costOfStep(plan: Plan, op: Op): Cost {
  return costOf(op, { open: [], pointerOf: () => "", plan, evaluation: () => 0 });
}

interface Counting {
  readonly open: string[];
  readonly pointerOf: (id: string) => string;
  readonly plan: Plan;
  readonly evaluation: (source: string) => number;
}

function costOfList(list: readonly Op[], counting: Counting): Cost {
  return list.reduce((total, op) => after(total, costOf(op, counting)), NOTHING);
}

function costOf(op: Op, counting: Counting): Cost {
  const { exprs } = counting.plan;
  const evaluation = sum(expressionsOf(op).map((id) => counting.evaluation(exprs[id]?.source ?? "")));
  return after({ ...NOTHING, steps: 1, evaluation }, summaryOf(op), costWithin(op, counting));
}

/** Of what the step does, beside being one. */
function costWithin(op: Op, counting: Counting): Cost {
  switch (op.op) {
    case "let":
    case "end":
      return NOTHING;
    case "emit":
      return { ...NOTHING, journalEvents: 1, historyEvents: op.labels === undefined ? 0 : 1 };
    case "segment":
      return costOfSegment(op);
    case "branch":
      return op.arms.map((arm) => costOfList(arm.body, counting)).reduce(either, NOTHING);
    case "fork":
      return shown(op.branches.map((branch) => costOfList(branch.body, counting)).reduce(beside, NOTHING));
    case "each":
      return costOfEach(op, counting);
    case "loop":
      return shown(times(after(costOfList(op.body, counting), pause(op.everyMs)), op.max));
    case "sleep": {
      const ms = typeof op.ms === "number" ? op.ms : null;
      return waiting(op, HISTORY_OF_TIMER, ms, counting);
    }
    case "receive":
      return waiting(op, HISTORY_OF_SIGNAL + HISTORY_OF_TIMER, op.timeoutMs ?? null, counting);
    case "child":
      return costOfChild(op, counting);
    case "guard": {
      const catches = op.catches.map((entry) => costOfList(entry.body, counting)).reduce(either, NOTHING);
      return shown(after(costOfList(op.body, counting), catches, costOfList(op.finally, counting)));
    }
  }
}

function costOfEach(op: EachOp, counting: Counting): Cost {
  const width = "v" in op.width && typeof op.width.v === "number" ? Math.min(op.width.v, op.max) : op.max;
  const body = costOfList(op.body, counting);
  const rounds = width === 0 ? 0 : Math.ceil(op.max / width);
  return shown({
    ...times(body, op.max),
    parallel: Math.max(1, body.parallel) * width,
    wallMs: body.wallMs === null ? null : body.wallMs * rounds,
  });
}

function costOfChild(op: ChildOp, counting: Counting): Cost {
  const retry = op.retry ?? { attempts: 1, initialMs: 0, factor: 1, maxMs: 0, except: [] };
  const child = counting.plan.documents[op.document];
  const wall = op.awaited ? (op.timeoutMs ?? child?.timeoutMs ?? null) : 0;
  const tries = times(waiting(op, HISTORY_OF_CHILD + HISTORY_OF_TIMER, wall, counting), retry.attempts);
  const waits: Cost = { ...NOTHING, wallMs: sum(backoffs(retry)) };
  return after(tries, waits, op.undo === undefined ? NOTHING : costOfUndo());
}

/** With its own start and end in the journal. */
function shown(cost: Cost): Cost {
  return { ...cost, journalEvents: cost.journalEvents + JOURNAL_OF_A_STEP };
}

/** Between the rounds of a loop. */
function pause(everyMs: number | undefined): Cost {
  if (everyMs === undefined) return NOTHING;
  return { ...NOTHING, historyEvents: HISTORY_OF_TIMER, journalEvents: JOURNAL_OF_A_WAIT, wallMs: everyMs };
}

/** Pure steps write nothing unless they carry `summary`. */
function summaryOf(op: Op): Cost {
  const silent = op.op === "let" || op.op === "branch" || op.op === "end";
  return silent && op.summary !== undefined ? { ...NOTHING, journalEvents: JOURNAL_OF_A_STEP } : NOTHING;
}

/** Null: as long as the run lasts. */
function waiting(op: Op, historyEvents: number, wallMs: number | null, counting: Counting): Cost {
  if (wallMs === null) counting.open.push(counting.pointerOf(op.id));
  return { ...NOTHING, historyEvents, journalEvents: JOURNAL_OF_A_STEP + JOURNAL_OF_A_WAIT, wallMs, parallel: 1 };
}

function costOfSegment(op: SegmentOp): Cost {
  return op.calls.reduce<Cost>((total, call) => {
    const longWaits = backoffs(call.retry).filter((ms) => ms > WAITED_INSIDE_MS).length;
    const tools = toolsOf(call).calls;
    const tries = op.host === "local" ? HISTORY_OF_LOCAL : HISTORY_OF_REMOTE * (1 + longWaits);
    return after(
      total,
      {
        steps: 0,
        activities: 1 + tools,
        historyEvents: tries + longWaits * HISTORY_OF_TIMER,
        // The checkpoint, and `step.retrying` for each attempt after the first.
        journalEvents: JOURNAL_OF_A_STEP + 1 + (call.retry.attempts - 1) + tools * JOURNAL_OF_A_TOOL_CALL,
        mishaps: call.retry.attempts - 1,
        evaluation: 0,
        parallel: 1,
        wallMs: wallOf(call),
      },
      call.undo === undefined ? NOTHING : costOfUndo(),
    );
  }, NOTHING);
}

function costOfUndo(): Cost {
  return {
    ...NOTHING,
    activities: 1,
    historyEvents: UNDO_ATTEMPTS * (HISTORY_OF_REMOTE + HISTORY_OF_TIMER),
    journalEvents: JOURNAL_OF_A_STEP + UNDO_ATTEMPTS,
    mishaps: JOURNAL_OF_A_STEP + UNDO_ATTEMPTS,
  };
}

/** All attempts at their time limit with the longest waits between, as far as `deadline` lets them. */
export function wallOf(call: Pick<Call, "retry" | "timeoutMs" | "deadlineMs">): number {
  const all = call.retry.attempts * call.timeoutMs + sum(backoffs(call.retry));
  return call.deadlineMs === undefined ? all : Math.min(all, call.deadlineMs);
}

/** Attempts past which a document is refused for them (its schema says so); no array is made for more. */
const MOST_ATTEMPTS = 1000;

/** The waits between attempts, in ms. */
function backoffs(retry: Retry): number[] {
  return Array.from({ length: Math.min(MOST_ATTEMPTS, Math.max(0, retry.attempts - 1)) }, (_, index) =>
    Math.min(retry.maxMs, retry.initialMs * retry.factor ** index),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** One after another. */
function after(...costs: readonly Cost[]): Cost {
  return costs.reduce((a, b) => ({
    steps: a.steps + b.steps,
    activities: a.activities + b.activities,
    historyEvents: a.historyEvents + b.historyEvents,
    journalEvents: a.journalEvents + b.journalEvents,
    mishaps: a.mishaps + b.mishaps,
    evaluation: a.evaluation + b.evaluation,
    parallel: Math.max(a.parallel, b.parallel),
    wallMs: a.wallMs === null || b.wallMs === null ? null : a.wallMs + b.wallMs,
  }));
}

/** Side by side. */
function beside(a: Cost, b: Cost): Cost {
  return { ...after(a, b), parallel: a.parallel + Math.max(1, b.parallel), wallMs: longer(a.wallMs, b.wallMs) };
}

/** One or the other. */
function either(a: Cost, b: Cost): Cost {
  return {
    steps: Math.max(a.steps, b.steps),
    activities: Math.max(a.activities, b.activities),
    historyEvents: Math.max(a.historyEvents, b.historyEvents),
    journalEvents: Math.max(a.journalEvents, b.journalEvents),
    mishaps:
      Math.max(a.journalEvents, b.journalEvents) - Math.max(a.journalEvents - a.mishaps, b.journalEvents - b.mishaps),
    parallel: Math.max(a.parallel, b.parallel),
    evaluation: Math.max(a.evaluation, b.evaluation),
    wallMs: longer(a.wallMs, b.wallMs),
  };
}

function times(cost: Cost, count: number): Cost {
  return {
    steps: cost.steps * count,
    activities: cost.activities * count,
    historyEvents: cost.historyEvents * count,
    journalEvents: cost.journalEvents * count,
    mishaps: cost.mishaps * count,
    evaluation: cost.evaluation * count,
    parallel: cost.parallel,
    wallMs: cost.wallMs === null ? null : cost.wallMs * count,
  };
}

function longer(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}
