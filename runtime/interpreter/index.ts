export { makeInterpreter, makeMachine } from "./interpreter.ts";
export type { Machine } from "./interpreter.ts";
export { INTERPRETER_VERSION } from "../ir/versions.ts";
export type {
  CallRequest,
  CallResult,
  Cancellation,
  ChildOutcome,
  ChildRequest,
  ComputeOutcome,
  Decision,
  DecisionOutcome,
  Effects,
  Interpreter,
  InterpreterEvent,
  ListView,
  OpenApproval,
  RunResult,
  SegmentOutcome,
  SegmentRequest,
} from "./effects.ts";
