import type { ProblemList } from "../problem.ts";
import type { Token } from "./token.ts";

interface Opening {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly quote: string;
  /** Of the prefix and the quotes. */
  readonly length: number;
}

/** How a string starts here, if one does: any of `r R b B`, then one quote or three. */
export function stringStart(source: string, at: number): Opening | undefined {
  const match = /^([rR]?[bB]?|[bB][rR])("""|'''|"|')/.exec(source.slice(at, at + 5));
  if (match === null) return undefined;
  const [whole, prefix = "", quote = ""] = match;
  return { raw: /r/i.test(prefix), bytes: /b/i.test(prefix), quote, length: whole.length };
}

export function readString(source: string, from: number, opening: Opening, problems: ProblemList): Token {
  const { quote, raw } = opening;
  let at = from + opening.length;
  let value = "";
  let broken = false;
  for (;;) {
    if (at >= source.length || (quote.length === 1 && (source[at] === "\n" || source[at] === "\r"))) {
      problems.report("expr.unterminated_string", { from, to: at }, `this string is not closed; it ends at ${quote}`);
      return { kind: "broken", from, to: at };
    }
    if (source.startsWith(quote, at)) break;
    if (source[at] === "\\" && !raw) {
      const escape = readEscape(source, at);
      if (escape.value === undefined) {
        const span = { from: at, to: at + escape.length };
        problems.report("expr.bad_escape", span, `"${source.slice(span.from, span.to)}" is no escape`, escape.hint);
        broken = true;
      } else {
        value += escape.value;
      }
      at += escape.length;
    } else {
      // In a raw string a backslash still keeps a quote from ending it.
      const length = source[at] === "\\" && at + 1 < source.length ? 2 : 1;
      value += source.slice(at, at + length);
      at += length;
    }
  }
  const span = { from, to: at + quote.length };
  if (opening.bytes) {
    problems.report(
      "expr.unsupported",
      span,
      "bytes are not part of the profile; JSON has text only",
      "leave the b away",
    );
    return { kind: "broken", ...span };
  }
  return broken ? { kind: "broken", ...span } : { kind: "string", value, ...span };
}

const SIMPLE: { readonly [letter: string]: string } = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "?": "?",
  "'": "'",
  '"': '"',
  "`": "`",
};
const HEX_DIGITS: { readonly [letter: string]: number } = { x: 2, X: 2, u: 4, U: 8 };

function readEscape(
  source: string,
  at: number,
): { readonly length: number; readonly value?: string; readonly hint?: string } {
  const letter = source[at + 1] ?? "";
  if (Object.hasOwn(SIMPLE, letter)) return { length: 2, value: SIMPLE[letter]! };
  const digits = HEX_DIGITS[letter];
  if (Object.hasOwn(HEX_DIGITS, letter) && digits !== undefined) {
    const hex = source.slice(at + 2, at + 2 + digits);
    const point = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : -1;
    const isScalar = point >= 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    if (isScalar) return { length: 2 + digits, value: String.fromCodePoint(point) };
    return { length: 2, hint: `\\${letter} takes ${digits} hexadecimal digits that name a character` };
  }
  const octal = source.slice(at + 1, at + 4);
  if (/^[0-3][0-7]{2}$/.test(octal)) return { length: 4, value: String.fromCodePoint(Number.parseInt(octal, 8)) };
  return {
    length: Math.min(2, source.length - at),
    hint: `write \\\\${letter} for a backslash, or r'…' for a pattern`,
  };
}
