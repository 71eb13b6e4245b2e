import { Returned } from "../control.ts";
import { fail, FailureError } from "../../ir/failure.ts";
import type { Failure } from "../../ir/failure.ts";
import { invariant } from "../../ir/invariant.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { EndOp, Template } from "../../ir/plan.ts";
import { isRef, showValue } from "../../ir/value.ts";
import { kindOf } from "../evaluation.ts";
import type { Evaluation } from "../evaluation.ts";
import type { RunOp } from "../run.ts";
import type { Scope } from "../scope.ts";
import { jsonBytes } from "../value-size.ts";

/** `return` and `fail`. */
export const runEnd: RunOp<EndOp> = async (op, { run, scope, start }) => {
  start();
  if (op.failure !== undefined) {
    const told = await run.evaluation.value(op.failure, scope);
    throw new FailureError(toFailure(isRef(told) ? await inParts(op.failure, run.evaluation, scope) : told.v));
  }
  invariant(op.value, `the step "${op.id}" neither returns nor fails`);
  throw new Returned(await run.values.hold(await run.evaluation.value(op.value, scope)));
};

/** Of an error that comes to more than 32 KiB: its type is what a catch looks for, and what is large in it is shown. */
async function inParts(failure: Template, evaluation: Evaluation, scope: Scope): Promise<JsonObject> {
  if (!("m" in failure)) throw fail("value.too_large", "an error of more than 32 KiB cannot be raised");
  const parts: JsonObject = {};
  for (const [name, template] of failure.m) {
    const part = await evaluation.value(template, scope);
    if (!isRef(part)) parts[name] = part.v;
    else parts[name] = name === "message" ? `(a text of ${part.r.size} bytes)` : showValue(part);
  }
  return parts;
}

const TYPE = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/;
/** An error travels through frames, events and histories: what it carries is for eyes. */
const MAX_DETAILS_BYTES = 16 * 1024;
const MAX_MESSAGE = 4096;

/** An author's `{type, message, details}`, or an error as a catch saw it, which keeps where it came from. */
function toFailure(told: Json): Failure {
  if (!isJsonObject(told)) {
    throw fail("expression.failed", `"fail" was given ${kindOf(told)}; it takes {type, message, details} or an error`);
  }
  const { type, message, details, path, attempt } = told;
  if (typeof type !== "string" || !TYPE.test(type)) {
    throw fail("expression.failed", `${kindOf(type ?? null)} is no error type; one is like "order.rejected"`);
  }
  const failure: Failure = {
    type,
    message: shortened(typeof message === "string" ? message : message == null ? "" : JSON.stringify(message)),
    ...(details == null ? {} : { details: cut(details) }),
    // Only an error that was caught has a place of its own.
    ...(typeof path === "string" ? { path } : {}),
    ...(typeof attempt === "number" ? { attempt } : {}),
  };
  return failure;
}

/** Never between the halves of a character. */
function shortened(message: string): string {
  if (message.length <= MAX_MESSAGE) return message;
  const splits = /[\ud800-\udbff]/.test(message.charAt(MAX_MESSAGE - 1));
  return `${message.slice(0, splits ? MAX_MESSAGE - 1 : MAX_MESSAGE)}…`;
}

function cut(details: Json): Json {
  const size = jsonBytes(details, MAX_DETAILS_BYTES);
  return size <= MAX_DETAILS_BYTES ? details : { truncated: true, text: JSON.stringify(details).slice(0, 4096) };
}
