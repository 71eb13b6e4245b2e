import type { YAMLError } from "yaml";
import type { ParseProblem } from "./problems.ts";

interface Words {
  readonly message: string;
  readonly hint?: string;
  /** Where the mistake is rather than where the reader noticed it. */
  readonly at?: number;
}

/** What the reader's complaint means to somebody who wrote the text. */
export function syntaxProblem(error: YAMLError, text: string): ParseProblem {
  const [from, to] = error.pos;
  const { message, hint, at } = inWords(error, text);
  const place = at === undefined ? { from, to: Math.max(from, to) } : { from: at, to: at + 1 };
  return { code: "parse.syntax", ...place, message, ...(hint === undefined ? {} : { hint }) };
}

function inWords(error: YAMLError, text: string): Words {
  const [from] = error.pos;
  const line = lineAt(text, from);
  switch (error.code) {
    case "TAB_AS_INDENT":
      return {
        message: "A tab stands where the line is indented; YAML is indented by spaces",
        hint: "replace the tab by spaces",
      };
    case "BLOCK_AS_IMPLICIT_KEY":
      return {
        message: `The line behind this one is further in, so that it reads as part of this value`,
        hint: "begin it as far in as the key of this line",
      };
    case "MULTILINE_IMPLICIT_KEY":
      return withoutSpace(line) ?? { message: 'A key and its ":" must stand in one line; is a ":" missing here?' };
    case "BAD_INDENT":
      return badIndent(error.message);
    case "BAD_ALIAS":
      return { message: 'A "*" begins an alias', hint: "quote the text" };
    case "BLOCK_IN_FLOW":
      return { message: "Inside { … } and [ … ] values stand in one line, or in quotes" };
    case "BAD_DQ_ESCAPE": {
      const escape = /\\.?/.exec(error.message)?.[0] ?? "\\";
      return {
        message: `"${escape}" is no escape of a text in double quotes`,
        hint: `write \\${escape}, or use single quotes`,
      };
    }
    case "MISSING_CHAR":
      return missingChar(error, text, line);
    case "UNEXPECTED_TOKEN":
      return unexpected(error.message, text, from);
    default:
      return { message: error.message.replace(/\.$/, "") };
  }
}

function badIndent(message: string): Words {
  if (!/sufficiently indented and end with a/.test(message)) {
    return { message: "The line is indented unlike the lines that it belongs to" };
  }
  const close = message.at(-1);
  return { message: `A "${close}" is missing before this line, or the line is not far enough in`, hint: `"${close}"` };
}

function missingChar({ message, pos }: YAMLError, text: string, line: string): Words {
  if (message.startsWith("Missing closing")) {
    return { message: "The quoted text that begins here is never closed", at: openingQuote(text, pos[0]) };
  }
  if (message.startsWith("Missing , or :")) return { message: 'A "," is missing before this' };
  if (message.startsWith("Implicit map keys")) {
    return withoutSpace(line) ?? { message: `A ":" is missing behind the key "${line.replace(/^[\s-]*/, "").trim()}"` };
  }
  if (message.startsWith("Sequence item without")) {
    return {
      message: "The line belongs neither to the entry above it nor to a new one",
      hint: 'keys of one entry stand exactly below each other; a new entry begins with "- "',
    };
  }
  return { message: message.replace(/\.$/, "") };
}

function unexpected(message: string, text: string, from: number): Words {
  const closing = /^Unexpected flow-(?:seq|map)-end.*"(.)"$/.exec(message)?.[1];
  if (closing !== undefined) return { message: `A "${closing}" stands here that closes nothing` };
  if (message.startsWith("Unexpected block-seq-ind on same line")) {
    return { message: "A list cannot begin in the line of its key", hint: 'begin it in the next line, with "- "' };
  }
  if (message.endsWith("at node end")) {
    if (text[from - 1] === "\n") return { message: "The line is not as far in as the lines before it" };
    const before = text.slice(0, from).trimEnd().at(-1);
    if (before === '"' || before === "'") {
      const double = before === "'" ? "''" : '\\"';
      return { message: "The quoted text ends before this", hint: `a quote inside the text is written ${double}` };
    }
  }
  return { message: 'What stands here belongs to nothing; is a "," or a quote missing before it?' };
}

/** `id:a` is a text; `id: a` is a key and its value. */
function withoutSpace(line: string): Words | null {
  const match = /^[\s-]*([\w$-]+):([^\s/].*)$/.exec(line);
  if (match === null) return null;
  return { message: 'A ":" needs a space behind it', hint: `${match[1]}: ${match[2]}` };
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end === -1 ? text.length : end);
}

/** An unclosed quote takes all that follows: it is noticed at the end of the text. */
function openingQuote(text: string, end: number): number {
  const match = /[:\-[{,]\s*(["'])[^"']*$/.exec(text.slice(0, end));
  return match === null ? end : match.index + match[0].indexOf(match[1]!);
}
