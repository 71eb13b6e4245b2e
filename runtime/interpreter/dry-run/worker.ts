import type { Failure } from "../../ir/failure.ts";
import type { Json } from "../../ir/json.ts";
import type { InterpreterEvent } from "../effects.ts";
import type { Blobs } from "./blobs.ts";
import type { MockBook } from "./mocks.ts";
import type { DryRunRequest } from "./request.ts";
import type { World } from "./world.ts";

/** What a worker is in a dry run: mocks for answers, the rules for retries, a clock that jumps. */
export interface Worker {
  readonly world: World;
  readonly mocks: MockBook;
  readonly blobs: Blobs;
  readonly request: DryRunRequest;
  /** Of the child run that the calls are made in: `ship/`. */
  readonly prefix: string;
  /** Attempts begun, by path; they outlive continue-as-new, as checkpoints do. */
  readonly attempts: Map<string, { count: number; last?: Failure }>;
  readonly effect: (path: string, activity: string, input: Json) => void;
  readonly journal: (event: InterpreterEvent) => void;
}
