import type { ExprArg, ExprTree } from "../ir/plan.ts";
import type { Json } from "../ir/json.ts";

/**
 * The compact form of a checked expression, a contract with running histories: a tag never changes its meaning.
 * `[tag, from, to, ...args]`, where `from` and `to` are offsets into the source.
 *
 * | tag | args |
 * |---|---|
 * | `const` | value (JSON) |
 * | `var` | name: `inputs`, `steps.<id>`, `item`, … |
 * | `local` | name that a macro bound |
 * | `type` | name of a type, as a value |
 * | `get` | operand, field |
 * | `at` | operand, index |
 * | `list` | items … |
 * | `map` | key, value, key, value … |
 * | `not` `neg` | operand |
 * | `and` `or` | two operands or more |
 * | `if` | test, yes, no |
 * | `eq` `ne` `lt` `le` `gt` `ge` `in` `add` `sub` `mul` `div` `rem` | left, right |
 * | `has` | operand, field |
 * | `default` | path, other |
 * | `call` | name of the function, arguments … (a method's target first) |
 * | `all` `exists` `exists_one` `filter` | range, name, body |
 * | `collect` | range, name, body, test or null: `map` with two arguments or three |
 */
export const TREE_TAGS = [
  "const",
  "var",
  "local",
  "type",
  "get",
  "at",
  "list",
  "map",
  "not",
  "neg",
  "and",
  "or",
  "if",
  "eq",
  "ne",
  "lt",
  "le",
  "gt",
  "ge",
  "in",
  "add",
  "sub",
  "mul",
  "div",
  "rem",
  "has",
  "default",
  "call",
  "all",
  "exists",
  "exists_one",
  "filter",
  "collect",
] as const;
export type TreeTag = (typeof TREE_TAGS)[number];

/** Tags whose first argument is a range that the second names, element by element, in the rest. */
export const MACRO_TAGS: ReadonlySet<string> = new Set(["all", "exists", "exists_one", "filter", "collect"]);

/** Where in `args` the children of a node stand; the rest is JSON. */
const JSON_ARGS: { readonly [tag: string]: (index: number) => boolean } = {
  const: () => true,
  var: () => true,
  local: () => true,
  type: () => true,
  get: (index) => index === 1,
  has: (index) => index === 1,
  call: (index) => index === 0,
};

/** The children of a node, in order. */
export function childrenOf(tree: ExprTree): ExprTree[] {
  const [tag, , , ...args] = tree;
  const isJson = MACRO_TAGS.has(tag) ? (index: number) => index === 1 : JSON_ARGS[tag];
  const children: ExprTree[] = [];
  for (const [index, arg] of args.entries()) {
    if (arg !== null && isJson?.(index) !== true) children.push(arg as ExprTree);
  }
  return children;
}

/** The same node over other children, given in the order of {@link childrenOf}. */
export function withChildren(tree: ExprTree, children: readonly ExprTree[]): ExprTree {
  const [tag, from, to, ...args] = tree;
  const isJson = MACRO_TAGS.has(tag) ? (index: number) => index === 1 : JSON_ARGS[tag];
  let next = 0;
  const replaced = args.map((arg, index): ExprArg => {
    if (arg === null || isJson?.(index) === true) return arg;
    return children[next++]!;
  });
  return [tag, from, to, ...replaced];
}

/** The variables that a tree reads, sorted, each once. */
export function readsOf(tree: ExprTree): string[] {
  const reads = new Set<string>();
  const visit = (node: ExprTree): void => {
    if (node[0] === "var") reads.add(node[3] as string);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(tree);
  return [...reads].sort();
}

/**
 * What a tree reads of each variable, as paths of fields; `[]` is the whole value. For output projection: a path
 * ends where an index, a function or a macro takes over, and a path that starts another one covers it.
 */
export function pathsRead(tree: ExprTree): ReadonlyMap<string, readonly (readonly string[])[]> {
  const paths = new Map<string, string[][]>();
  const add = (variable: string, path: readonly string[]): void => {
    const known = paths.get(variable) ?? [];
    if (known.some((each) => each.every((field, i) => path[i] === field))) return;
    paths.set(variable, [...known.filter((each) => !path.every((field, i) => each[i] === field)), [...path]]);
  };
  const visit = (node: ExprTree, path: readonly string[]): void => {
    const [tag, , , first, second] = node;
    if (tag === "var") {
      add(first as string, path);
    } else if (tag === "get" || tag === "has") {
      visit(first as ExprTree, [second as string, ...path]);
    } else {
      for (const child of childrenOf(node)) visit(child, []);
    }
  };
  visit(tree, []);
  return paths;
}

/** Whether the tree is a constant, and which. */
export function constantOf(tree: ExprTree): { readonly value: Json } | undefined {
  return tree[0] === "const" ? { value: tree[3] as Json } : undefined;
}
