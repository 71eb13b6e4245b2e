import type { RE2JS } from "re2js";
import { compilePattern } from "../syntax/index.ts";
import type { Compiling } from "./op.ts";
import type { Piece } from "./piece.ts";

/** An RE2 pattern, or a problem; `undefined` then. */
export function readPattern(source: string | undefined, pointer: string, compiling: Compiling): RE2JS | undefined {
  if (source !== undefined) return compiling.read(compilePattern(source, compiling.budget), pointer);
  compiling.problem('"pattern" is missing: a regular expression');
  return undefined;
}

/** What patterns look at: markup as it is written (`text` first reads it), JSON as its text. */
export function textOf(piece: Piece): string {
  if (piece.is === "html") return piece.source();
  if (piece.is === "text") return piece.text;
  return piece.is === "json" ? JSON.stringify(piece.json) : "";
}
