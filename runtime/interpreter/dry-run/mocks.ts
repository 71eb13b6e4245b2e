import type { Failure } from "../../ir/failure.ts";
import type { Json } from "../../ir/json.ts";
import type { ActivityManifest } from "../../ir/manifest.ts";
import type { Plan, Undo } from "../../ir/plan.ts";
import { nearest } from "../../ir/near-miss.ts";
import { toolsOf } from "../../ir/tool-limits.ts";
import { walkOps } from "../../ir/walk-ops.ts";
import { exampleOf } from "./example-of.ts";
import type { DryRunRequest, Mocks, Reply } from "./request.ts";

/** Ends the dry run: it is the request that is wrong, and no step of the document may catch that. */
export class UnusableMocks extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.name = "UnusableMocks";
    this.failure = failure;
  }
}

export interface MockBook {
  /** The next reply for a call; `prefix` is that of the child run it is made in. */
  next(prefix: string, path: string, activity: string): Reply;
  /** Whether a mock was given for it. */
  has(prefix: string, path: string, activity: string): boolean;
}

export function makeMockBook(plan: Plan, request: DryRunRequest): MockBook {
  const used = new Map<string, number>();
  const turnOf = (key: string): number => {
    const turn = used.get(key) ?? 0;
    used.set(key, turn + 1);
    return turn;
  };
  const { mocks = {} } = request;
  if (typeof mocks === "function") {
    return { has: () => true, next: (prefix, path, activity) => mocks(prefix + path, activity, turnOf(prefix + path)) };
  }
  checkReplies(plan, mocks, request);
  return {
    has: (prefix, path, activity) => keysFor(prefix, path, activity).some((name) => Object.hasOwn(mocks, name)),
    next(prefix, path, activity) {
      const key = keysFor(prefix, path, activity).find((name) => Object.hasOwn(mocks, name));
      if (key === undefined) throw new UnusableMocks(missing(plan, mocks, request.manifests, prefix + path, activity));
      const replies = repliesOf(mocks, key);
      const reply = replies[Math.min(turnOf(key), replies.length - 1)];
      if (reply === undefined)
        throw new UnusableMocks(missing(plan, mocks, request.manifests, prefix + path, activity));
      return reply;
    },
  };
}

/** `a[0].b` is looked for as itself, as `b`, and as its activity; an undo's id is `<step>.undo`, a tool's `<step>.tools`. */
function keysFor(prefix: string, path: string, activity: string): string[] {
  const own = path.endsWith(".undo") ? path.slice(0, -".undo".length) : path;
  const id = own.slice(own.lastIndexOf(".") + 1) + path.slice(own.length);
  const tools = path.replace(/\[\d+\]$/, "");
  return [prefix + path, path, ...(tools === path ? [] : [tools]), id, activity];
}

function repliesOf(mocks: Mocks, key: string): readonly Reply[] {
  const given = mocks[key];
  return given === undefined ? [] : Array.isArray(given) ? (given as readonly Reply[]) : [given as Reply];
}

interface Callable {
  readonly id: string;
  readonly activity: string;
  /** Of a tool: a mocked model calls it only where its own mock says so. */
  readonly tool?: true;
}

function callsOf(plan: Plan): Callable[] {
  const plans = [plan, ...Object.values(plan.documents)];
  return plans.flatMap((each) =>
    [...walkOps(each.body)].flatMap((op) => {
      if (op.op === "child") return undoOf(op.id, op.undo);
      if (op.op !== "segment") return [];
      return op.calls.flatMap(({ id, activity, undo, with: input }) => [
        { id, activity },
        ...toolsOf({ activity, with: input }).tools.map((tool) => ({
          id: `${id}.tools`,
          activity: tool,
          tool: true as const,
        })),
        ...undoOf(id, undo),
      ]);
    }),
  );
}

/** An undo by a run makes calls of its document. */
function undoOf(step: string, undo: Undo | undefined): Callable[] {
  return undo !== undefined && "call" in undo ? [{ id: `${step}.undo`, activity: undo.call }] : [];
}

function missing(
  plan: Plan,
  mocks: Mocks,
  manifests: ReadonlyMap<string, ActivityManifest> | undefined,
  path: string,
  activity: string,
): Failure {
  const isMocked = (call: Callable): boolean => Object.keys(mocks).some((key) => isFor(key, call));
  const isOwn = (call: Callable): boolean =>
    call.activity === "time.now" || manifests?.get(call.activity)?.internal === true;
  const lacking = callsOf(plan).filter((call) => !call.tool && !isOwn(call) && !isMocked(call));
  const listed = lacking.some((call) => call.activity === activity) ? lacking : [{ id: path, activity }, ...lacking];
  const example = Object.fromEntries(
    listed.map(({ id, activity: name }): [string, Json] => [id, [{ output: exampleOf(manifests?.get(name)?.output) }]]),
  );
  const names = listed.map(({ id, activity: name }) => `"${id}" (${name})`).join(", ");
  return {
    type: "mock.missing",
    message: `the call "${path}" has no mock; missing are: ${names}`,
    path,
    details: { missing: listed.map(({ id, activity: name }) => ({ id, activity: name })), example: { mocks: example } },
  };
}

/** A note for every mock that no call of the document can use: its key is misspelt, or a leftover. */
export function strayMocks(plan: Plan, { mocks = {} }: DryRunRequest): string[] {
  if (typeof mocks === "function") return [];
  const calls = callsOf(plan);
  const names = [...new Set(calls.flatMap(({ id, activity }) => [id, activity]))];
  const stray = Object.keys(mocks).filter((key) => !calls.some((call) => isFor(key, call)));
  return stray.map((key) => {
    const near = nearest(key, names);
    const known =
      names.length === 0 ? "it makes no call" : `its calls are ${names.map((one) => `"${one}"`).join(", ")}`;
    return `no call of the document uses the mock "${key}"; ${near === undefined ? known : `did you mean "${near}"?`}`;
  });
}

/** A key is a call's activity, its id, or a path that ends in the id. */
function isFor(given: string, { id, activity, tool }: Callable): boolean {
  const key = tool ? given.replace(/\[\d+\]$/, "") : given;
  return key === activity || key === id || key.endsWith(`.${id}`) || key.endsWith(`/${id}`);
}

/** What a mock answers must be what the activity could answer. */
function checkReplies(plan: Plan, mocks: Mocks, { manifests, check }: DryRunRequest): void {
  if (manifests === undefined || check === undefined) return;
  const calls = callsOf(plan);
  for (const key of Object.keys(mocks)) {
    const call = calls.find((one) => isFor(key, one));
    const schema = call && manifests.get(call.activity)?.output;
    if (schema === undefined) continue;
    for (const reply of repliesOf(mocks, key)) {
      const problem = "output" in reply ? check(schema, reply.output) : null;
      if (problem === null) continue;
      throw new UnusableMocks({
        type: "mock.invalid",
        message: `the mock "${key}" does not fit what "${call?.activity}" answers: ${problem}`,
        details: { mock: key, problem, example: exampleOf(schema) },
      });
    }
  }
}
