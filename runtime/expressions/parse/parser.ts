import { utf8Length } from "../../ir/utf8.ts";
import { FORBIDDEN_KEYS, MAX_HEIGHT, MAX_NESTING, MAX_NODES, MAX_SOURCE_BYTES } from "../limits.ts";
import { makeProblemList, type ExpressionProblem, type ProblemList } from "../problem.ts";
import { FOREIGN_WORDS } from "./foreign.ts";
import { makeLexer } from "./lexer.ts";
import type { Token } from "./token.ts";
import type { BinaryOperator, Span, SyntaxNode, UnaryOperator } from "./syntax.ts";

export interface ParsedExpression {
  /** What could be made of the text, holes as `missing`; null where it is empty, too long or too complex. */
  readonly tree: SyntaxNode | null;
  readonly problems: ExpressionProblem[];
}

/** Reads one expression; every mistake is reported, each at its place. Never throws. */
export function parseExpression(source: string): ParsedExpression {
  const problems = makeProblemList();
  const whole = { from: 0, to: source.length };
  const bytes = source.length > MAX_SOURCE_BYTES ? source.length : utf8Length(source);
  if (bytes > MAX_SOURCE_BYTES) {
    problems.report(
      "expr.too_long",
      whole,
      `the expression has ${bytes} bytes; at most ${MAX_SOURCE_BYTES} are allowed`,
    );
    return { tree: null, problems: problems.list() };
  }
  if (source.trim() === "") {
    problems.report("expr.empty", whole, "there is no expression between ${ and }");
    return { tree: null, problems: problems.list() };
  }
  try {
    const tree = makeParser(source, problems).parse();
    return { tree, problems: problems.list() };
  } catch (error) {
    if (error !== TOO_COMPLEX) throw error;
    return { tree: null, problems: problems.list() };
  }
}

const TOO_COMPLEX = new Error("the expression is too complex");

const BINDING: { readonly [operator: string]: number } = {
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 3,
  "<=": 3,
  ">": 3,
  ">=": 3,
  in: 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "%": 5,
};

const RESERVED = new Set(
  "as break const continue else for function if import let loop package namespace return var void while".split(" "),
);

function makeParser(source: string, problems: ProblemList): { parse(): SyntaxNode } {
  const lexer = makeLexer(source, 0, problems);
  let token = lexer.next();
  /** Of what `token` follows: where something missing is reported. */
  let previousTo = 0;
  /** Where a token ended that was reported already: what follows it can only be a consequence. */
  let brokenTo = -1;
  let nesting = 0;
  let nodes = 0;
  const heights = new WeakMap<SyntaxNode, number>();

  function advance(): Token {
    const current = token;
    previousTo = current.to;
    if (current.kind === "broken") brokenTo = current.to;
    token = lexer.next();
    return current;
  }

  const isSymbol = (text: string): boolean => token.kind === "symbol" && token.text === text;

  function tooComplex(at: Span, message: string): never {
    problems.report("expr.too_complex", at, message, "compute parts in a `set` step and use its output");
    throw TOO_COMPLEX;
  }

  function make<N extends SyntaxNode>(node: N, ...children: readonly SyntaxNode[]): N {
    if (++nodes > MAX_NODES) tooComplex(node, `the expression has more than ${MAX_NODES} parts`);
    const height = 1 + children.reduce((most, child) => Math.max(most, heights.get(child) ?? 0), 0);
    if (height > MAX_HEIGHT) tooComplex(node, `the expression nests more than ${MAX_HEIGHT} levels deep`);
    heights.set(node, height);
    return node;
  }

  function nested<T>(read: () => T): T {
    if (++nesting > MAX_NESTING) tooComplex(token, `the expression nests more than ${MAX_NESTING} levels deep`);
    const result = read();
    nesting--;
    return result;
  }

  const missing = (at: Span): SyntaxNode => make({ kind: "missing", from: at.from, to: at.from });

  const show = (shown: Token): string =>
    shown.kind === "end" ? "the end" : `"${source.slice(shown.from, Math.min(shown.to, shown.from + 40))}"`;

  /** Takes `text`, or reports that it is missing; `opener` is the bracket that it would close. */
  function expect(text: string, what: string, opener?: Span): Span {
    if (isSymbol(text)) return advance();
    const at = token.kind === "end" ? { from: previousTo, to: source.length } : token;
    const where = token.kind === "end" ? "" : ` before ${show(token)}`;
    if (opener !== undefined) {
      problems.report("expr.syntax", opener, `${what} is not closed: "${text}" is missing${where}`);
    } else {
      problems.report("expr.syntax", at, `${what}: "${text}" is missing${where}`);
    }
    return { from: previousTo, to: previousTo };
  }

  function expression(): SyntaxNode {
    const test = binary(1);
    if (!isSymbol("?")) return test;
    const question = advance();
    return nested(() => {
      const yes = expression();
      if (!isSymbol(":")) {
        problems.report(
          "expr.syntax",
          question,
          'after "?" stand two expressions with ":" between them: test ? yes : no',
        );
        const no = missing({ from: previousTo, to: previousTo });
        return make({ kind: "conditional", test, yes, no, from: test.from, to: yes.to }, test, yes, no);
      }
      advance();
      const no = expression();
      return make({ kind: "conditional", test, yes, no, from: test.from, to: no.to }, test, yes, no);
    });
  }

  /** The infix operator that stands here, if one does: a slip such as `and` counts as what was meant. */
  function infix(): BinaryOperator | undefined {
    if (token.kind === "symbol") return Object.hasOwn(BINDING, token.text) ? (token.text as BinaryOperator) : undefined;
    if (token.kind !== "name") return undefined;
    if (token.text === "in") return "in";
    if (!Object.hasOwn(FOREIGN_WORDS, token.text)) return undefined;
    const meant = FOREIGN_WORDS[token.text]!;
    problems.report("expr.syntax", token, `"${token.text}" is no operator`, `write ${meant}`);
    return meant as BinaryOperator;
  }

  function binary(least: number): SyntaxNode {
    let left = unary();
    for (;;) {
      const operator = infix();
      if (operator === undefined || BINDING[operator]! < least) return left;
      const operatorAt = advance();
      const right = binary(BINDING[operator]! + 1);
      const span = { from: left.from, to: Math.max(right.to, operatorAt.to) };
      if (
        (operator === "&&" || operator === "||") &&
        left.kind === "binary" &&
        left.operator === operator &&
        !parenthesised.has(left)
      ) {
        const operands = [...left.operands, right] as unknown as typeof left.operands;
        left = make({ kind: "binary", operator, operatorAt, operands, ...span }, ...operands);
      } else {
        left = make({ kind: "binary", operator, operatorAt, operands: [left, right], ...span }, left, right);
      }
    }
  }

  const parenthesised = new WeakSet<SyntaxNode>();

  function unary(): SyntaxNode {
    if (token.kind === "name" && token.text === "not") {
      const next = advance();
      problems.report("expr.syntax", next, '"not" is no operator', "write !");
      return nested(unary);
    }
    if (!isSymbol("!") && !isSymbol("-")) return postfix();
    const operator = advance();
    const operand = nested(unary);
    const text = source.slice(operator.from, operator.to) as UnaryOperator;
    return make({ kind: "unary", operator: text, operand, from: operator.from, to: operand.to }, operand);
  }

  function postfix(): SyntaxNode {
    let node = primary();
    for (;;) {
      if (isSymbol(".")) node = member(node);
      else if (isSymbol("[")) node = index(node);
      else if (isSymbol("{") && (node.kind === "name" || node.kind === "select")) node = message(node);
      else return node;
    }
  }

  function member(operand: SyntaxNode): SyntaxNode {
    const dot = advance();
    if (token.kind !== "name" && token.kind !== "quoted") {
      const at = token.kind === "end" || token.kind === "symbol" ? dot : token;
      problems.report("expr.syntax", at, 'after "." stands the name of a field or method');
      if (token.kind === "string" || token.kind === "number" || token.kind === "broken") advance();
      return make(
        { kind: "select", operand, field: "", fieldAt: { from: dot.to, to: dot.to }, from: operand.from, to: dot.to },
        operand,
      );
    }
    const { text: name, kind, ...nameAt } = advance() as Extract<Token, { text: string }>;
    if (kind === "name" && isSymbol("(")) {
      const { args, to } = callArguments();
      return make({ kind: "call", target: operand, name, nameAt, args, from: operand.from, to }, operand, ...args);
    }
    refuseForbidden(name, nameAt);
    return make({ kind: "select", operand, field: name, fieldAt: nameAt, from: operand.from, to: nameAt.to }, operand);
  }

  function index(operand: SyntaxNode): SyntaxNode {
    const bracket = advance();
    const at = nested(() => operandOrMissing("]"));
    const end = expect("]", "the index", bracket);
    if (at.kind === "literal" && typeof at.value === "string") refuseForbidden(at.value, at);
    return make({ kind: "index", operand, index: at, from: operand.from, to: end.to }, operand, at);
  }

  /** `Name{field: value}` is a protobuf message: said once, and read to its end. */
  function message(name: SyntaxNode): SyntaxNode {
    const literal = mapLiteral(true);
    const span = { from: name.from, to: literal.to };
    problems.report(
      "expr.unsupported",
      span,
      "protobuf messages are not part of the profile",
      "a map is written {'key': value}",
    );
    return make({ kind: "missing", ...span });
  }

  function callArguments(): { readonly args: SyntaxNode[]; readonly to: number } {
    const bracket = advance();
    const args = nested(() => list(")", expression));
    return { args, to: expect(")", "the list of arguments", bracket).to };
  }

  /** Comma-separated, up to `close` (not taken); a comma may stand before it. */
  function list<T>(close: string, read: () => T): T[] {
    const items: T[] = [];
    while (!isSymbol(close) && token.kind !== "end") {
      const before = token;
      items.push(read());
      if (isSymbol(",")) {
        advance();
      } else if (!isSymbol(close) && !startsOperand(token)) {
        break;
      } else if (!isSymbol(close)) {
        if (token === before) break;
        problems.report("expr.syntax", token, `"," is missing before ${show(token)}`);
      }
    }
    return items;
  }

  const operandOrMissing = (close: string): SyntaxNode => {
    if (!isSymbol(close)) return expression();
    problems.report("expr.syntax", token, `an expression is missing before "${close}"`);
    return missing(token);
  };

  function mapLiteral(isMessage: boolean): SyntaxNode {
    const brace = advance();
    const entries = nested(() =>
      list("}", () => {
        if (isSymbol("?")) {
          problems.report("expr.unsupported", advance(), "optional entries are not part of the profile");
        }
        const key = isMessage && token.kind === "name" ? nameNode(advance()) : expression();
        if (!isMessage) checkKey(key);
        if (!isSymbol(":")) {
          problems.report("expr.syntax", key, "an entry of a map is written key: value");
          return { key, value: missing(key) };
        }
        advance();
        return { key, value: expression() };
      }),
    );
    const end = expect("}", "the map", brace);
    const parts = entries.flatMap((entry) => [entry.key, entry.value]);
    return make({ kind: "map", entries, from: brace.from, to: end.to }, ...parts);
  }

  function checkKey(key: SyntaxNode): void {
    if (key.kind === "literal" && typeof key.value === "string") refuseForbidden(key.value, key);
  }

  function refuseForbidden(name: string, at: Span): void {
    if (FORBIDDEN_KEYS.has(name)) problems.report("expr.forbidden_key", at, `"${name}" is refused as a key`);
  }

  const nameNode = (name: Token, root = false): SyntaxNode => {
    const text = source.slice(name.from, name.to);
    return make({ kind: "name", name: text, root, from: name.from, to: name.to });
  };

  function startsOperand(next: Token): boolean {
    if (next.kind === "end") return false;
    if (next.kind !== "symbol")
      return next.kind !== "name" || (next.text !== "in" && !Object.hasOwn(FOREIGN_WORDS, next.text));
    return next.text === "(" || next.text === "[" || next.text === "{" || next.text === "!";
  }

  function word(): SyntaxNode {
    const current = advance() as Extract<Token, { text: string }>;
    const { from, to, text } = current;
    if (text === "true" || text === "false") return make({ kind: "literal", value: text === "true", from, to });
    if (text === "null") return make({ kind: "literal", value: null, from, to });
    if (isSymbol("(")) {
      const { args, to: end } = callArguments();
      return make({ kind: "call", name: text, nameAt: { from, to }, args, from, to: end }, ...args);
    }
    if (RESERVED.has(text)) problems.report("expr.reserved_word", current, `"${text}" is a reserved word`);
    return nameNode(current);
  }

  function primary(): SyntaxNode {
    switch (token.kind) {
      case "number":
      case "string": {
        const { value, from, to } = advance() as Extract<Token, { value: number | string }>;
        return make({ kind: "literal", value, from, to });
      }
      case "broken": {
        const { from, to } = advance();
        return make({ kind: "missing", from, to });
      }
      case "quoted": {
        const { from, to } = advance();
        problems.report(
          "expr.syntax",
          { from, to },
          "backticks quote a field after a dot: x.`a-b`",
          "strings stand in ' or \"",
        );
        return make({ kind: "missing", from, to });
      }
      case "name":
        if (token.text !== "in") return word();
        break;
      case "symbol":
        if (token.text === "(") return parentheses();
        if (token.text === "[") return listLiteral();
        if (token.text === "{") return mapLiteral(false);
        if (token.text === ".") return rootName();
        break;
      case "end":
        break;
    }
    return nothingHere();
  }

  function nothingHere(): SyntaxNode {
    const at = token.kind === "end" ? { from: previousTo, to: source.length } : token;
    problems.report(
      "expr.syntax",
      at,
      token.kind === "end" ? "an expression is missing at the end" : `an expression is missing before ${show(token)}`,
    );
    return missing(at);
  }

  function parentheses(): SyntaxNode {
    const bracket = advance();
    const inner = nested(() => operandOrMissing(")"));
    const end = expect(")", "the parenthesis", bracket);
    const node = { ...inner, from: bracket.from, to: Math.max(end.to, inner.to) };
    heights.set(node, heights.get(inner) ?? 1);
    parenthesised.add(node);
    return node;
  }

  function listLiteral(): SyntaxNode {
    const bracket = advance();
    const items = nested(() => list("]", expression));
    const end = expect("]", "the list", bracket);
    return make({ kind: "list", items, from: bracket.from, to: end.to }, ...items);
  }

  function rootName(): SyntaxNode {
    const dot = advance();
    if (token.kind === "name") {
      const { from, to, text } = advance() as Extract<Token, { text: string }>;
      return make({ kind: "name", name: text, root: true, from: Math.min(dot.from, from), to });
    }
    problems.report("expr.syntax", dot, 'an expression is missing before "."');
    return missing(dot);
  }

  return {
    parse() {
      const tree = expression();
      let guard = 0;
      while (token.kind !== "end" && guard++ < 10) {
        if (startsOperand(token)) {
          const message = `an operator is missing before ${show(token)}`;
          if (brokenTo !== previousTo) problems.report("expr.syntax", token, message, operatorHint(source, token));
        } else {
          problems.report("expr.syntax", token, `${show(token)} has nothing to belong to here`);
          advance();
        }
        if (startsOperand(token)) expression();
      }
      return tree;
    },
  };
}

function operatorHint(source: string, at: Span): string | undefined {
  const word = source.slice(at.from, at.to);
  return word === "then" || word === "if" ? "a choice is written test ? yes : no" : undefined;
}
