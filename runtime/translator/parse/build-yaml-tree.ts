import { isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Json, JsonObject } from "../../ir/json.ts";
import { appendPointer } from "../../ir/pointer.ts";
import { duplicateKey, FORBIDDEN_KEYS, forbiddenKey, lossyNumber, mergeKey, tooDeep } from "./problems.ts";
import type { ParseProblem } from "./problems.ts";
import { MAX_DEPTH } from "./limits.ts";
import type { SourceNode, SourceText } from "./source-tree.ts";
import type { TextStyle } from "./text-offsets.ts";
import { readPlainScalar } from "./yaml-scalars.ts";

/** What all aliases of a document may expand to. */
const MAX_ALIAS_NODES = 1000;

/** As much of a tag as is read as text. */
const MAX_TAG = 200;

const STYLES: { readonly [type: string]: TextStyle } = {
  PLAIN: "plain",
  QUOTE_DOUBLE: "double",
  QUOTE_SINGLE: "single",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
};

/** A finished value: an anchor can be looked up only when what it names is complete, so that none holds itself. */
interface Built {
  readonly value: Json;
  readonly node: SourceNode;
  /** Nodes in it, itself included. */
  readonly count: number;
  /** Levels of lists and maps in it. */
  readonly height: number;
}

/** The JSON that a YAML document says, and where each part of it stands. Depth was looked at before. */
export function buildTree(
  document: Document.Parsed,
  source: SourceText,
): { value: Json; root: SourceNode; problems: ParseProblem[] } {
  const problems: ParseProblem[] = [];
  const anchors = new Map<string, Built>();
  let expanded = 0;

  const report = (
    code: ParseProblem["code"],
    at: { from: number; to: number },
    pointer: string,
    message: string,
  ): void => {
    problems.push({ code, from: at.from, to: at.to, pointer, message });
  };

  const build = (node: Node | null, pointer: string, depth: number, behind: number): Built => {
    const range = node?.range;
    const at = range === null || range === undefined ? { from: behind, to: behind } : { from: range[0], to: range[1] };
    const built = node === null ? leaf(null, at) : buildNode(node, at, pointer, depth, behind);
    const anchor = node !== null && "anchor" in node ? node.anchor : undefined;
    if (anchor !== undefined) anchors.set(anchor, built);
    return built;
  };

  const buildNode = (node: Node, at: SourceNode, pointer: string, depth: number, behind: number): Built => {
    if (isScalar(node)) return buildScalar(node, at, pointer, behind);
    if (isMap(node)) return buildMap(node as YAMLMap<Node, Node | null>, at, pointer, depth);
    if (isSeq(node)) return buildList(node as YAMLSeq<Node>, at, pointer, depth);
    if (isAlias(node)) return buildAlias(node.source, at, pointer, depth);
    return leaf(null, at);
  };

  const buildScalar = (node: Scalar, at: SourceNode, pointer: string, behind: number): Built => {
    const text = String(node.value);
    const style = STYLES[node.type ?? "PLAIN"] ?? "plain";
    if (style === "plain") {
      if (text === "" && node.tag !== undefined) return tagAsText(at.to);
      if (text === "") return leaf(null, { from: behind, to: behind });
      const { value, problem } = readPlainScalar(text);
      if (problem !== null) problems.push(lossyNumber(problem, text, at.from, at.to, pointer));
      return leaf(value, typeof value === "string" ? { ...at, style } : at);
    }
    if (text.includes("\0")) report("parse.nul", at, pointer, "The text holds a NUL character");
    if (!text.isWellFormed()) report("parse.not_utf8", at, pointer, "The text holds half of a surrogate pair");
    return leaf(text.toWellFormed(), { ...at, style });
  };

  /** `if: !has(x)` has no value beside its tag: the text that was meant is read, so that only the tag is told of. */
  const tagAsText = (behind: number): Built => {
    const tag = /[^\s,[\]{}]+(?=\s*$)/.exec(source.text.slice(Math.max(0, behind - MAX_TAG), behind));
    const from = Math.max(0, behind - MAX_TAG) + (tag?.index ?? 0);
    const text = tag?.[0] ?? "";
    return leaf(text, { from, to: from + text.length, style: "plain" });
  };

  const buildList = (list: YAMLSeq<Node>, at: SourceNode, pointer: string, depth: number): Built => {
    const value: Json[] = [];
    const node: SourceNode = { ...at, items: [] };
    let count = 1;
    let height = 0;
    for (const [index, item] of list.items.entries()) {
      const built = build(item, appendPointer(pointer, index), depth + 1, at.from);
      value.push(built.value);
      node.items!.push(built.node);
      count += built.count;
      height = Math.max(height, built.height);
    }
    return { value, node: trimmed(node, source.text), count, height: height + 1 };
  };

  const buildMap = (map: YAMLMap<Node, Node | null>, at: SourceNode, pointer: string, depth: number): Built => {
    const value: JsonObject = {};
    const entries = new Map<string, SourceNode>();
    let count = 1;
    let height = 0;
    for (const pair of map.items) {
      const key = readKey(pair, at, pointer);
      if (key === null) continue;
      const inside = appendPointer(pointer, key.name);
      const first = entries.get(key.name);
      if (key.name === "<<" && isMerge(pair)) problems.push(mergeKey(key.from, key.to, inside));
      if (FORBIDDEN_KEYS.has(key.name)) {
        problems.push(forbiddenKey(key.name, key.from, key.to, inside));
        continue;
      }
      const built = build(pair.value, inside, depth + 1, key.to + 1);
      if (first !== undefined) {
        problems.push(duplicateKey(key.name, key.from, key.to, inside, source.rangeOf(first.key!.from, 0).line));
        continue;
      }
      value[key.name] = built.value;
      entries.set(key.name, { ...built.node, key: { from: key.from, to: key.to } });
      count += built.count;
      height = Math.max(height, built.height);
    }
    return { value, node: trimmed({ ...at, entries }, source.text), count, height: height + 1 };
  };

  const readKey = (
    pair: Pair<Node, Node | null>,
    at: SourceNode,
    pointer: string,
  ): { name: string; from: number; to: number } | null => {
    const key = pair.key as Node | null;
    const [from, to] = key?.range ?? [at.from, at.from + 1];
    if (key !== null && isScalar(key) && (key.type !== "PLAIN" || key.value !== ""))
      return { name: String(key.value), from, to };
    report(
      "parse.key_not_text",
      { from, to },
      pointer,
      "A key must be a text; lists, maps, aliases and nothing cannot be keys",
    );
    return null;
  };

  const buildAlias = (name: string, at: SourceNode, pointer: string, depth: number): Built => {
    const target = anchors.get(name);
    if (target === undefined) {
      report("parse.alias_unknown", at, pointer, `The alias "*${name}" has no anchor "&${name}" before it`);
      return leaf(null, at);
    }
    if (depth + target.height > MAX_DEPTH) {
      problems.push(tooDeep(at.from, pointer));
      return leaf(null, at);
    }
    expanded += target.count;
    if (expanded > MAX_ALIAS_NODES) {
      if (expanded - target.count <= MAX_ALIAS_NODES) {
        report("parse.too_many_aliases", at, pointer, `The aliases expand to more than ${MAX_ALIAS_NODES} values`);
      }
      return leaf(null, at);
    }
    return target;
  };

  const root = build(document.contents as Node | null, "", 0, 0);
  return { value: root.value, root: root.node, problems };
}

/** `<<: *base`, `<<: [*a, *b]`, `<<: { … }`, as YAML 1.1 merged them. */
function isMerge({ key, value }: Pair<Node, Node | null>): boolean {
  return isScalar(key) && key.type === "PLAIN" && (isAlias(value) || isMap(value) || isSeq(value));
}

/** A block collection ends with its last entry, not with the lines behind it. */
function trimmed(node: SourceNode, text: string): SourceNode {
  let { to } = node;
  while (to > node.from && /\s/.test(text[to - 1]!)) to -= 1;
  return { ...node, to };
}

function leaf(value: Json, node: SourceNode): Built {
  return { value, node, count: 1, height: 0 };
}
