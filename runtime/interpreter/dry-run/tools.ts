import { fail } from "../../ir/failure.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { MODEL_ACTIVITY, toolsOf } from "../../ir/tool-limits.ts";
import { asData } from "../caught.ts";
import type { CallRequest } from "../effects.ts";
import type { Worker } from "./worker.ts";
import { UnusableMocks } from "./mocks.ts";
import type { MockedToolCall, Reply } from "./request.ts";

/** Where the attempt stands that makes the calls. */
export interface ToolPlace {
  readonly call: CallRequest;
  readonly generation: number;
  readonly attempt: number;
}

/** The tool calls of a mocked model, each answered by its own mock; what fails is told to the model, as in a worker. */
export function simulateTools(worker: Worker, place: ToolPlace, reply: Reply): void {
  const { call } = place;
  const made = reply.calls ?? [];
  if (made.length === 0) return;
  const { tools, calls } = toolsOf(call);
  if (call.activity !== MODEL_ACTIVITY || tools.length === 0) {
    throw unusable(`the mock of "${call.path}" makes tool calls, and the step has no \`tools\``);
  }
  if (made.length > calls)
    throw unusable(`the mock of "${call.path}" makes ${made.length} tool calls; ${calls} may be made`);
  for (const [number, one] of made.entries()) {
    if (!tools.includes(one.activity)) {
      const named = tools.map((tool) => `"${tool}"`).join(", ");
      throw unusable(`the mock of "${call.path}" calls "${one.activity}"; its tools are ${named}`);
    }
    simulateTool(worker, place, number, one);
  }
}

function simulateTool(
  worker: Worker,
  place: ToolPlace,
  number: number,
  { activity, with: input }: MockedToolCall,
): void {
  const { call, generation, attempt } = place;
  const { request, mocks, prefix } = worker;
  const path = `${call.path}.tools[${number}]`;
  const tell = (type: "tool.started" | "tool.completed", data: JsonObject): void =>
    worker.journal({
      key: `${generation}/${call.path}/${attempt}/${type}/${number}`,
      type,
      path: call.path,
      attempt,
      data: { tool_call_id: `call-${number}`, name: activity, index: number, ...data },
    });
  tell("tool.started", { input });
  worker.effect(path, activity, input);
  const manifest = request.manifests?.get(activity);
  const problem = manifest && request.check ? request.check(manifest.input, input) : null;
  const end = problem === null ? endOf(mocks.next(prefix, path, activity)) : { error: invalid(problem) };
  tell("tool.completed", end);
}

function endOf(reply: Reply): JsonObject {
  if ("output" in reply) return { output: reply.output };
  const { type, message = "mocked", details } = reply.error;
  return { error: { type, message, ...(details === undefined ? {} : { details }) } };
}

function invalid(problem: string): Json {
  return asData(fail("activity.invalid_input", problem).failure);
}

function unusable(message: string): UnusableMocks {
  return new UnusableMocks({ type: "mock.invalid", message });
}
