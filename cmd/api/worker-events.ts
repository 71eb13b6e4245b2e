import type { JsonObject } from "../../runtime/ir/json.ts";
import { eventProblem } from "../../runtime/translator/index.ts";
import { ApiError } from "./problems.ts";

/** What each of them must say, so that followers can rely on it. */
const NEEDED: { readonly [type: string]: readonly string[] } = {
  "step.delta": ["channel", "index", "delta"],
  "step.log": ["level", "message"],
  "tool.started": ["tool_call_id", "name"],
  "tool.completed": ["tool_call_id", "name"],
};
const LEVELS = new Set(["debug", "info", "warn", "error"]);
const MAX_LOG = 4096;

interface WorkerEvent {
  readonly type: string;
  readonly time: string;
  readonly path: string;
  readonly attempt: number;
  readonly data: JsonObject;
}

/** An event of a worker of a tenant's own, held against what events are. @throws ApiError `invalid-payload` */
export function checkWorkerEvent(event: WorkerEvent, pointer: string): void {
  const needed = NEEDED[event.type];
  if (needed === undefined) {
    const allowed = Object.keys(NEEDED).join(", ");
    throw invalid(`${pointer}/type`, `"${event.type}" is not a worker's to write; it writes ${allowed}`, "enum");
  }
  for (const name of needed) {
    if (event.data[name] === undefined) throw invalid(`${pointer}/data`, `lacks the field "${name}"`, "required");
  }
  const problem = eventProblem({ run_id: "run", seq: 1, ...event });
  if (problem !== null) throw invalid(`${pointer}${problem.pointer}`, problem.detail, "schema");
  const { level, message } = event.data;
  if (event.type === "step.log" && !LEVELS.has(level as string))
    throw invalid(`${pointer}/data/level`, `is none of ${[...LEVELS].join(", ")}`, "enum");
  if (typeof message === "string" && message.length > MAX_LOG)
    throw invalid(`${pointer}/data/message`, `is longer than ${MAX_LOG} characters`, "maxLength");
}

function invalid(pointer: string, detail: string, code: string): ApiError {
  return new ApiError("invalid-payload", `"${pointer}" ${detail}`, {
    members: { errors: [{ pointer, detail, code }] },
  });
}
