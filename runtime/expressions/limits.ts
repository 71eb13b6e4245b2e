/** What an expression may be, checked before anything is built from it. */
export const MAX_SOURCE_BYTES = 4 * 1024;
/** Nesting of parentheses, brackets, calls, prefix operators and `? :`; bounds the parser's own stack. */
export const MAX_NESTING = 64;
/** Height of the syntax tree; a chain of `+` grows by one a term (`&&` and `||` do not). Bounds the evaluator's stack. */
export const MAX_HEIGHT = 160;
/** Nodes of one expression. */
export const MAX_NODES = 2_000;
/** Mistakes reported for one expression; a hostile text must not buy a long answer. */
export const MAX_PROBLEMS = 20;
/** `list.map(x, other.map(y, third.map(z, …)))`: three deep, no more. */
export const MAX_MACRO_NESTING = 3;
/** Characters of a literal pattern, and instructions that it may compile to. */
export const MAX_PATTERN_LENGTH = 512;
export const MAX_PATTERN_SIZE = 2_000;

/** Steps that one budget allows unless it says otherwise: tenths of a second at most. */
export const DEFAULT_STEPS = 1_000_000;
/** What one expression may hold at a time, in characters of JSON text. */
export const DEFAULT_BYTES = 1024 * 1024;
/** What one closed template may come to, in characters of JSON text (EXECUTION: the largest value of a step). */
export const MAX_TEMPLATE_BYTES = 8 * 1024 * 1024;
/** Levels of lists and maps that an expression may build, copy or compare. */
export const MAX_VALUE_DEPTH = 256;

/** Levels of data that pass through whole: what a JSON writer can still follow without running out of stack. */
export const MAX_DATA_DEPTH = 1_000;

/** Keys that name JavaScript's own machinery: refused as fields and keys, in literals and at run time. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
