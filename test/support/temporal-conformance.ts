import { setTimeout as sleep } from "node:timers/promises";
import { makeMockBook, type MockBook } from "../../runtime/interpreter/dry-run/mocks.ts";
import type { Reply } from "../../runtime/interpreter/dry-run/index.ts";
import { parseDuration } from "../../runtime/ir/durations.ts";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import { receptionOf } from "../../runtime/ir/listens.ts";
import { FailureError } from "../../runtime/ir/failure.ts";
import type { Failure } from "../../runtime/ir/failure.ts";
import type { Json } from "../../runtime/ir/json.ts";
import { BUILT_IN_MANIFESTS, isIdempotentCall } from "../../runtime/ir/manifest.ts";
import { checkAgainst } from "../../runtime/translator/input/index.ts";
import { withFacts, type Activity, type ActivityContext } from "../../workers/typescript/activity.ts";
import { showInput, type ActivityInput } from "../../workers/typescript/activity-input.ts";
import { linesOf, type ConformanceHost, type ConformanceJob, type ConformanceResult } from "../conformance/run-case.ts";
import { courseOf, hasReached, type Course, type Progress } from "./case-course.ts";
import { TENANT, type RunWorld } from "./run-world.ts";
import { until } from "./until.ts";

/** An execution that resumed has about as many events before it has done anything. */
const CONTINUE_AT = 6;

/** A run that never comes as far as its case says goes on all the same: what is wrong with it is then told by its end. */
const PATIENCE_MS = 30_000;

interface Running {
  readonly runId: string;
  readonly course: Course;
  /** Where calls wait for others to end before more begin, the case's order of answers is not the run's. */
  readonly ordersAnswers: boolean;
  readonly mocks: MockBook;
  readonly effects: { path: string; activity: string; with: Json }[];
}

/** The worker's own host with activities that answer as a case's mocks say: what they would reach is not under test. */
export interface TemporalConformance {
  readonly host: ConformanceHost;
  /** The same, continuing as new after so few events that almost every step begins in another execution. */
  readonly continuing: ConformanceHost;
  readonly activities: readonly Activity[];
}

export function makeTemporalConformance(world: () => RunWorld): TemporalConformance {
  const running = new Map<string, Running>();
  const prefixes = new Map<string, Promise<string>>();

  /** Where in the root run the call's own run was started: `ship/`. */
  const prefixOf = (runId: string): Promise<string> => {
    const known = prefixes.get(runId) ?? findPrefix(world(), runId);
    prefixes.set(runId, known);
    return known;
  };

  const answer = async (activity: string, input: ActivityInput, context: ActivityContext) => {
    const root = running.get(context.runId.split("-")[0] ?? "");
    if (root === undefined) throw new Error(`no case runs as "${context.runId}"`);
    const prefix = await prefixOf(context.runId);
    if (context.attempt === 1) root.effects.push({ path: prefix + context.path, activity, with: showInput(input) });
    const reply = root.mocks.next(prefix, context.path, activity);
    const ms = reply.after === undefined ? 0 : (parseDuration(reply.after) ?? 0);
    if (ms > 0) {
      await sleep(ms, undefined, { signal: context.signal });
      const end = root.ordersAnswers && prefix === "" ? root.course.endOf(context.path, context.attempt) : undefined;
      if (end !== undefined) await reach(world(), root, end, context.signal);
    }
    return outputOf(reply);
  };

  const activities = [...BUILT_IN_MANIFESTS.values()].map((manifest): Activity => ({
    name: manifest.name,
    manifest,
    idempotent: (input) => isIdempotentCall(manifest, input),
    run: (input, context) => answer(manifest.name, input, context),
  }));
  return {
    activities,
    host: { name: "temporal", exact: false, run: (job) => runCase(world(), job, running, {}) },
    continuing: {
      name: "temporal",
      exact: false,
      run: (job) => runCase(world(), { ...job, name: `${job.name}_again` }, running, { continueAt: CONTINUE_AT }),
    },
  };
}

function outputOf(reply: Reply) {
  if ("output" in reply) return { output: reply.output, ...(reply.usage === undefined ? {} : { usage: reply.usage }) };
  const { type, message = "mocked", details, final, noEffect, retryAfter } = reply.error;
  const failure: Failure = details === undefined ? { type, message } : { type, message, details };
  const afterMs = retryAfter === undefined ? null : parseDuration(retryAfter);
  throw withFacts(new FailureError(failure), {
    ...(final === true ? { final } : {}),
    ...(noEffect === true ? { noEffect } : {}),
    ...(afterMs === null ? {} : { afterMs }),
  });
}

async function findPrefix(world: RunWorld, runId: string): Promise<string> {
  const [row] = await world.store.admin<{ parent_run_id: string | null; parent_path: string | null }>(
    "select parent_run_id, parent_path from wl.runs where run_id = $1",
    [runId],
  );
  if (row?.parent_run_id == null || row.parent_path === null) return "";
  return `${await findPrefix(world, row.parent_run_id)}${row.parent_path}/`;
}

async function runCase(
  world: RunWorld,
  job: ConformanceJob,
  running: Map<string, Running>,
  options: { readonly continueAt?: number },
): Promise<ConformanceResult> {
  const runId = job.name.replaceAll(/[^a-z0-9]/g, "_");
  const mocks = makeMockBook(job.plan, job.request);
  const one: Running = {
    runId,
    course: await courseOf(job),
    ordersAnswers: options.continueAt === undefined,
    mocks,
    effects: [],
  };
  running.set(runId, one);
  const stop = new AbortController();
  await world.start(job.plan, { input: job.input, runId, ...options });
  const sent = send(world, job, one, stop.signal);
  const events = await world.journal(runId, 180_000);
  stop.abort();
  await sent;
  const end = events.at(-1)!;
  return {
    status: end.type.slice("run.".length),
    output: end.data["output"] ?? null,
    error: (end.data["error"] ?? null) as Failure | null,
    events,
    effects: inOrder(one.effects, events),
  };
}

/** Calls that begin in one activation reach their workers in any order; the journal has the run's own. */
function inOrder(effects: Running["effects"], events: readonly StoredEvent[]): Running["effects"] {
  const started = (path: string): number =>
    events.findIndex((event) => event.type === "step.started" && event.path === path);
  if (effects.some(({ path }) => started(path) === -1)) return effects;
  return effects.toSorted((a, b) => started(a.path) - started(b.path));
}

/**
 * Waits until all has happened that the case says happens before this moment: what came to its end in a second where
 * the case was thought of takes ten on a machine that is busy, and must not change places with what comes after it.
 */
async function reach(world: RunWorld, one: Running, ms: number, signal: AbortSignal): Promise<void> {
  const wanted = one.course.before(ms);
  for (const end = Date.now() + PATIENCE_MS; !signal.aborted && Date.now() < end;) {
    const events = await world.events(one.runId);
    const [children] = await world.store.admin<{ count: number; busy: number }>(
      `select count(*)::int as count, count(*) filter (where status in ('accepted', 'running'))::int as busy
         from wl.runs where parent_run_id = $1`,
      [one.runId],
    );
    const found: Progress = {
      lines: linesOf({ events } as Pick<ConformanceResult, "events">, false),
      calls: one.effects.map(({ path }) => path),
      children: children!.count - children!.busy,
    };
    if (hasReached(found, wanted)) return;
    await sleep(50, undefined, { signal }).catch(() => undefined);
  }
}

/** Lets signals, decisions and the cancel arrive when the case says. */
async function send(
  world: RunWorld,
  { plan, request }: ConformanceJob,
  one: Running,
  signal: AbortSignal,
): Promise<void> {
  const { runId } = one;
  const to = { tenant: TENANT, runId };
  const from = Date.now();
  const due: { readonly at: number; readonly act: () => Promise<unknown> }[] = [];
  const when = (at: string): number => parseDuration(at) ?? 0;
  for (const [index, { at, name, payload = null, id }] of (request.signals ?? []).entries()) {
    const { unfit } = receptionOf(plan, name, (schema) => checkAgainst(schema, payload).length === 0);
    due.push({ at: when(at), act: () => world.bridge.signal(to, name, payload, id ?? `case-${index}`, unfit) });
  }
  for (const [index, { at, path, choice, by = "key:dry-run", comment = null }] of (request.approvals ?? []).entries()) {
    due.push({
      at: when(at),
      act: () =>
        until("an answer to the decision", async () => {
          const outcome = await world.bridge.update(to, "wl.decide", [path, { choice, by, comment }], `case-${index}`);
          return outcome.status === "pending" ? undefined : outcome;
        }),
    });
  }
  const { cancel } = request;
  if (cancel) due.push({ at: when(cancel.at), act: () => world.bridge.cancel(runId) });
  for (const { at, act } of due.sort((a, b) => a.at - b.at)) {
    await sleep(Math.max(0, from + at - Date.now()), undefined, { signal }).catch(() => undefined);
    await reach(world, one, at, signal);
    if (signal.aborted) return;
    await act();
  }
}
