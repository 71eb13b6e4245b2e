import { hasChildren, isTag, isText, type AnyNode } from "domhandler";

const UNSEEN = new Set(["script", "style", "noscript", "template", "head", "svg", "iframe", "object", "canvas"]);
const BLOCKS = new Set(
  `address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2
  h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary table tbody tfoot thead title
  tr ul`.split(/\s+/),
);

/** The text as a reader sees it: one line a block, white space collapsed, nothing of what is not shown. */
export function readableText(root: AnyNode): string {
  const out: string[] = [];
  // An own stack: pages nest deeper than a call stack is.
  const work: { node?: AnyNode; text?: string; pre: boolean }[] = [{ node: root, pre: false }];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const { node, text, pre } = next;
    if (text !== undefined) {
      out.push(text);
      continue;
    }
    if (node === undefined) continue;
    if (isText(node)) {
      out.push(pre ? node.data.replaceAll(" ", "\u0001") : node.data.replace(/\s+/g, " "));
      continue;
    }
    if (!hasChildren(node)) continue;
    const name = isTag(node) ? node.name : "";
    // Asked for by itself (`css: title`) a thing is shown; inside a page it is not.
    if (node !== root && UNSEEN.has(name)) continue;
    if (name === "br") {
      out.push("\n");
      continue;
    }
    const edge = BLOCKS.has(name) ? "\n" : name === "td" || name === "th" ? " " : "";
    const inner = pre || name === "pre";
    work.push({ text: edge, pre });
    for (let index = node.children.length - 1; index >= 0; index--)
      work.push({ node: node.children[index]!, pre: inner });
    work.push({ text: edge, pre });
  }
  return out
    .join("")
    .split("\n")
    .map((line) =>
      line
        .replace(/[ \t\u00a0]+/g, " ")
        .trim()
        .replaceAll("\u0001", " ")
        .trimEnd(),
    )
    .filter((line) => line !== "")
    .join("\n");
}
