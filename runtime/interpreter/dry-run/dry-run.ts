/**
 * Runs a plan without Temporal: the interpreter in a world of virtual time, mocked activities, signals and decisions
 * that arrive when the request says, children in the same world. The same request gives the same answer.
 */
import { formatDuration, parseDuration } from "../../ir/durations.ts";
import type { Failure } from "../../ir/failure.ts";
import { invariant } from "../../ir/invariant.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { Plan, RunInput } from "../../ir/plan.ts";
import { showValue } from "../../ir/value.ts";
import { INTERPRETER_VERSION, PLAN_VERSION } from "../../ir/versions.ts";
import { asData } from "../caught.ts";
import type { ChildOutcome, RunResult } from "../effects.ts";
import { fromRfc3339, toRfc3339 } from "../time.ts";
import { makeBlobs } from "./blobs.ts";
import type { Worker } from "./worker.ts";
import { checkRequest } from "./check-request.ts";
import { UnusableMocks, makeMockBook, strayMocks } from "./mocks.ts";
import type { DryRunEvent, DryRunRequest, DryRunResult } from "./request.ts";
import { childInput, makeRunHost } from "./run-host.ts";
import type { RunHost } from "./run-host.ts";
import { admit } from "./admit-signal.ts";
import { makeWorld } from "./world.ts";
import type { World } from "./world.ts";

const DEFAULT_TIME = "2026-01-01T00:00:00.000Z";
/** Turns of the microtask queue after which a run that says it is quiet is so: no promise chain here is as long. */
const QUIET_TURNS = 16;

export async function dryRun(plan: Plan, request: DryRunRequest): Promise<DryRunResult> {
  const start = fromRfc3339(request.time ?? DEFAULT_TIME) ?? Date.parse(DEFAULT_TIME);
  const world = makeWorld(start);
  const effects: { path: string; activity: string; with: Json }[] = [];
  const notes: string[] = [];
  try {
    checkRequest(request);
    notes.push(...strayMocks(plan, request));
    const simulation = makeSimulation(plan, request, world, effects);
    schedule(plan, request, world, start, simulation.root, notes);
    const result = await simulation.run();
    return answerOf(result, simulation.root, world, start, effects, notes);
  } catch (error) {
    if (!(error instanceof UnusableMocks)) throw error;
    return unusable(error.failure, world, start, effects, notes);
  }
}

interface Simulation {
  readonly root: RunHost;
  run(): Promise<RunResult>;
}

function makeSimulation(
  plan: Plan,
  request: DryRunRequest,
  world: World,
  effects: DryRunResult["effects"][number][],
): Simulation {
  const hosts = new Map<string, RunHost>();
  let failure: { error: unknown } | undefined;
  let breathing = 0;
  const worker = {
    world,
    blobs: makeBlobs(),
    mocks: makeMockBook(plan, request),
    request,
  };
  const addHost = (input: RunInput, prefix: string, ended: (result: RunResult) => void): RunHost => {
    const host = makeRunHost({
      input,
      world,
      request,
      prefix,
      worker: {
        ...worker,
        effect: (path, activity, shown) => void effects.push({ path: prefix + path, activity, with: shown }),
      } satisfies Omit<Worker, "attempts" | "journal" | "prefix">,
      startChild: (child, childPrefix, childEnded) => {
        const started = addHost(childInput(child, input, world.now()), childPrefix, (result) => {
          // A child tells its parent in an activation of its own, as a signal would.
          world.at(world.now(), () => childEnded(outcomeOf(result)));
        });
        started.start();
      },
      cancelChild: (runId) =>
        new Promise((resolve) => {
          world.at(world.now(), () => {
            hosts.get(runId)?.machine().interpreter.cancel("parent");
            resolve();
          });
        }),
      breathe: async () => {
        breathing += 1;
        await request.breathe?.();
        breathing -= 1;
      },
      failed: (error) => {
        failure ??= { error };
      },
      ended,
    });
    hosts.set(input.run.id, host);
    return host;
  };
  const root = addHost(rootInput(plan, request, world), "", () => {});
  const quiet = async (): Promise<void> => {
    for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
      await Promise.resolve();
      if (breathing > 0) await request.breathe?.();
      if (breathing > 0 || [...hosts.values()].some((host) => !host.machine().quiet())) turns = 0;
      if (failure) return;
    }
  };
  return {
    root,
    async run() {
      root.start();
      for (;;) {
        await quiet();
        if (failure) throw failure.error;
        for (const host of hosts.values()) if (host.result() === undefined) host.machine().interpreter.settle();
        const result = root.result();
        if (result) return result;
        invariant(world.step(), "nothing is due any more, and the run has not ended");
      }
    },
  };
}

function rootInput(plan: Plan, request: DryRunRequest, world: World): RunInput {
  return {
    watchloom: "run/1",
    planVersion: PLAN_VERSION,
    interpreterVersion: INTERPRETER_VERSION,
    tenant: "dry-run",
    plan,
    run: { id: "dry-run", name: plan.name, labels: plan.labels, time: toRfc3339(world.now()), ...request.run },
    input: { v: request.input ?? {} },
  };
}

/** Lets signals, decisions and the cancel arrive when the request says. */
function schedule(
  plan: Plan,
  request: DryRunRequest,
  world: World,
  start: number,
  root: RunHost,
  notes: string[],
): void {
  const when = (at: string): number => {
    const ms = parseDuration(at);
    const time = ms === null ? fromRfc3339(at) : start + ms;
    invariant(time !== null, `"${at}" was checked to be a moment`);
    return time;
  };
  for (const [i, signal] of (request.signals ?? []).entries()) {
    const { at, name, payload = null, id = `dry-run-${i}` } = signal;
    const unfit = admit(signal, plan, request, notes);
    if (unfit === null) continue;
    world.at(when(at), () => {
      if (!root.machine().interpreter.signal(name, payload, id, unfit))
        notes.push(`the signal "${name}" at ${at} was one too many`);
    });
  }
  for (const { at, path, choice, by = "key:dry-run", comment = null } of request.approvals ?? []) {
    const decide = (): void => {
      const outcome = root.machine().interpreter.decide(path, { choice, by, comment });
      // Between two executions: the next one is asked, at the same moment.
      if (outcome === null) world.at(world.now(), decide);
      else if (outcome.status !== "decided") notes.push(`the decision at ${at}: ${outcome.detail}`);
    };
    world.at(when(at), decide);
  }
  if (request.cancel) {
    const { at, reason = "dry run" } = request.cancel;
    world.at(when(at), () => root.machine().interpreter.cancel(reason));
  }
}

function outcomeOf(result: RunResult): ChildOutcome {
  if (result.status === "completed") return { status: "completed", output: result.output };
  invariant(result.status !== "continue", "a run that continues has not ended");
  return result.error === undefined ? { status: result.status } : { status: result.status, error: result.error };
}

function answerOf(
  result: RunResult,
  root: RunHost,
  world: World,
  start: number,
  effects: DryRunResult["effects"],
  notes: readonly string[],
): DryRunResult {
  invariant(result.status !== "continue", "a run that continues has not ended");
  const output = result.status === "completed" ? showValue(result.output) : null;
  const error = result.status === "completed" ? null : (result.error ?? null);
  const data: JsonObject = {
    status: result.status,
    ...(result.status === "completed" ? { output } : {}),
    ...(error === null ? {} : { error: asData(error) }),
  };
  const terminal: DryRunEvent = {
    seq: root.events.length + 1,
    type: `run.${result.status}`,
    time: toRfc3339(world.now()),
    data,
  };
  return {
    status: result.status,
    output,
    error,
    events: [...root.events, terminal],
    effects,
    virtual_duration: formatDuration(world.now() - start),
    notes,
    continued: root.continued(),
  };
}

function unusable(
  error: Failure,
  world: World,
  start: number,
  effects: DryRunResult["effects"],
  notes: readonly string[],
): DryRunResult {
  return {
    status: "failed",
    output: null,
    error,
    events: [],
    effects,
    virtual_duration: formatDuration(world.now() - start),
    notes,
    continued: 0,
  };
}
