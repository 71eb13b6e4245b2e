import { RE2JS } from "re2js";
import type { Compiling } from "./op.ts";
import type { Piece } from "./piece.ts";

const LONGEST = 1000;
const MOST_INSTRUCTIONS = 10_000;

/** An RE2 pattern, or a problem; `undefined` then. */
export function readPattern(source: string | undefined, pointer: string, compiling: Compiling): RE2JS | undefined {
  if (source === undefined) {
    compiling.problem('"pattern" is missing: a regular expression');
    return undefined;
  }
  if (source.length > LONGEST) {
    compiling.problem(`The pattern has ${source.length} characters; at most ${LONGEST} are allowed`, pointer);
    return undefined;
  }
  try {
    const pattern = RE2JS.compile(source);
    if (pattern.programSize() <= MOST_INSTRUCTIONS) return pattern;
    compiling.problem("The pattern is too large: its repetitions multiply", pointer);
  } catch (error) {
    compiling.problem(`"${source}" is not an RE2 pattern: ${(error as Error).message}`, pointer);
  }
  return undefined;
}

/** What patterns look at: markup as it is written (`text` first reads it), JSON as its text. */
export function textOf(piece: Piece): string {
  if (piece.is === "html") return piece.source();
  if (piece.is === "text") return piece.text;
  return piece.is === "json" ? JSON.stringify(piece.json) : "";
}
