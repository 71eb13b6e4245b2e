/**
 * Reads PromQL as far as rules and dashboards use it: selectors, ranges, aggregations, functions, arithmetic and
 * comparisons. @throws Error that names what is wrong and where
 */
export interface Query {
  readonly metrics: readonly { readonly name: string; readonly labels: readonly string[]; readonly isRange: boolean }[];
  /** Labels that are grouped by. */
  readonly grouped: readonly string[];
}

const AGGREGATIONS = new Set(["sum", "min", "max", "avg", "count", "topk", "bottomk"]);
/** Name to the kinds of its arguments: a range, an instant vector, a number. */
const FUNCTIONS: { readonly [name: string]: readonly ("range" | "vector" | "number")[] } = {
  rate: ["range"],
  increase: ["range"],
  histogram_quantile: ["number", "vector"],
  absent: ["vector"],
  time: [],
};
const TOKEN =
  /\s*(?:([a-zA-Z_:][a-zA-Z0-9_:]*)|(\d+(?:[.]\d+)?)|("(?:[^"\\]|\\.)*")|(\[(?:\d+[smhd]|[$]__rate_interval)\])|(=~|!~|!=|==|>=|<=|[-+*/(){},=<>]))/y;

type Kind = "range" | "vector" | "number";

export function readPromql(text: string): Query {
  const tokens = tokenise(text);
  let at = 0;
  const metrics: { name: string; labels: string[]; isRange: boolean }[] = [];
  const grouped: string[] = [];
  const fail = (what: string): never => {
    throw new Error(`${what} at "${tokens.slice(at, at + 4).join(" ")}" in: ${text}`);
  };
  const peek = (): string | undefined => tokens[at];
  const take = (wanted?: string): string => {
    const token = tokens[at];
    if (token === undefined || (wanted !== undefined && token !== wanted)) return fail(`expected ${wanted ?? "more"}`);
    at += 1;
    return token;
  };
  const isName = (token: string | undefined): token is string => token !== undefined && /^[a-zA-Z_:]/.test(token);

  const labelList = (): string[] => {
    const labels: string[] = [];
    take("(");
    while (peek() !== ")") {
      if (!isName(peek())) fail("expected a label");
      labels.push(take());
      if (peek() === ",") take();
    }
    take(")");
    return labels;
  };

  const selector = (name: string): Kind => {
    const labels: string[] = [];
    if (peek() === "{") {
      take();
      while (peek() !== "}") {
        if (!isName(peek())) fail("expected a label");
        labels.push(take());
        if (!["=", "!=", "=~", "!~"].includes(take())) fail("expected a matcher");
        const value = take();
        if (!value.startsWith('"')) fail("expected a text");
        if (peek() === ",") take();
      }
      take("}");
    }
    const isRange = peek()?.startsWith("[") === true;
    if (isRange) take();
    metrics.push({ name, labels, isRange });
    return isRange ? "range" : "vector";
  };

  const aggregation = (): Kind => {
    const by = (): void => {
      if (peek() !== "by" && peek() !== "without") return;
      take();
      grouped.push(...labelList());
    };
    by();
    take("(");
    if (expression() !== "vector") fail("an aggregation takes an instant vector");
    take(")");
    by();
    return "vector";
  };

  const call = (name: string): Kind => {
    const wanted = FUNCTIONS[name] ?? fail(`no function "${name}"`);
    take("(");
    wanted.forEach((kind, index) => {
      if (index > 0) take(",");
      if (expression() !== kind) fail(`argument ${index + 1} of ${name} is no ${kind}`);
    });
    take(")");
    return "vector";
  };

  const operand = (): Kind => {
    const token = take();
    if (token === "(") {
      const kind = expression();
      take(")");
      return kind;
    }
    if (/^\d/.test(token)) return "number";
    if (!isName(token)) return fail("expected an operand");
    if (AGGREGATIONS.has(token)) return aggregation();
    return peek() === "(" ? call(token) : selector(token);
  };

  function expression(): Kind {
    let kind = operand();
    while (["+", "-", "*", "/", "==", "!=", ">", "<", ">=", "<=", "and", "or", "unless"].includes(peek() ?? "")) {
      take();
      const right = operand();
      if (kind === "range" || right === "range") fail("a range cannot be computed with");
      kind = kind === "number" ? right : kind;
    }
    return kind;
  }

  if (expression() === "range") fail("a query gives no range");
  if (at !== tokens.length) fail("too much");
  return { metrics, grouped };
}

function tokenise(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`cannot read "${text.slice(from, from + 20)}" in: ${text}`);
    tokens.push(match[0].trim());
  }
  return tokens;
}
