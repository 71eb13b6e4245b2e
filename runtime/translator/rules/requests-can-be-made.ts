import { headerNameProblem, headerValueProblem, urlProblem } from "../../ir/http-request.ts";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

const REQUESTS: ReadonlySet<string> = new Set(["http.request", "feed.read"]);

/** What is written out of a request must be one: an address, names of headers and their values. */
export const requestsCanBeMade: Rule = ({ outline, report }) => {
  const checkCall = (call: JsonObject, pointer: string): void => {
    checkCallOf(call["call"] ?? null, call["with"] ?? null, join(pointer, "with"), report);
  };
  for (const step of outline.all) {
    if (step.kind === "call") checkCall(step.raw, step.pointer);
    if (isJsonObject(step.raw["undo"])) checkCall(step.raw["undo"], join(step.pointer, "undo"));
  }
};

/** What an activity that makes requests, or tells by channels, is given. */
export function checkCallOf(activity: Json, given: Json, pointer: string, report: Report): void {
  if (typeof activity !== "string") return;
  if (REQUESTS.has(activity)) checkRequest(given, pointer, report);
  if (activity === "notify.send" && isJsonObject(given))
    checkChannels(given["to"] ?? null, join(pointer, "to"), report);
}

/** Of every channel that has an address written out. */
export function checkChannels(to: Json, pointer: string, report: Report): void {
  if (!Array.isArray(to)) return;
  for (const [index, entry] of to.entries()) {
    if (!isJsonObject(entry)) continue;
    const at = join(pointer, index);
    checkRequest(entry["webhook"] ?? null, join(at, "webhook"), report);
    for (const channel of ["ntfy", "gotify", "matrix"]) {
      const fields = entry[channel];
      if (isJsonObject(fields)) checkAddress(fields["server"], join(at, channel, "server"), report);
    }
  }
}

/** Anything with `url` and `headers`; what has an expression in it is known when it runs. */
export function checkRequest(written: Json, pointer: string, report: Report): void {
  if (!isJsonObject(written)) return;
  const { url, headers } = written;
  checkAddress(url, join(pointer, "url"), report);
  if (!isJsonObject(headers)) return;
  for (const [name, value] of Object.entries(headers)) {
    const at = join(pointer, "headers", name);
    const problem = headerNameProblem(name);
    if (problem !== null) report("http.bad_header", at, problem, { key: true });
    const text = literal(value);
    const wrong = text === null ? null : headerValueProblem(name, text);
    if (wrong !== null) report("http.bad_header", at, wrong);
  }
}

function checkAddress(written: Json | undefined, pointer: string, report: Report): void {
  const text = literal(written) ?? schemeOf(written);
  const problem = text === null ? null : urlProblem(text);
  if (problem === null) return;
  const meant = text !== null && /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)/.test(text) ? `https://${text}` : undefined;
  report("http.bad_url", pointer, problem, meant === undefined ? {} : { hint: meant });
}

/** Of an address whose rest is known when it runs: one that begins with another scheme than a request's cannot be mended. */
function schemeOf(written: Json | undefined): string | null {
  const [scheme = null] = typeof written === "string" ? (/^[a-z][a-z0-9+.-]*:(?=[^$]*\$\{)/i.exec(written) ?? []) : [];
  return scheme === null || /^https?:$/i.test(scheme) ? null : `${scheme}//x`;
}

function literal(value: Json | undefined): string | null {
  return typeof value === "string" && !value.includes("${") ? value : null;
}
