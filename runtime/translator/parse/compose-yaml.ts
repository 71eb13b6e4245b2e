import { Composer, Parser } from "yaml";
import type { CST, Document } from "yaml";
import type { ParseProblem } from "./problems.ts";
import { tooDeep } from "./problems.ts";
import { MAX_DEPTH } from "./read-text.ts";

export type Composed =
  { readonly ok: true; readonly document: Document.Parsed } | { readonly ok: false; readonly problem: ParseProblem };

/**
 * The one YAML document of a text, as a tree of nodes with positions. Depth and tags are looked at in the flat tokens
 * first, because composing recurses.
 */
export function composeYaml(text: string): Composed {
  const tokens: CST.Token[] = [];
  for (const token of new Parser().parse(text)) {
    const problem = refuseToken(token);
    if (problem !== null) return { ok: false, problem };
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
  const [document, second] = [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  if (second !== undefined) {
    const from = second.range[0];
    const message = 'The text holds more than one YAML document, divided by "---"; post them one by one';
    return { ok: false, problem: { code: "parse.many_documents", from, to: from + 1, message } };
  }
  return { ok: true, document: document! };
}

/** Walks the tokens with a stack of its own. */
function refuseToken(root: CST.Token): ParseProblem | null {
  const open: { token: CST.Token; depth: number }[] = [{ token: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token } = next;
    const isCollection = token.type === "block-map" || token.type === "block-seq" || token.type === "flow-collection";
    const depth = next.depth + (isCollection ? 1 : 0);
    if (depth > MAX_DEPTH) return tooDeep(token.type === "document" ? token.offset : offsetOf(token));
    const inside: (CST.Token | null | undefined)[] = [];
    if (token.type === "document") inside.push(...token.start, token.value);
    else if (isCollection) {
      for (const item of token.items) inside.push(...item.start, ...(item.sep ?? []), item.key, item.value);
    }
    for (const part of inside) {
      if (part === null || part === undefined) continue;
      if (part.type === "tag") return refuseTag(part);
      if ("items" in part || part.type === "document") open.push({ token: part, depth });
    }
  }
  return null;
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
