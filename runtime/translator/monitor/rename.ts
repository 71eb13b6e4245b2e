import { childrenOf, readsOf, withChildren } from "../../expressions/index.ts";
import type { CheckedExpr, ExprTree } from "../../ir/plan.ts";
import type { ExpressionTable } from "../templates/expression-table.ts";

/** Where in the plan each variable of a Monitor's expressions is found. */
export const LOAD = "monitor-load";
export const LOOK = "monitor-look";

const OF_LOOK: ReadonlySet<string> = new Set([
  "value",
  "text",
  "sources",
  "url",
  "previous",
  "lastNotified",
  "diff",
  "firstRun",
]);

/** The same expression over the outputs of the plan's own calls: `value` is a field of what `monitor.look` gave. */
export function overLook(table: ExpressionTable): ExpressionTable {
  return renaming(table, (name) => {
    if (name === "verdict") return ["const", 0, 0, null];
    if (name === "monitor") return fieldOf(LOAD, name);
    return OF_LOOK.has(name) ? fieldOf(LOOK, name) : undefined;
  });
}

/** For the expressions of a source, which stand before `monitor.look`. */
export function overLoad(table: ExpressionTable): ExpressionTable {
  const known = new Set(["monitor", "previous", "lastNotified", "firstRun"]);
  return renaming(table, (name) => (known.has(name) ? fieldOf(LOAD, name) : undefined));
}

export function stepVar(id: string): ExprTree {
  return ["var", 0, 0, `steps.${id}`];
}

export function fieldOf(step: string, ...path: readonly string[]): ExprTree {
  return path.reduce<ExprTree>((tree, name) => ["get", 0, 0, tree, name], stepVar(step));
}

/** An expression that the lowering made; `source` is what errors show, and tells it from others. */
export function made(source: string, tree: ExprTree): CheckedExpr {
  return { source, tree, reads: readsOf(tree) };
}

function renaming(table: ExpressionTable, nameOf: (name: string) => ExprTree | undefined): ExpressionTable {
  const rename = (tree: ExprTree): ExprTree => {
    if (tree[0] === "var") {
      const renamed = nameOf(tree[3] as string);
      return renamed === undefined ? tree : placed(renamed, tree[1], tree[2]);
    }
    return withChildren(tree, childrenOf(tree).map(rename));
  };
  return {
    exprs: table.exprs,
    add({ source, tree }) {
      const renamed = rename(tree);
      return table.add({ source, tree: renamed, reads: readsOf(renamed) });
    },
  };
}

/** Errors point at the name that stands in the text. */
function placed(tree: ExprTree, from: number, to: number): ExprTree {
  const [tag, , , ...args] = tree;
  return [tag, from, to, ...args] as ExprTree;
}
