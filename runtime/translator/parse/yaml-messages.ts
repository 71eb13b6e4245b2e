import type { ErrorCode, YAMLError } from "yaml";
import type { ParseProblem } from "./problems.ts";

/** What the reader's complaints mean, in words; those that are missing here are shown as it says them. */
const WORDS: { readonly [code in ErrorCode]?: { readonly message: string; readonly hint?: string } } = {
  TAB_AS_INDENT: {
    message: "A tab stands where the line is indented; YAML is indented by spaces",
    hint: "replace the tab by spaces",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "A second key begins in the value of the first",
    hint: "quote the value, or begin the second key in its own line, as far in as the first",
  },
  MULTILINE_IMPLICIT_KEY: { message: 'A key and its ":" must stand in one line; is a ":" missing here?' },
  BAD_INDENT: { message: "The line is not as far in as what it belongs to" },
  BAD_ALIAS: { message: 'A "*" begins an alias', hint: "quote the text" },
  BLOCK_IN_FLOW: { message: "Inside { … } and [ … ] values stand in one line, or in quotes" },
  DUPLICATE_KEY: { message: "The key stands here a second time" },
};

export function syntaxProblem(error: YAMLError, text: string): ParseProblem {
  const [from, to] = error.pos;
  const words = WORDS[error.code];
  if (error.code === "BAD_INDENT" && /sufficiently indented and end with a/.test(error.message)) {
    const close = error.message.at(-1);
    return problem(
      from,
      to,
      `A "${close}" is missing before this line, or the line is not far enough in`,
      `"${close}"`,
    );
  }
  if (words !== undefined) return problem(from, to, words.message, words.hint);
  if (error.code === "MISSING_CHAR" && error.message.startsWith("Missing closing")) {
    const open = openingQuote(text, from);
    return problem(open, open + 1, "The quoted text that begins here is never closed");
  }
  return problem(from, to, error.message.replace(/\.$/, ""));
}

function problem(from: number, to: number, message: string, hint?: string): ParseProblem {
  return { code: "parse.syntax", from, to: Math.max(to, from), message, ...(hint === undefined ? {} : { hint }) };
}

/** An unclosed quote takes all that follows: the complaint stands at the end of the text, the mistake where it begins. */
function openingQuote(text: string, end: number): number {
  const match = /[:\-[{,]\s*(["'])[^"']*$/.exec(text.slice(0, end));
  return match === null ? end : match.index + match[0].indexOf(match[1]!);
}
