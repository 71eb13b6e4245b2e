import type { ParseProblem } from "./problems.ts";
import { flowTrapInLine, trapInLine } from "./yaml-traps.ts";
import type { Trap } from "./yaml-traps.ts";

/** The text that is read, and for each of its offsets (and the one behind the last) that of the text as it was given. */
export interface Draft {
  readonly text: string;
  readonly origin: Int32Array | undefined;
}

/** Values of one line that may be mended: `[${a}, ${b}]` has two. */
const MAX_TRAPS_IN_LINE = 50;
/** Longer lines are not mended, and no more complaints are looked at: the work must stay small whatever the text. */
const MAX_LINE = 4096;
const MAX_COMPLAINTS = 200;
/** Lines above a complaint that are looked at: a flow collection that never ends is complained of below it. */
const MAX_LINES_BACK = 10;

/**
 * Mends the lines that the complaints (offsets into the draft) point at, where they fall into a trap. Null where the
 * first of them does not.
 */
export function mendLines(
  draft: Draft,
  complaints: readonly number[],
): { draft: Draft; problems: ParseProblem[] } | null {
  const lines = new Map<number, Mended>();
  for (const [index, offset] of complaints.slice(0, MAX_COMPLAINTS).entries()) {
    const start = draft.text.lastIndexOf("\n", offset - 1) + 1;
    if (lines.has(start)) continue;
    const found = mendLine(draft.text, start, trapInLine) ?? mendAbove(draft.text, start);
    if (found !== null) lines.set(found.start, found);
    else if (index === 0) return null;
  }
  return apply(
    draft,
    [...lines.values()].sort((a, b) => a.start - b.start),
  );
}

interface Mended {
  readonly start: number;
  readonly end: number;
  readonly first: Trap;
  readonly text: string;
  /** For each offset of `text` the one in the line before. */
  readonly columns: readonly number[];
}

function mendAbove(text: string, below: number): Mended | null {
  let start = below;
  for (let count = 0; count < MAX_LINES_BACK && start > 0; count += 1) {
    start = text.lastIndexOf("\n", start - 2) + 1;
    const found = mendLine(text, start, flowTrapInLine);
    if (found !== null) return found;
  }
  return null;
}

function mendLine(text: string, start: number, find: (line: string) => Trap | null): Mended | null {
  const newline = text.indexOf("\n", start);
  const end = newline === -1 ? text.length : newline;
  if (end - start > MAX_LINE) return null;
  let line = text.slice(start, end);
  let columns = Array.from({ length: line.length + 1 }, (_, column) => column);
  const first = find(line);
  if (first === null) return null;
  for (
    let trap: Trap | null = first, count = 0;
    trap !== null && count < MAX_TRAPS_IN_LINE;
    trap = find(line), count += 1
  ) {
    const { from, to, quoted } = trap;
    const inner = Array.from({ length: quoted.length }, (_, i) => columns[Math.min(from + Math.max(0, i - 1), to)]!);
    line = line.slice(0, from) + quoted + line.slice(to);
    columns = [...columns.slice(0, from), ...inner, ...columns.slice(to)];
  }
  return { start, end, first, text: line, columns };
}

function apply(draft: Draft, lines: readonly Mended[]): { draft: Draft; problems: ParseProblem[] } {
  const toGiven = (offset: number): number => draft.origin?.[offset] ?? offset;
  const problems: ParseProblem[] = [];
  const origin: number[] = [];
  let text = "";
  let at = 0;
  const copy = (to: number): void => {
    text += draft.text.slice(at, to);
    for (; at < to; at += 1) origin.push(toGiven(at));
  };
  for (const { start, end, first, text: mended, columns } of lines) {
    copy(start);
    text += mended;
    for (const column of columns.slice(0, -1)) origin.push(toGiven(start + column));
    at = end;
    problems.push({
      code: first.code,
      from: toGiven(start + first.from),
      to: toGiven(start + first.to),
      isGiven: true,
      message: first.message,
      hint: mended.trim(),
    });
  }
  copy(draft.text.length);
  origin.push(toGiven(at));
  return { draft: { text, origin: Int32Array.from(origin) }, problems };
}
