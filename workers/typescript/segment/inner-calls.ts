import { asData } from "../../../runtime/interpreter/caught.ts";
import type { CallRequest } from "../../../runtime/interpreter/effects.ts";
import type { EventType, NewEvent } from "../../../runtime/ir/event.ts";
import { FailureError, isCatchable, type Failure } from "../../../runtime/ir/failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";
import { isRef, showValue } from "../../../runtime/ir/value.ts";
import { getCheckpoint, putCheckpoint } from "../../../runtime/store/index.ts";
import { activityFailure } from "../activity.ts";
import type { InnerCalls, ToolEnd, ToolRequest } from "../inner-calls.ts";
import { runCall, type CallDeps } from "./call.ts";
import { keyOf, patiently } from "./checkpoint.ts";
import type { AttemptAt, Manner } from "./manner.ts";
import { Canceled, type OuterAttempt, type Task } from "./ports.ts";
import { cutJson } from "./strict-json.ts";

/** Every wait between tries passes inside the call; who asks for a longer one is told of to the model. */
const RETRY: CallRequest["retry"] = { attempts: 3, initialMs: 200, factor: 2, maxMs: 1000, except: [] };
/** Of what a `tool.*` event shows. */
const MAX_SHOWN = 16 * 1024;

/** The deps of a host whose calls can make calls. */
export function withInnerCalls(deps: Omit<CallDeps, "inner">): CallDeps {
  const whole: CallDeps = { ...deps, inner: (outer) => makeInnerCalls(whole, outer) };
  return whole;
}

function makeInnerCalls(deps: CallDeps, outer: OuterAttempt): InnerCalls {
  const { place, call, attempt, signal } = outer;
  const keyAt = (name: string) => keyOf(place, call, `${call.path}.${name}`);
  return {
    manifestOf: (activity) => deps.activities.get(activity)?.manifest,
    async recall(name) {
      const found = await patiently(() => deps.database.asWorker((tx) => getCheckpoint(tx, keyAt(name))), signal);
      return found.state === "done" ? deps.values.open(place.tenant, found.stored.output) : undefined;
    },
    async record(name, value) {
      const output = await deps.values.hold(place.tenant, value);
      const blobs = isRef(output) ? [output.r] : [];
      const put = await patiently(
        () => deps.database.asWorker((tx) => putCheckpoint(tx, keyAt(name), attempt, { output, blobs })),
        signal,
      );
      if (put.outcome === "ok") return value;
      if (put.outcome === "exists") return deps.values.open(place.tenant, put.stored.output);
      throw new Canceled();
    },
    tool: (request) => callTool(deps, outer, request),
  };
}

async function callTool(deps: CallDeps, outer: OuterAttempt, request: ToolRequest): Promise<ToolEnd> {
  const { place, call, signal } = outer;
  if (namesSecret(request.input)) {
    const { failure } = activityFailure(
      "activity.invalid_input",
      'A tool\'s input names no secrets: no key is "$secret"',
    );
    return { failure };
  }
  const inside: CallRequest = {
    path: `${call.path}.tools[${request.number}]`,
    activity: request.activity,
    with: { v: request.input },
    timeoutMs: deps.activities.get(request.activity)?.manifest.timeoutMs ?? call.timeoutMs,
    retry: RETRY,
    ...(call.tokenLimit === undefined ? {} : { tokenLimit: call.tokenLimit }),
  };
  const task: Task = {
    temporalRunId: outer.task.temporalRunId,
    signal,
    isCanceled: () => outer.task.isCanceled(),
    heartbeat: () => outer.beat(),
  };
  const end = await runCall(deps, place, task, inside, toolManner(outer, request));
  if (!("result" in end)) throw new FailureError("failure" in end ? end.failure : end.resume.failure);
  const { output, usage, failure } = end.result;
  const used = usage === undefined ? {} : { usage };
  if (failure !== undefined) return { failure, ...used };
  return { output: await deps.values.open(place.tenant, output), ...used };
}

/** In data it is only a word, but a model that writes it tries what it must not have. */
function namesSecret(value: Json): boolean {
  if (Array.isArray(value)) return value.some(namesSecret);
  return isJsonObject(value) && Object.entries(value).some(([key, one]) => key === "$secret" || namesSecret(one));
}

/** A tool call speaks as a part of its step: by `tool.*` events at the step's path, in the step's attempt. */
function toolManner({ call, attempt, generation }: OuterAttempt, request: ToolRequest): Manner {
  const { number, activity: name, input, toolCallId } = request;
  const begun = Date.now();
  const event = (type: EventType, data: JsonObject): NewEvent => ({
    key: `${generation}/${call.path}/${attempt}/${type}/${number}`,
    type,
    time: new Date().toISOString(),
    path: call.path,
    attempt,
    data: { tool_call_id: toolCallId, name, index: number, ...data },
  });
  return {
    started: () => event("tool.started", { input: cutJson(input, MAX_SHOWN) }),
    retrying: (at: AttemptAt, error: Failure) => ({
      ...event("step.log", {
        level: "warn",
        message: `tool call ${number}, "${name}", is tried again: ${error.type}: ${error.message}`,
      }),
      key: `${generation}/${call.path}/${attempt}/step.log/tools/${number}/${at.attempt}`,
    }),
    recorded: (_, end) =>
      event("tool.completed", {
        ...("output" in end ? { output: cutJson(showValue(end.output), MAX_SHOWN) } : { error: asData(end.failure) }),
        duration_ms: Date.now() - begun,
      }),
    // What the model may be told. A budget ends the call; and it must not try again what may have had its effect.
    keeps: ({ type }) => isCatchable(type) && type !== "call.outcome_unknown",
  };
}
