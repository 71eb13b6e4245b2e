import { JSONPathEnvironment } from "json-p3";
import type { RE2JS } from "re2js";
import { makeBudget, tooLong, type Budget } from "./budget.ts";
import { quoted, refused, whyOf, type Mistake, type Parsed } from "./mistake.ts";
import { compilePattern } from "./pattern.ts";

export type JsonPath = ReturnType<JSONPathEnvironment["compile"]>;

const LONGEST = 2000;

/** A path by RFC 9535. */
export function compileJsonPath(path: string, budget: Budget = makeBudget()): Parsed<JsonPath> {
  const dear = tooLong("path", path, LONGEST) ?? budget.take(path.length);
  if (dear !== null) return dear;
  let query: JsonPath;
  try {
    query = environment.compile(path);
  } catch (error) {
    const why = path.trim() === "" ? "it is empty" : whyOf(error).replace(/ \('[\s\S]*':\d+\)$/, "");
    return refused("select.bad_jsonpath", `${quoted(path)} is not a JSONPath: ${why}`, {
      ...placeIn(path, error),
      ...hintFor(path),
    });
  }
  const pattern = wrongPattern(query, budget);
  return pattern === null ? { ok: true, value: query } : { ok: false, mistake: pattern };
}

function placeIn(path: string, error: unknown): { from?: number; to?: number } {
  const { token } = error as { readonly token?: { readonly index?: unknown } };
  const at = token?.index;
  if (typeof at !== "number" || path === "") return {};
  const from = Math.min(Math.max(0, at), path.length - 1);
  return { from, to: from + 1 };
}

function hintFor(path: string): { hint?: string } {
  if (/^[A-Za-z_]\w*(?:[.[]|$)/.test(path)) return { hint: `$.${path}` };
  if (/^[.[]/.test(path)) return { hint: `$${path}` };
  if (/@\.length\s*-\s*1/.test(path)) return { hint: "the last of a list is [-1]" };
  if (/[^=!<>]=[^=]/.test(path) && path.includes("?")) return { hint: "equal is ==" };
  return {};
}

/** RFC 9535: what is no pattern matches nothing. One that the author wrote is a mistake, told when it is submitted. */
function wrongPattern(query: JsonPath, budget: Budget): Mistake | null {
  const work: unknown[] = [query.segments];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if (Array.isArray(next)) {
      work.push(...(next as unknown[]));
      continue;
    }
    const { name, args } = next as { readonly name?: unknown; readonly args?: unknown };
    const pattern = (name === "match" || name === "search") && Array.isArray(args) ? literal(args[1]) : null;
    const compiled = pattern === null ? null : compilePattern(pattern, budget);
    if (compiled !== null && !compiled.ok) return withoutPlace(compiled.mistake);
    for (const [key, member] of Object.entries(next)) if (key !== "environment" && key !== "token") work.push(member);
  }
  return null;
}

function literal(argument: unknown): string | null {
  const { value } = (argument ?? {}) as { readonly value?: unknown };
  return typeof value === "string" ? value : null;
}

/** Of the pattern, and not of the path. */
function withoutPlace({ code, message, hint }: Mistake): Mistake {
  return { code, message, ...(hint === undefined ? {} : { hint }) };
}

const environment = new JSONPathEnvironment();
/** A filter asks for its pattern at every node. */
const compiled = new Map<string, RE2JS | null>();
const MOST_COMPILED = 100;

function patternOf(source: string): RE2JS | null {
  let pattern = compiled.get(source);
  if (pattern === undefined) {
    const parsed = compilePattern(source);
    pattern = parsed.ok ? parsed.value : null;
    if (compiled.size >= MOST_COMPILED) compiled.clear();
    compiled.set(source, pattern);
  }
  return pattern;
}

// The patterns of filters run on data from outside, and may be data themselves: RE2, not backtracking.
for (const name of ["match", "search"]) {
  const original = environment.functionRegister.get(name);
  if (original === undefined) continue;
  environment.functionRegister.set(name, {
    argTypes: original.argTypes,
    returnType: original.returnType,
    call: (text: unknown, source: unknown) => {
      if (typeof text !== "string" || typeof source !== "string") return false;
      const pattern = patternOf(source);
      if (pattern === null) return false;
      return name === "match" ? pattern.matches(text) : pattern.matcher(text).find();
    },
  });
}
