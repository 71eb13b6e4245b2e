import type { Json } from "../../ir/json.ts";

/** Of what a monitor remembers, what a check is judged by. */
export interface CheckMemory {
  /** Of the confirmed baseline; null: there is none. */
  readonly hash: string | null;
  readonly truth: boolean;
  readonly candidate: Json;
  /** `{question, verdict}`. */
  readonly answer: Json;
  /** By question and change. */
  readonly verdicts: Json;
}
