import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node, Pair } from "yaml";

/**
 * Offsets of what YAML reads without complaint as something that nobody means: `css: #price` (no value), `- ${a ? b : c}`
 * (a map with the key `${a ? b`), `cron: *` + `/5` (an alias without an anchor).
 */
export function silentTraps(document: Document.Parsed, text: string): number[] {
  const found: number[] = [];
  const anchors = new Set<string>();
  const visit = (node: Node | null | undefined): void => {
    if (node === null || node === undefined) return;
    if (isAlias(node)) {
      if (!anchors.has(node.source)) found.push(node.range![0]);
      return;
    }
    if (node.anchor !== undefined) anchors.add(node.anchor);
    if (isSeq(node)) for (const item of node.items) visit(item as Node);
    if (isMap(node)) for (const pair of node.items) visitPair(pair as Pair<Node, Node | null>);
  };
  const visitPair = ({ key, value }: Pair<Node, Node | null>): void => {
    if (isScalar(key) && key.type === "PLAIN" && endsInExpression(String(key.value))) found.push(key.range![0]);
    else if (isEmpty(value) && key?.range && /^[ \t]*:[ \t]+#\S/.test(text.slice(key.range[1], key.range[1] + 80))) {
      found.push(key.range[0]);
    } else visit(value);
  };
  visit(document.contents);
  return found;
}

function isEmpty(value: Node | null): boolean {
  return value === null || (isScalar(value) && value.type === "PLAIN" && value.value === "");
}

/** Whether an expression begins in the text and does not end there. */
function endsInExpression(text: string): boolean {
  const open = text.lastIndexOf("${");
  if (open === -1) return false;
  let depth = 0;
  for (const sign of text.slice(open + 1)) {
    if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
  }
  return depth > 0;
}
