import { parseDuration } from "../../ir/durations.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Json } from "../../ir/json.ts";
import { fromRfc3339 } from "../time.ts";
import { UnusableMocks } from "./mocks.ts";
import type { DryRunRequest } from "./request.ts";

/** Signals and decisions of one dry run. */
const MAX_MESSAGES = 1000;

/** A request comes from outside: what is not of its form is said, with where it stands. Throws {@link UnusableMocks}. */
export function checkRequest(request: DryRunRequest): void {
  const given = request as unknown as { readonly [field: string]: Json | undefined };
  if (typeof request.mocks !== "function") checkMocks(given["mocks"]);
  for (const [i, signal] of listOf(given["signals"], "signals").entries()) {
    const at = `signals[${i}]`;
    demand(isJsonObject(signal) && isMoment(signal["at"]), `${at}.at`, MOMENT);
    demand(typeof signal["name"] === "string", `${at}.name`, "the name of a signal");
  }
  for (const [i, approval] of listOf(given["approvals"], "approvals").entries()) {
    const at = `approvals[${i}]`;
    demand(isJsonObject(approval) && isMoment(approval["at"]), `${at}.at`, MOMENT);
    demand(typeof approval["path"] === "string", `${at}.path`, "the path of an approval");
    demand(typeof approval["choice"] === "string", `${at}.choice`, "one of the approval's choices");
    demand(isTextOrNone(approval["by"]), `${at}.by`, 'who decides, such as "key:boss"');
    demand(isTextOrNone(approval["comment"]), `${at}.comment`, "a text");
  }
  const cancel = given["cancel"];
  demand(cancel === undefined || (isJsonObject(cancel) && isMoment(cancel["at"])), "cancel.at", MOMENT);
  const time = given["time"];
  demand(time === undefined || (typeof time === "string" && fromRfc3339(time) !== null), "time", "an RFC 3339 time");
}

const MOMENT = 'a duration after the start such as "2h", or an RFC 3339 time';

function checkMocks(mocks: Json | undefined): void {
  if (mocks === undefined) return;
  demand(isJsonObject(mocks), "mocks", "a map of paths, ids or activities to replies");
  for (const [key, given] of Object.entries(mocks)) {
    const replies = Array.isArray(given) ? given : [given];
    demand(replies.length > 0, `mocks["${key}"]`, "a list of at least one reply");
    for (const [i, reply] of replies.entries()) checkReply(reply, `mocks["${key}"][${i}]`);
  }
}

function checkReply(reply: Json, at: string): void {
  demand(isJsonObject(reply), at, "a reply: {output}, {error: {type, message}} or {after, output}");
  const { after, error } = reply;
  const isTimed = after === undefined || (typeof after === "string" && parseDuration(after) !== null);
  demand(isTimed, `${at}.after`, 'a duration such as "3s"');
  const answers = Object.hasOwn(reply, "output") || (isJsonObject(error) && typeof error["type"] === "string");
  demand(answers, at, "a reply: {output}, {error: {type, message}} or {after, output}");
  for (const [i, call] of listOf(reply["calls"], `${at}.calls`).entries()) {
    const fits = isJsonObject(call) && typeof call["activity"] === "string" && Object.hasOwn(call, "with");
    demand(fits, `${at}.calls[${i}]`, "a tool call: {activity, with}");
  }
  if (isJsonObject(error)) demand(isTextOrNone(error["message"]), `${at}.error.message`, "a text");
}

function listOf(value: Json | undefined, name: string): readonly Json[] {
  if (value === undefined) return [];
  demand(Array.isArray(value) && value.length <= MAX_MESSAGES, name, `a list of at most ${MAX_MESSAGES}`);
  return value;
}

function isMoment(value: Json | undefined): boolean {
  return typeof value === "string" && (parseDuration(value) !== null || fromRfc3339(value) !== null);
}

function isTextOrNone(value: Json | undefined): boolean {
  return value == null || typeof value === "string";
}

function demand(fits: boolean, at: string, expected: string): asserts fits {
  if (fits) return;
  throw new UnusableMocks({ type: "mock.invalid", message: `"${at}" must be ${expected}`, details: { at } });
}
