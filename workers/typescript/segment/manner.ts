import { createHash } from "node:crypto";
import { asData } from "../../../runtime/interpreter/caught.ts";
import type { CallRequest } from "../../../runtime/interpreter/effects.ts";
import { canonicalJson } from "../../../runtime/ir/canonical-json.ts";
import type { NewEvent } from "../../../runtime/ir/event.ts";
import type { Failure } from "../../../runtime/ir/failure.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import type { Value } from "../../../runtime/ir/value.ts";

/** One attempt of a call. */
export interface AttemptAt {
  readonly generation: number;
  readonly attempt: number;
}

/** What a call says in the journal, and which of its failures are an end like any other. */
export interface Manner {
  /** Before the first attempt on this host; null: somebody else tells it. */
  started(at: AttemptAt): NewEvent | null;
  retrying(at: AttemptAt, error: Failure): NewEvent;
  /** In the transaction that records the call's end. */
  recorded(at: AttemptAt, end: { readonly output: Value } | { readonly failure: Failure }): NewEvent;
  /** True: the failure is recorded as the call's end, and given instead of another call. */
  keeps(failure: Failure): boolean;
}

/** A step: the interpreter tells its start and its end, and a failure is the interpreter's to judge. */
export function stepManner({ path, activity, isUndo }: CallRequest): Manner {
  const event = (at: AttemptAt, type: "step.retrying" | "checkpoint.created", data: NewEvent["data"]): NewEvent => ({
    key: `${at.generation}/${path}/${at.attempt}/${type}`,
    type,
    time: new Date().toISOString(),
    path,
    attempt: at.attempt,
    data,
  });
  return {
    started: () => null,
    retrying: (at, error) =>
      event(at, "step.retrying", {
        kind: "call",
        name: activity,
        error: asData(error),
        ...(isUndo === true ? { undo: true } : {}),
      }),
    recorded: (at, end) =>
      event(at, "checkpoint.created", { digest: digest(("output" in end ? end.output : null) as Json) }),
    keeps: () => false,
  };
}

export function digest(value: Json): string {
  return `sha256:${createHash("sha256").update(canonicalJson(value)).digest("hex")}`;
}
