import type { ProblemList } from "../problem.ts";
import { foreignOperator } from "./foreign.ts";
import { readNumber } from "./number-literal.ts";
import { readString, stringStart } from "./string-literal.ts";
import type { Token } from "./token.ts";

/** Longest first. `=`, `&` and other slips become the operator that was meant, with a problem. */
const SYMBOLS = ["==", "!=", "<=", ">=", "&&", "||", ...".()[]{},?:!<>+-*/%".split("")] as const;

const SPACE = /[ \t\n\r\f]/;
const WORD_START = /[\p{L}_]/u;
/** Sticky. Names are ASCII; a word of another script is read whole, so that it is one mistake. */
const WORD = /[\p{L}\p{M}\p{N}_]+/uy;
const NAME = /^[A-Za-z0-9_]+$/;

export interface Lexer {
  /** Never fails: what cannot be read is reported and skipped, or becomes a `broken` token. */
  next(): Token;
}

export function makeLexer(source: string, start: number, problems: ProblemList): Lexer {
  let at = start;
  /** What each open brace was: `${` inside an expression is read as a parenthesis, and so is its `}`. */
  const braces: ("{" | "${")[] = [];

  function skipSpaceAndComments(): void {
    for (;;) {
      while (at < source.length && SPACE.test(source[at]!)) at++;
      if (!source.startsWith("//", at)) return;
      const newline = source.indexOf("\n", at);
      at = newline < 0 ? source.length : newline + 1;
    }
  }

  function word(): Token {
    const from = at;
    WORD.lastIndex = from;
    const [text] = WORD.exec(source)!;
    at += text.length;
    if (NAME.test(text)) return { kind: "name", text, from, to: at };
    const quoted = text.length > 40 ? "…" : text;
    problems.report(
      "expr.syntax",
      { from, to: at },
      `"${quoted}" is no name: names are of the letters a to z, digits and "_"`,
      `a field of another name is read as x['${quoted}']`,
    );
    return { kind: "broken", from, to: at };
  }

  function quotedField(): Token {
    const from = at;
    const end = source.indexOf("`", from + 1);
    at = end < 0 ? source.length : end + 1;
    const span = { from, to: at };
    const text = source.slice(from + 1, end < 0 ? at : end);
    if (end < 0 || !/^[A-Za-z0-9_.\-/ ]+$/.test(text)) {
      problems.report(
        "expr.syntax",
        span,
        "backticks hold the name of a field, of letters, digits, `_`, `.`, `-`, `/` and spaces",
        "strings stand in ' or \"",
      );
      return { kind: "broken", ...span };
    }
    return { kind: "quoted", text, ...span };
  }

  function symbol(): Token | undefined {
    const from = at;
    const slip = foreignOperator(source, at);
    if (slip !== undefined) {
      at += slip.length;
      if (slip.meant === "(") braces.push("${");
      problems.report("expr.syntax", { from, to: at }, slip.message, slip.hint);
      return slip.meant === undefined ? undefined : { kind: "symbol", text: slip.meant, from, to: at };
    }
    const text = SYMBOLS.find((each) => source.startsWith(each, at));
    if (text !== undefined) {
      at += text.length;
      if (text === "{") braces.push("{");
      const closes = text === "}" && braces.pop() === "${";
      return { kind: "symbol", text: closes ? ")" : text, from, to: at };
    }
    const character = String.fromCodePoint(source.codePointAt(at)!);
    at += character.length;
    problems.report("expr.syntax", { from, to: at }, `"${character}" has no meaning in an expression`);
    return undefined;
  }

  return {
    next() {
      for (;;) {
        skipSpaceAndComments();
        if (at >= source.length) return { kind: "end", from: source.length, to: source.length };
        const opening = stringStart(source, at);
        if (opening !== undefined) {
          const token = readString(source, at, opening, problems);
          at = token.to;
          return token;
        }
        const first = source[at]!;
        if (/[0-9]/.test(first) || (first === "." && /[0-9]/.test(source[at + 1] ?? ""))) {
          const token = readNumber(source, at, problems);
          at = token.to;
          return token;
        }
        if (WORD_START.test(String.fromCodePoint(source.codePointAt(at)!))) return word();
        if (first === "`") return quotedField();
        const token = symbol();
        if (token !== undefined) return token;
      }
    },
  };
}
