import { RE2JS } from "re2js";
import { MAX_PATTERN_LENGTH, MAX_PATTERN_SIZE } from "../limits.ts";

/** A compiled RE2 pattern: matching is linear in the text times the size of the program. */
export interface Pattern {
  /** Instructions; what a match costs grows with it. */
  readonly size: number;
  /** Whether the pattern is found anywhere in the text. */
  matches(text: string): boolean;
}

export type CompiledPattern =
  { readonly ok: true; readonly pattern: Pattern } | { readonly ok: false; readonly message: string };

/**
 * Compiled patterns by their text. A pure cache: what an evaluation costs does not depend on it. Patterns are literals
 * of documents, so few are in use; the oldest goes first.
 */
const compiled = new Map<string, CompiledPattern>();
const MAX_CACHED = 200;

export function compilePattern(source: string): CompiledPattern {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const result = compile(source);
  if (compiled.size >= MAX_CACHED) {
    for (const oldest of compiled.keys()) {
      compiled.delete(oldest);
      break;
    }
  }
  compiled.set(source, result);
  return result;
}

function compile(source: string): CompiledPattern {
  if (source.length > MAX_PATTERN_LENGTH) {
    return {
      ok: false,
      message: `the pattern has ${source.length} characters; at most ${MAX_PATTERN_LENGTH} are allowed`,
    };
  }
  try {
    const program = RE2JS.compile(source);
    const size = program.programSize();
    if (size > MAX_PATTERN_SIZE) {
      return {
        ok: false,
        message: `the pattern compiles to ${size} instructions; at most ${MAX_PATTERN_SIZE} are allowed`,
      };
    }
    return { ok: true, pattern: { size, matches: (text) => program.matcher(text).find() } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, message: `"${source}" is no RE2 pattern: ${reason.replace(/^error parsing regexp: /, "")}` };
  }
}
