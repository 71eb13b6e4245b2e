import { headerNameProblem, headerValueProblem, urlProblem } from "../../ir/http-request.ts";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

const REQUESTS: ReadonlySet<string> = new Set(["http.request", "feed.read"]);

/** What is written out of a request must be one: an address, names of headers and their values. */
export const requestsCanBeMade: Rule = ({ outline, report }) => {
  const checkCall = (call: JsonObject, pointer: string): void => {
    if (typeof call["call"] === "string" && REQUESTS.has(call["call"]))
      checkRequest(call["with"] ?? null, join(pointer, "with"), report);
  };
  for (const step of outline.all) {
    if (step.kind === "call") checkCall(step.raw, step.pointer);
    if (isJsonObject(step.raw["undo"])) checkCall(step.raw["undo"], join(step.pointer, "undo"));
  }
};

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

export function checkAddress(written: Json | undefined, pointer: string, report: Report): void {
  const text = literal(written);
  const problem = text === null ? null : urlProblem(text);
  if (problem === null) return;
  const meant = text !== null && /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)/.test(text) ? `https://${text}` : undefined;
  report("http.bad_url", pointer, problem, meant === undefined ? {} : { hint: meant });
}

function literal(value: Json | undefined): string | null {
  return typeof value === "string" && !value.includes("${") ? value : null;
}
