import type { ProblemList } from "../problem.ts";
import type { SyntaxNode } from "../parse/syntax.ts";
import { bothHold, type Branches, type Narrowing } from "./narrowing.ts";
import type { TypeScope } from "./scope.ts";
import type { Type } from "./type.ts";

/** What the checker found out about one node. */
export interface Checked extends Branches {
  readonly type: Type;
  /** Where the value stands, when it is a variable or a field of one: what facts are about. */
  readonly path?: string;
  /** The variable that the value comes out of: who is named when it turns out to have no shape. */
  readonly origin?: string;
  /** The most steps that evaluating it takes; beyond a budget it does not matter how far. */
  readonly cost: number;
}

export interface Local {
  readonly name: string;
  readonly type: Type;
  /** Unlike that of any variable, and of any other macro's name. */
  readonly path: string;
  readonly origin?: string;
}

export interface CheckContext {
  readonly source: string;
  readonly scope: TypeScope;
  readonly problems: ProblemList;
  readonly locals: readonly Local[];
  readonly facts: Narrowing;
  readonly macroDepth: number;
  /** Inside the path of `has` or `default`: what may be absent there is no news. */
  readonly lenient: boolean;
  readonly shared: Shared;
  /** Checks a node; a field, so that the parts of the checker need not import each other in a circle. */
  check(node: SyntaxNode, context: CheckContext): Checked;
}

/** What all nodes of one expression share. */
export interface Shared {
  /** Variables read through where they have no shape. */
  readonly untyped: Set<string>;
  /** Paths that a warning named: once is enough. */
  readonly warned: Set<string>;
  nextLocal: number;
}

/** The same place, with more facts. Facts that cannot hold mean that the node is never reached. */
export function withFacts(context: CheckContext, facts: Narrowing | null): CheckContext {
  return facts === null || facts.size === 0 ? context : { ...context, facts: bothHold(context.facts, facts)! };
}

export const strict = (context: CheckContext): CheckContext =>
  context.lenient ? { ...context, lenient: false } : context;
export const lenient = (context: CheckContext): CheckContext => ({ ...context, lenient: true });

/** A part of the source as messages quote it. */
export function quoted(context: CheckContext, node: SyntaxNode): string {
  const text = context.source.slice(node.from, node.to);
  const short = text.length > 50 ? `${text.slice(0, 49)}…` : text;
  // A text stands in quotes of its own.
  return node.kind === "literal" && short.startsWith('"') ? short : `"${short}"`;
}
