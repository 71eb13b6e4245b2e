import type { Diagnostic } from "../../ir/diagnostic.ts";
import { asManyAsMayBeTold } from "../../ir/diagnostic.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { isJsonObject } from "../../ir/json.ts";
import { DIAGNOSTIC_CODES } from "../diagnostic-codes.ts";
import { tooDeepAt } from "./depth.ts";
import type { ParseProblem } from "./problems.ts";
import { toDiagnostic, tooDeep } from "./problems.ts";
import { readJson } from "./read-json.ts";
import { MAX_DEPTH } from "./limits.ts";
import { readText } from "./read-text.ts";
import { readYaml } from "./read-yaml.ts";
import { makeSourced, makeSourceText } from "./source-tree.ts";
import type { SourceNode, SourceText } from "./source-tree.ts";
import type { Sourced } from "./sourced.ts";

export type Format = "json" | "yaml" | "auto";

/**
 * `sourced` beside diagnostics: the text could be read all the same (a key stands twice, a line of YAML was mended as
 * its hint says), so that later phases can find the other mistakes. Null: it could not.
 */
export type ParseResult =
  | { readonly ok: true; readonly sourced: Sourced<Json>; readonly warnings: Diagnostic[] }
  | { readonly ok: false; readonly sourced: Sourced<Json> | null; readonly diagnostics: Diagnostic[] };

interface Reading {
  readonly source: SourceText;
  readonly value: Json;
  readonly root: SourceNode | null;
  readonly problems: readonly ParseProblem[];
}

/**
 * Reads a document: JSON and YAML 1.2 (core schema) give the same tree. `auto` takes for JSON what begins with `{` and
 * can be read so. Limits come first: 256 KiB, 32 levels. Never throws.
 */
export function parseDocument(given: string | Uint8Array, format: Format): ParseResult {
  const { text, problem } = readText(given);
  if (problem !== null) return refuse(problem, text);
  if (text.trim() === "") {
    return refuse({ code: "parse.empty", from: 0, to: 0, message: "The document is empty" }, text);
  }
  const reading = read(text, format);
  const { source, value, root } = reading;
  const problems = [...reading.problems];
  if (root !== null && !isJsonObject(value)) {
    problems.push({
      code: "parse.not_a_map",
      from: root.from,
      to: root.to,
      message: `A document is a map of \`watchloom\`, \`kind\` and so on; this one is ${describe(value)}`,
    });
  }
  if (root !== null && isJsonObject(value)) problems.push(...readVersion(value, root));
  const sourced = root === null || !isJsonObject(value) ? null : makeSourced(value, root, source);
  const isError = ({ code }: ParseProblem): boolean => DIAGNOSTIC_CODES[code].severity === "error";
  const hasErrors = problems.some(isError);
  // Where there are too many, it is errors that are told.
  const errorsFirst = [...problems.filter(isError), ...problems.filter((found) => !isError(found))];
  const told = new Set(asManyAsMayBeTold(errorsFirst, ({ message }) => message));
  const diagnostics = problems.filter((found) => told.has(found)).map((found) => toDiagnostic(found, source));
  if (sourced !== null && !hasErrors) return { ok: true, sourced, warnings: diagnostics };
  return { ok: false, sourced, diagnostics };
}

function read(text: string, format: Format): Reading {
  if (format === "yaml") return readYaml(text);
  if (format === "auto" && !/^\s*\{/.test(text)) return readYaml(text);
  const source = makeSourceText(text);
  const deep = tooDeepAt(text, MAX_DEPTH);
  const json = deep === -1 ? readJson(source) : null;
  if (json !== null && (json.root !== null || format === "json")) return { source, ...json };
  if (format === "auto") {
    const yaml = readYaml(text);
    if (yaml.root !== null || json === null) return yaml;
  }
  return json === null ? { source, value: null, root: null, problems: [tooDeep(deep)] } : { source, ...json };
}

function refuse(problem: ParseProblem, text: string): ParseResult {
  return { ok: false, sourced: null, diagnostics: [toDiagnostic(problem, makeSourceText(text))] };
}

function describe(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}

/** `watchloom: 1` is taken for `"1"`. */
function readVersion(document: JsonObject, root: SourceNode): ParseProblem[] {
  const node = root.entries?.get("watchloom");
  if (document["watchloom"] !== 1 || node === undefined) return [];
  document["watchloom"] = "1";
  const message = "The version of the format is a text; the number 1 is taken for it";
  return [
    { code: "document.version_not_text", from: node.from, to: node.to, pointer: "/watchloom", message, hint: '"1"' },
  ];
}
