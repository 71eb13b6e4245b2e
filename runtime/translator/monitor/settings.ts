import { membersOf } from "../../expressions/index.ts";
import { formatDuration } from "../../ir/durations.ts";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type {
  ChannelProgram,
  ConditionRules,
  HealthSettings,
  HoldRules,
  MonitorSchedule,
  NotifyPrograms,
  Program,
  ProposalBounds,
  SettleSettings,
} from "../../ir/monitor.ts";
import type { Report } from "../diagnostics.ts";
import type { Job } from "../job.ts";
import { join } from "../resolve/pointer.ts";
import { isBuiltIn } from "../resolve/roles.ts";
import { ANY_TIME, readDuration } from "../steps/durations.ts";
import { readOwnChannel } from "./own-channel.ts";
import type { Programs } from "./programs.ts";
import { gapsOf, readCrons } from "./schedule.ts";
import { wordOf, type ValueType } from "./value-type.ts";

const MOST_LINES = 100;

/** `condition` with its defaults. */
export function readCondition(document: JsonObject, { kind }: ValueType): ConditionRules {
  const condition = objectAt(document, "condition");
  const asks = typeof condition["ask"] === "string";
  const trigger =
    (condition["trigger"] as ConditionRules["trigger"] | undefined) ??
    (condition["when"] !== undefined || asks ? "edge" : "change");
  const firstRun =
    (condition["firstRun"] as ConditionRules["firstRun"] | undefined) ??
    (kind === "list" || trigger === "change" ? "baseline" : "notify");
  const confirm = objectAt(document, "compare")["confirm"];
  return {
    trigger,
    firstRun,
    confirm: typeof confirm === "number" ? confirm : 1,
    confirmBy: kind === "number" || kind === "facts" ? "truth" : "value",
    asks,
  };
}

export interface SettingsRequest {
  readonly job: Job;
  readonly document: JsonObject;
  readonly pointer: string;
  readonly report: Report;
  readonly condition: ConditionRules;
  readonly schedule: MonitorSchedule;
  readonly programs: Programs;
  /** A model is asked, and the schedule is adaptive. */
  readonly proposes?: ProposalBounds | undefined;
}

/** What follows from a check: the model's question, what is told, and when it may go. */
export function readSettle(request: SettingsRequest): SettleSettings {
  const { document, proposes } = request;
  const condition = objectAt(document, "condition");
  const notify = objectAt(document, "notify");
  const tokens = objectAt(document, "budget")["tokensPerDay"];
  const { ask, minConfidence, onError } = condition;
  return {
    condition: request.condition,
    ...(typeof ask === "string"
      ? {
          ask: {
            question: ask,
            minConfidence: typeof minConfidence === "number" ? minConfidence : 0.7,
            onError: (onError as "hold" | "notify" | "skip" | undefined) ?? "hold",
          },
        }
      : {}),
    once: notify["behaviour"] === "once",
    stale: notify["stale"] === "drop" ? "drop" : "send",
    hold: readHold(request, notify),
    notify: readNotify(request, notify),
    ...(typeof tokens === "number" ? { tokensPerDay: tokens } : {}),
    ...(proposes === undefined ? {} : { proposes }),
  };
}

function readHold({ report, pointer, schedule }: SettingsRequest, notify: JsonObject): HoldRules {
  const at = (...path: (string | number)[]): string => join(pointer, "notify", ...path);
  const cooldownMs = readDuration(report, notify["cooldown"], at("cooldown"), ANY_TIME);
  const { maxPerDay, quietHours, digest } = notify;
  const { timezone } = schedule;
  const rules = {
    timezone,
    ...(cooldownMs === undefined ? {} : { cooldownMs }),
    ...(typeof maxPerDay === "number" ? { maxPerDay } : {}),
    ...(isJsonObject(quietHours)
      ? { quietHours: { from: String(quietHours["from"]), to: String(quietHours["to"]) } }
      : {}),
  };
  if (isJsonObject(quietHours) && quietHours["from"] === quietHours["to"]) {
    const message = `Quiet hours from ${String(quietHours["from"])} to ${String(quietHours["to"])} have no end; leave them out`;
    report("schedule.invalid", at("quietHours", "to"), message);
  }
  if (!isJsonObject(digest)) return rules;
  if (digest["cron"] !== undefined)
    return { ...rules, digest: { crons: readCrons(report, digest["cron"], at("digest", "cron"), timezone) } };
  const everyMs = readDuration(report, digest["every"], at("digest", "every"), { ...ANY_TIME, min: 1000 });
  return everyMs === undefined ? rules : { ...rules, digest: { everyMs } };
}

function readNotify(request: SettingsRequest, notify: JsonObject): NotifyPrograms {
  const { pointer, programs } = request;
  const at = (...path: (string | number)[]): string => join(pointer, "notify", ...path);
  const { title, message, each } = notify;
  return {
    ...(typeof title === "string" ? { title: programs.text(title, at("title"), "notify") } : {}),
    ...(typeof message === "string" ? { message: programs.text(message, at("message"), "notify") } : {}),
    ...(isJsonObject(each) && typeof each["over"] === "string" && typeof each["line"] === "string"
      ? {
          each: {
            over: listProgram(request, each["over"], at("each", "over")),
            line: programs.text(each["line"], at("each", "line"), "line"),
            max: typeof each["max"] === "number" ? each["max"] : MOST_LINES,
          },
        }
      : {}),
    to: readChannels(request, notify["to"], at("to")),
  };
}

/** What is no list fails when something is to be told, which is too late. */
function listProgram({ programs, report }: SettingsRequest, written: string, pointer: string): Program {
  const { program, type } = programs.value(written, pointer, "notify");
  const kinds = membersOf(type).map(({ kind }) => kind);
  if (!kinds.some((kind) => kind === "list" || kind === "any" || kind === "null"))
    report(
      "type.mismatch",
      pointer,
      `\`over\` gives ${wordOf(type)}, and a list is wanted: \`line\` is for each of its items`,
    );
  return program;
}

/** `to`: each entry names one channel; a webhook's body is evaluated with the message, secrets stay names. */
function readChannels(
  { job, programs }: SettingsRequest,
  written: Json | undefined,
  pointer: string,
): ChannelProgram[] {
  if (!Array.isArray(written)) return [];
  return written.flatMap((entry, index) => {
    if (!isJsonObject(entry)) return [];
    const [channel] = Object.keys(entry);
    if (channel === undefined) return [];
    const at = join(pointer, index, channel);
    if (!isBuiltIn("channel", channel)) return readOwnChannel(job, channel, entry[channel]!, at) ?? [];
    return [{ channel, program: programs.value(entry[channel]!, at, "notify", { secrets: true }).program }];
  });
}

/** "`staleAfter` defaults to three times the longest gap; `to` to `notify.to`". */
export function readHealth(request: SettingsRequest): HealthSettings {
  const { document, pointer, report, schedule } = request;
  const health = objectAt(document, "health");
  const { failures, emptyFor } = health;
  const staleAfterMs = readDuration(report, health["staleAfter"], join(pointer, "health", "staleAfter"), ANY_TIME);
  const { longest, longestAtLeast } = gapsOf(schedule);
  if (staleAfterMs !== undefined && staleAfterMs < longestAtLeast)
    tellStale(request, String(health["staleAfter"]), longestAtLeast);
  const own = health["to"] !== undefined;
  const notify = objectAt(document, "notify")["to"];
  return {
    failures: typeof failures === "number" ? failures : 5,
    emptyFor: typeof emptyFor === "number" ? emptyFor : 3,
    staleAfterMs: staleAfterMs ?? 3 * longest,
    to: own
      ? readChannels(request, health["to"], join(pointer, "health", "to"))
      : readChannels(request, withoutBodies(notify), join(pointer, "notify", "to")),
  };
}

function tellStale({ pointer, report }: SettingsRequest, written: string, gapMs: number): void {
  const gap = formatDuration(gapMs);
  const message = `Checks can be ${gap} apart: by "${written}" the monitor would be stale although none was due`;
  report("monitor.stale_between_checks", join(pointer, "health", "staleAfter"), message, { hint: gap });
}

/** What is told of health has a body of its own. */
function withoutBodies(to: Json | undefined): Json | undefined {
  if (!Array.isArray(to)) return to;
  return to.map((entry) => {
    if (!isJsonObject(entry) || !isJsonObject(entry["webhook"])) return entry;
    const { body: _, ...webhook } = entry["webhook"];
    return { ...entry, webhook };
  });
}

export function objectAt(document: JsonObject, key: string): JsonObject {
  const value = document[key];
  return isJsonObject(value) ? value : {};
}
