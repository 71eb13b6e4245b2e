import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { Call, Op, Retry, Template } from "../../ir/plan.ts";
import type { ExpressionTable } from "../templates/expression-table.ts";
import { fieldOf, LOAD, made } from "./rename.ts";

/** What a source is lowered to: one call beside those of Watchloom's own, or steps before them. */
export interface LoweredSource {
  /** Steps of a Workflow; empty where the source is one call. */
  readonly steps: readonly Op[];
  readonly call?: Call;
  /** Of the call, where the tenant's own workers take it. */
  readonly queue?: string;
  /** What the source gave, as `monitor.look` takes it. */
  readonly given: Template;
}

export const SOURCE = "source";

/** With the validators that the site gave last time; a part that is null is left out of the request. */
export function conditionalHttp(template: Template, table: ExpressionTable, method: Json | undefined): Template {
  if (method !== undefined && method !== "GET" && method !== "HEAD") return template;
  const members = new Map(membersOf(template) ?? []);
  const headers = membersOf(members.get("headers") ?? { v: {} });
  if (members.size === 0 || headers === undefined) return template;
  const written = new Set(headers.map(([name]) => name.toLowerCase()));
  const added = (
    [
      ["if-none-match", "etag"],
      ["if-modified-since", "lastModified"],
    ] as const
  )
    .filter(([name]) => !written.has(name))
    .map(([name, field]): [string, Template] => [name, { e: table.add(made(`load.${field}`, fieldOf(LOAD, field))) }]);
  members.set("headers", { m: [...headers, ...added] });
  members.set("accept", { v: withNotModified(members.get("accept")) });
  return { m: [...members] };
}

/** The same for a feed. */
export function conditionalFeed(template: Template, table: ExpressionTable): Template {
  const members = new Map(membersOf(template) ?? []);
  if (members.size === 0) return template;
  for (const field of ["etag", "lastModified"])
    if (!members.has(field)) members.set(field, { e: table.add(made(`load.${field}`, fieldOf(LOAD, field))) });
  return { m: [...members] };
}

/** A search is told what is known already, as data. */
export function withMemory(template: Template, table: ExpressionTable): Template {
  const members = membersOf(template);
  if (members === undefined || members.some(([name]) => name === "data")) return template;
  return {
    m: [...members, ["data", { m: [["known", { e: table.add(made("load.memory", fieldOf(LOAD, "memory"))) }]] }]],
  };
}

function withNotModified(accept: Template | undefined): Json {
  const own = accept !== undefined && "v" in accept && Array.isArray(accept.v) ? accept.v : ["2xx"];
  return [...own, 304];
}

/** The members of a map that is written out; undefined where it is an expression as a whole. */
function membersOf(template: Template): [string, Template][] | undefined {
  if ("m" in template) return template.m.map(([key, value]) => [key, value]);
  if (!("v" in template) || !isJsonObject(template.v)) return undefined;
  return Object.entries(template.v).map(([key, value]) => [key, { v: value }]);
}

/**
 * `retry` of a monitor "ends before the next is due": all attempts together have the shortest time between checks.
 * `maxBytes`: of `budget.bytesPerCheck`, so that what is too much is not fetched first, and no such check is committed.
 */
export function sourceCall(
  activity: string,
  template: Template,
  limits: {
    readonly retry: Retry;
    readonly timeoutMs: number;
    readonly deadlineMs: number;
    readonly maxBytes?: number | undefined;
  },
): Call {
  const { retry, deadlineMs, maxBytes } = limits;
  return {
    id: SOURCE,
    activity,
    with: template,
    timeoutMs: Math.min(limits.timeoutMs, deadlineMs),
    deadlineMs,
    ...(maxBytes === undefined ? {} : { maxBytes }),
    retry,
  };
}

const SOURCES: ReadonlySet<string> = new Set(["http", "feed", "search", "call", "steps"]);

/** `isOne`: a source stands there; where none or another thing does, its form has been complained of, and that is all. */
export function readSource(document: JsonObject): {
  readonly name: string;
  readonly body: Json;
  readonly isOne: boolean;
} {
  const source = isJsonObject(document["source"]) ? document["source"] : {};
  const [name = "http", ...others] = Object.keys(source);
  const body = source[name] ?? null;
  return { name, body, isOne: SOURCES.has(name) && body !== null && others.length === 0 };
}
