import assert from "node:assert/strict";
import type { DryRunRequest } from "../../runtime/interpreter/dry-run/index.ts";
import { BUILT_IN_MANIFESTS } from "../../runtime/ir/manifest.ts";
import type { Failure } from "../../runtime/ir/failure.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { Plan } from "../../runtime/ir/plan.ts";
import { translate } from "../../runtime/translator/index.ts";
import { prepareInput } from "../../runtime/translator/input/index.ts";
import type { ConformanceCase, Expected } from "./load-cases.ts";

/** One run of a case: what a host is given. */
export interface ConformanceJob {
  /** Of the case; a run id may be made of it. */
  readonly name: string;
  readonly plan: Plan;
  /** Validated, defaults filled in. */
  readonly input: Json;
  /** Mocks are served as the dry run serves them (`makeMockBook`); times count from the run's start. */
  readonly request: DryRunRequest;
}

export interface ConformanceResult {
  readonly status: string;
  readonly output: Json;
  readonly error: Failure | null;
  /** Of the root run, in the journal's order. */
  readonly events: readonly { readonly type: string; readonly path?: string; readonly attempt?: number; readonly data: JsonObject }[];
  readonly effects: readonly { readonly path: string; readonly activity: string; readonly with: Json }[];
  readonly virtual_duration?: string;
  readonly notes?: readonly string[];
}

/** Where cases can run. What passes in one must pass in all. */
export interface ConformanceHost {
  readonly name: string;
  /** Time is virtual: events have one order, and durations are exact. Elsewhere each path has its own order. */
  readonly exact: boolean;
  run(job: ConformanceJob): Promise<ConformanceResult>;
}

/** Events that only a host with a store and a bridge writes; and those whose number depends on activations. */
const OTHERS = new Set(["run.created", "run.cancel_requested", "checkpoint.created", "step.log", "step.delta"]);
const OF_ACTIVATIONS = new Set(["run.waiting", "run.resumed"]);

/** The case's document as a plan; fails the test with its diagnostics. */
export function compileCase(kase: ConformanceCase): Plan {
  const translation = translate(kase.source, {
    manifests: BUILT_IN_MANIFESTS,
    documents: (name) => {
      const source = kase.documents.get(name);
      return source === undefined ? undefined : { source, name, version: 1, digest: `sha256:${name}` };
    },
  });
  assert.ok(translation.ok, JSON.stringify(translation.diagnostics, null, 2));
  return translation.plan;
}

/** Runs a case in a host and holds the answer against what it promises. */
export async function runConformanceCase(kase: ConformanceCase, host: ConformanceHost): Promise<ConformanceResult> {
  const plan = compileCase(kase);
  const input = prepareInput(plan, kase.request.input ?? {});
  assert.ok(input.ok, JSON.stringify(input));
  const request = { ...kase.request, input: input.value };
  const result = await host.run({ name: kase.name, plan, input: input.value, request });
  holdAgainst(kase.expected, result, host.exact);
  return result;
}

export function holdAgainst(expected: Expected, result: ConformanceResult, exact: boolean): void {
  const told = JSON.stringify({ status: result.status, error: result.error, events: linesOf(result, true) }, null, 1);
  assert.equal(result.status, expected.status, told);
  if (expected.output !== undefined) assert.deepEqual(result.output, expected.output);
  if (expected.error !== undefined) holdError(expected.error, result.error);
  if (expected.events !== undefined) holdEvents(expected.events, result, exact);
  for (const path of expected.eventPaths ?? []) {
    assert.ok(result.events.some((event) => event.path === path), `no event of "${path}"`);
  }
  for (const [line, data] of Object.entries(expected.data ?? {})) holdData(line, data, result);
  if (expected.effects !== undefined) holdEffects(expected.effects, result);
  if (exact && expected.duration !== undefined) assert.equal(result.virtual_duration, expected.duration);
  if (exact && expected.notes !== undefined) {
    for (const note of expected.notes) {
      assert.ok(result.notes?.some((said) => said.includes(note)), `nothing was said of "${note}": ${JSON.stringify(result.notes)}`);
    }
  }
}

function holdError(expected: NonNullable<Expected["error"]>, error: Failure | null): void {
  if (expected === "absent") {
    assert.equal(error, null);
    return;
  }
  assert.ok(error, "there is no error");
  const found = error as unknown as { readonly [field: string]: Json | undefined };
  for (const [field, value] of Object.entries(expected)) {
    if (value === "absent") assert.equal(found[field], undefined, `the error has "${field}"`);
    else assert.deepEqual(found[field], value, `the error's "${field}"`);
  }
}

function holdEvents(expected: readonly string[], result: ConformanceResult, exact: boolean): void {
  if (exact) {
    assert.deepEqual(linesOf(result, true), expected);
    return;
  }
  const wanted = expected.filter((line) => !OF_ACTIVATIONS.has(line));
  assert.deepEqual(byPath(linesOf(result, false)), byPath(wanted));
  assert.equal(linesOf(result, false).at(-1), wanted.at(-1), "the last event");
}

export function linesOf(result: Pick<ConformanceResult, "events">, waits: boolean): string[] {
  return result.events
    .filter(({ type }) => !OTHERS.has(type) && (waits || !OF_ACTIVATIONS.has(type)))
    .map(({ type, path, attempt = 1 }) => [type, ...(path === undefined ? [] : [path]), ...(attempt > 1 ? [attempt] : [])].join(" "));
}

/** Lines by path, each path's in order. */
function byPath(lines: readonly string[]): { [path: string]: string[] } {
  const paths: { [path: string]: string[] } = {};
  for (const line of [...lines].sort(byPathOf)) (paths[line.split(" ")[1] ?? ""] ??= []).push(line);
  return paths;
}

const byPathOf = (a: string, b: string): number => (a.split(" ")[1] ?? "").localeCompare(b.split(" ")[1] ?? "");

function holdData(line: string, expected: { readonly [field: string]: Json }, result: ConformanceResult): void {
  const event = result.events.find(({ type, path }) => line === (path === undefined ? type : `${type} ${path}`));
  assert.ok(event, `there is no event "${line}"`);
  for (const [field, value] of Object.entries(expected)) assert.deepEqual(without(event.data[field], value), value, `${line}: ${field}`);
}

/** Of a map only the fields that are expected: deadlines and the like differ from run to run. */
function without(found: Json | undefined, expected: Json): Json | undefined {
  if (found === null || typeof found !== "object" || Array.isArray(found)) return found;
  if (expected === null || typeof expected !== "object" || Array.isArray(expected)) return found;
  return Object.fromEntries(Object.entries(found).filter(([key]) => key in expected));
}

function holdEffects(expected: NonNullable<Expected["effects"]>, result: ConformanceResult): void {
  const found = result.effects.map(({ path, activity, with: input }, i) =>
    expected[i]?.with === undefined ? { path, activity } : { path, activity, with: input },
  );
  assert.deepEqual(found, expected);
}
