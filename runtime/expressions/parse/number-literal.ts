import type { ProblemList } from "../problem.ts";
import type { Token } from "./token.ts";

const NUMBER = /^(?:0[xX][0-9a-fA-F]+|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)/;

/** Reads the number that starts at `from`: decimal or hexadecimal, all of one type. */
export function readNumber(source: string, from: number, problems: ProblemList): Token {
  const text = NUMBER.exec(source.slice(from, from + 400))?.[0] ?? source[from]!;
  let to = from + text.length;
  const tail = /^[A-Za-z0-9_]*/.exec(source.slice(to, to + 64))?.[0] ?? "";
  to += tail.length;
  const span = { from, to };
  if (/^[uU]$/.test(tail)) {
    problems.report("expr.unsupported", span, "there is one number type, and no unsigned one", `write ${text}`);
    return { kind: "broken", ...span };
  }
  if (tail !== "") {
    const isDuration = /^(ms|s|m|h|d)$/.test(tail);
    problems.report(
      "expr.syntax",
      span,
      `"${text}${tail}" is no number`,
      isDuration ? `a duration is written duration('${text}${tail}')` : undefined,
    );
    return { kind: "broken", ...span };
  }
  const value = Number(text);
  if (!Number.isFinite(value) || (/^[0-9]+$/.test(text) && !isExact(text, value))) {
    problems.report("expr.bad_number", span, `"${text}" cannot be held exactly as a number`, "write it as text");
    return { kind: "broken", ...span };
  }
  return { kind: "number", value, ...span };
}

function isExact(digits: string, value: number): boolean {
  return Number.isSafeInteger(value) || BigInt(digits) === BigInt(value);
}
