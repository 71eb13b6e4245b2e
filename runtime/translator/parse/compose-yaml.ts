import { Composer, isScalar, Parser } from "yaml";
import type { CST, Document } from "yaml";
import { MAX_DIAGNOSTICS } from "../../ir/diagnostic.ts";
import type { ParseProblem } from "./problems.ts";
import { tooDeep } from "./problems.ts";
import { MAX_DEPTH } from "./limits.ts";

export type Composed =
  | { readonly ok: true; readonly document: Document.Parsed; readonly problems: readonly ParseProblem[] }
  | { readonly ok: false; readonly problem: ParseProblem };

/**
 * The one YAML document of a text, as a tree of nodes with positions. Depth and tags are looked at in the flat tokens
 * first, because composing recurses.
 */
export function composeYaml(text: string): Composed {
  // The reader makes an Error of each complaint; a trace for each of 100,000 of them would take seconds.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return compose(text);
  } catch (error) {
    // Some lists of tokens are too long for its calls.
    if (!(error instanceof RangeError)) throw error;
    const message = "The text cannot be read: too many signs of YAML stand in one place";
    return { ok: false, problem: { code: "parse.syntax", from: 0, to: 0, message } };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function compose(text: string): Composed {
  const tokens: CST.Token[] = [];
  const problems: ParseProblem[] = [];
  for (const token of new Parser().parse(text)) {
    const deep = lookThrough(token, problems);
    if (deep !== null) return { ok: false, problem: deep };
    tokens.push(token);
  }
  const composer = new Composer({
    version: "1.2",
    // Scalars are read by yaml-scalars.ts, which sees how they are written.
    schema: "failsafe",
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const [document, ...others] = [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  // A file may end with "---": behind it is nothing that could be lost.
  const second = others.find((other) => !isEmpty(other));
  if (second !== undefined) {
    const from = second.range[0];
    const message = 'The text holds more than one YAML document, divided by "---"; post them one by one';
    problems.push({ code: "parse.many_documents", from, to: from + 1, message });
  }
  return { ok: true, document: document!, problems };
}

function isEmpty({ contents, errors }: Document.Parsed): boolean {
  if (errors.length > 0) return false;
  return contents === null || (isScalar(contents) && contents.type === "PLAIN" && contents.value === "");
}

/** Collects the tags of a document; returns where it is too deep. Walks the tokens with a stack of its own. */
function lookThrough(root: CST.Token, problems: ParseProblem[]): ParseProblem | null {
  const open: { token: CST.Token; depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token } = next;
    const isCollection = token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection";
    const depth = next.depth + (isCollection ? 1 : 0);
    if (depth > MAX_DEPTH) return tooDeep(offsetOf(token));
    for (const part of partsOf(token)) {
      if (part?.type === "tag" && problems.length < MAX_DIAGNOSTICS) problems.push(refuseTag(part));
      else if (part !== null && part !== undefined && "items" in part) open.push({ token: part, depth });
    }
  }
  return null;
}

function* partsOf(token: CST.Token): Generator<CST.Token | null | undefined> {
  if (token.type === "document") {
    yield* token.start;
    yield token.value;
  } else if (token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection") {
    for (const item of token.items) {
      yield* item.start;
      if (item.sep !== undefined) yield* item.sep;
      yield item.key;
      yield item.value;
    }
  }
}

function offsetOf(token: CST.Token): number {
  return "offset" in token ? token.offset : 0;
}

function refuseTag(token: CST.SourceToken): ParseProblem {
  return {
    code: "parse.tag",
    from: token.offset,
    to: token.offset + token.source.length,
    message: `"${token.source}" is a YAML tag; documents have none`,
    hint: "a text that begins with ! must be quoted",
  };
}
