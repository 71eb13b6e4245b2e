import type { Failure } from "../../../runtime/ir/failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../../runtime/ir/json.ts";
import { showInput, type ActivityInput } from "../activity-input.ts";

/** Whose check it is, and what for; the run's input. */
export interface CheckIdentity {
  /** Null: one check of a document, which belongs to no monitor. */
  readonly monitor: string | null;
  readonly revision: number;
  readonly mode: "check" | "once" | "preview" | "backfill";
  /** False: nobody is told. */
  readonly notify: boolean;
}

/** What a `monitor.…` call is given; plans make it, so its shape is known. */
export interface CheckCall<Settings> {
  readonly check: CheckIdentity;
  readonly settings: Settings;
  readonly rest: JsonObject;
}

export function readCheckCall<Settings>(input: ActivityInput): CheckCall<Settings> {
  const { check, settings, ...rest } = showInput(input) as JsonObject;
  return { check: identityOf(check ?? null), settings: settings as Settings, rest };
}

function identityOf(check: Json): CheckIdentity {
  const given = isJsonObject(check) ? check : {};
  const { monitor, revision, mode, notify } = given;
  const known = mode === "check" || mode === "preview" || mode === "backfill" ? mode : "once";
  return {
    monitor: typeof monitor === "string" ? monitor : null,
    revision: typeof revision === "number" ? revision : 0,
    mode: typeof monitor === "string" ? known : "once",
    notify: notify !== false,
  };
}

/** Nobody is told of what is only looked at, or made up for. */
export function mayTell({ mode, notify }: CheckIdentity): boolean {
  return notify && (mode === "check" || mode === "once");
}

export function failureOf(error: Json): Failure {
  const given = isJsonObject(error) ? error : {};
  return {
    type: typeof given["type"] === "string" ? given["type"] : "check.failed",
    message: typeof given["message"] === "string" ? given["message"] : "the check failed",
    ...(given["details"] === undefined || given["details"] === null ? {} : { details: given["details"] }),
  };
}
