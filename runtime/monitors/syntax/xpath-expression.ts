import { compileXPathToJavaScript, evaluateXPath } from "fontoxpath/dist/fontoxpath.esm.js";
import { nearest } from "../../ir/near-miss.ts";
import { tooLong, type Budget } from "./budget.ts";
import { placeOf, quoted, refused, whyOf, type Mistake, type Parsed } from "./mistake.ts";

const LONGEST = 1000;
/** Of one character: its grammar is large, and it is read twice. */
const UNITS = 10;

/** Pages of HTML have no namespaces. Nothing is cached by text: texts are the authors'. */
export const XPATH_OPTIONS = {
  namespaceResolver: (prefix: string): string | null | undefined => (prefix === "" ? null : undefined),
  disableCache: true,
};

/**
 * An expression that the engine of checks takes. It is read and resolved, and never evaluated: `count(1 to 1000000000)` is
 * an expression like any other, and takes an hour.
 */
export function readXPath(expression: string, budget: Budget): Parsed<string> {
  const dear = tooLong("XPath expression", expression, LONGEST) ?? budget.take(UNITS * expression.length);
  if (dear !== null) return dear;
  try {
    // By itself first, so that it cannot end what stands around it in the second.
    compileXPathToJavaScript(expression, evaluateXPath.ALL_RESULTS_TYPE, XPATH_OPTIONS);
    // Names are resolved when a branch is compiled, taken or not.
    const untaken = `if (false()) then (${expression}\n) else ()`;
    evaluateXPath(untaken, null, null, null, evaluateXPath.ALL_RESULTS_TYPE, XPATH_OPTIONS);
    return { ok: true, value: expression };
  } catch (error) {
    const { why, ...more } = explain(whyOf(error), expression);
    return refused("select.bad_xpath", `${quoted(expression)} is not an XPath expression: ${why}`, more);
  }
}

/** What the engine says: it draws the expression first. */
export function xpathReason(message: string): string {
  return /\b(?:XP|FO|XQ)[A-Z]{2}\d{4}.*/.exec(message)?.[0] ?? message;
}

type Explained = Omit<Mistake, "code" | "message"> & { readonly why: string };

function explain(message: string, expression: string): Explained {
  const reason = xpathReason(message);
  const name = /Function (?:Q\{[^}]*\})?([\w.-]+) with arity of (\d+)/.exec(reason);
  if (name !== null) return unknownFunction(name[1]!, Number(name[2]), reason, expression);
  const variable = /variable (\S+) is not in scope/.exec(reason)?.[1];
  if (variable !== undefined)
    return { why: `there is no variable "$${variable}"`, ...placeOf(expression, `$${variable}`) };
  const prefix = /prefix (\S+) could not be resolved/.exec(reason)?.[1];
  if (prefix !== undefined) {
    const hint = "pages of HTML have no namespaces: write *[local-name() = '…']";
    return { why: `there is no namespace "${prefix}"`, ...placeOf(expression, `${prefix}:`), hint };
  }
  if (reason.startsWith("XPST0003")) return unreadable(message, expression);
  return { why: reason.replace(/^[A-Z]{4}\d{4}:? ?/, "") };
}

/** Common ones; the engine has more. */
export const FUNCTIONS = (
  "contains starts-with ends-with normalize-space string number count position last not concat substring " +
  "substring-before substring-after translate string-length string-join matches replace tokenize lower-case " +
  "upper-case sum min max avg name local-name true false boolean round floor ceiling abs distinct-values data exists " +
  "empty reverse"
).split(" ");

function unknownFunction(name: string, arity: number, reason: string, expression: string): Explained {
  const place = placeOf(expression, `${name}(`);
  const similar = [...reason.matchAll(/"Q\{[^}]*\}([\w.-]+) /g)].map(([, other = ""]) => other);
  if (FUNCTIONS.includes(name) || similar.includes(name)) {
    return { why: `the function "${name}" does not take ${arity} ${arity === 1 ? "argument" : "arguments"}`, ...place };
  }
  const near = nearest(name, [...FUNCTIONS, ...similar]);
  return { why: `there is no function "${name}"`, ...place, ...(near === undefined ? {} : { hint: `${near}()` }) };
}

function unreadable(message: string, expression: string): Explained {
  if (expression.trim() === "") return { why: "it is empty", hint: "`//h1`" };
  // The drawing counts lines and columns of the expression from 1.
  const [, line = "1", column = "1"] = /at <>:(\d+):(\d+)/.exec(message) ?? [];
  const before = expression.split("\n").slice(0, Number(line) - 1);
  const at = before.reduce((sum, text) => sum + text.length + 1, 0) + Number(column) - 1;
  const from = Math.min(at, Math.max(0, expression.length - 1));
  const rest = expression.slice(at).trim();
  const hint = /^[.#][A-Za-z_]|^[A-Za-z]\w*[.#]/.test(expression) ? { hint: "a CSS selector stands under `css`" } : {};
  return {
    why: rest === "" ? "it ends too early" : `it cannot be read from ${quoted(rest)} on`,
    from,
    to: expression.length,
    ...hint,
  };
}
