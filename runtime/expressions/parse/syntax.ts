/** Half-open range of UTF-16 offsets into the expression's source. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type UnaryOperator = "!" | "-";
export type BinaryOperator = "||" | "&&" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "+" | "-" | "*" | "/" | "%";

/** What the parser makes of a text; macros are still calls, names still words. */
export type SyntaxNode =
  Literal | Name | Select | Index | Call | ListNode | MapNode | Unary | Binary | Conditional | Missing;

export interface Literal extends Span {
  readonly kind: "literal";
  readonly value: null | boolean | number | string;
}
export interface Name extends Span {
  readonly kind: "name";
  readonly name: string;
  /** `.x`: the variable, even where a macro has bound `x`. */
  readonly root: boolean;
}
export interface Select extends Span {
  readonly kind: "select";
  readonly operand: SyntaxNode;
  readonly field: string;
  readonly fieldAt: Span;
}
export interface Index extends Span {
  readonly kind: "index";
  readonly operand: SyntaxNode;
  readonly index: SyntaxNode;
}
export interface Call extends Span {
  readonly kind: "call";
  /** Absent: `name(…)`; else `target.name(…)`. */
  readonly target?: SyntaxNode;
  readonly name: string;
  readonly nameAt: Span;
  readonly args: readonly SyntaxNode[];
}
export interface ListNode extends Span {
  readonly kind: "list";
  readonly items: readonly SyntaxNode[];
}
export interface MapNode extends Span {
  readonly kind: "map";
  readonly entries: readonly { readonly key: SyntaxNode; readonly value: SyntaxNode }[];
}
export interface Unary extends Span {
  readonly kind: "unary";
  readonly operator: UnaryOperator;
  readonly operand: SyntaxNode;
}
export interface Binary extends Span {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly operatorAt: Span;
  /** Two, or for a chain of one `&&` or `||` all of its terms. */
  readonly operands: readonly [SyntaxNode, SyntaxNode, ...SyntaxNode[]];
}
export interface Conditional extends Span {
  readonly kind: "conditional";
  readonly test: SyntaxNode;
  readonly yes: SyntaxNode;
  readonly no: SyntaxNode;
}
/** Stands where an operand is missing, so that the rest can be checked; always beside a problem. */
export interface Missing extends Span {
  readonly kind: "missing";
}
