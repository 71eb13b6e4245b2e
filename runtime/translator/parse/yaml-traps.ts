import type { DiagnosticCode } from "../diagnostic-codes.ts";

/** A line of YAML that says something else than it seems to: where its value stands, and the line as it was meant. */
export interface Trap {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** Of the value, columns in the line from 0. */
  readonly from: number;
  readonly to: number;
  /** What replaces the value. */
  readonly quoted: string;
}

/** Indentation, dashes, and a key with its colon; or indentation and dashes alone. */
const KEY = /^(\s*(?:- +)*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s'"#{}[\],&*!|>%@`-][^:#{}[\],]*?)\s*:\s+)(\S.*)$/;
const ITEM = /^(\s*(?:- +)+)(\S.*)$/;

/**
 * The trap that a line falls into, if any. Only lines that YAML refuses are asked: in a block of text the same line is
 * fine.
 */
export function trapInLine(line: string): Trap | null {
  const match = KEY.exec(line) ?? ITEM.exec(line);
  if (match === null && !/^\s*\$\{/.test(line)) return flowTrapInLine(line);
  const [, before = "", rest = ""] = match ?? /^(\s*)(.*)$/s.exec(line)!;
  const from = before.length;
  if (/^["'|>]/.test(rest)) return null;
  if (rest.startsWith("{") || rest.startsWith("[")) return valueInFlow(line, from);
  const value = withoutComment(rest);
  const trap = (code: DiagnosticCode, message: string): Trap => ({
    code,
    message,
    from,
    to: from + value.length,
    quoted: quote(value),
  });
  if (rest.startsWith("#"))
    return trap("yaml.unquoted_hash", `"#" begins a comment, so that no value is left of "${rest}"`);
  if (value.includes("${")) {
    return trap("yaml.unquoted_expression", `An expression that holds ": " or " #" must be quoted in YAML`);
  }
  if (rest.startsWith("*")) {
    return trap("yaml.unquoted_star", `"*" begins an alias in YAML, so that "${value}" is not the text it seems to be`);
  }
  if (/^[@`%]/.test(rest))
    return trap("yaml.unquoted_sign", `A text that begins with "${rest[0]}" must be quoted in YAML`);
  if (/:(?:\s|$)/.test(value) && !value.startsWith("- ")) {
    return trap("yaml.unquoted_colon", 'A text that holds ": " must be quoted in YAML');
  }
  return null;
}

/** The traps inside `{ … }` and `[ … ]`, which may begin in an earlier line and end in a later one. */
export function flowTrapInLine(line: string): Trap | null {
  if (!/[{}[\]]/.test(line)) return null;
  const key = KEY.exec(line) ?? ITEM.exec(line);
  return valueInFlow(line, key === null ? 0 : key[1]!.length);
}

/** The text of a value without the comment behind it; braces of an expression hold a " #" together. */
function withoutComment(rest: string): string {
  if (rest.startsWith("#")) return rest.trimEnd();
  let depth = 0;
  for (let at = 0; at < rest.length; at += 1) {
    if (rest[at] === "{") depth += 1;
    else if (rest[at] === "}") depth -= 1;
    else if (depth <= 0 && rest[at] === "#" && /\s/.test(rest[at - 1] ?? "")) return rest.slice(0, at).trimEnd();
  }
  return rest.trimEnd();
}

function quote(text: string): string {
  if (!/["\\]/.test(text)) return `"${text}"`;
  return text.includes("'") ? JSON.stringify(text) : `'${text}'`;
}

/** `{ url: ${item} }`: the first value of a flow collection that is not what it seems to be without quotes. */
function valueInFlow(line: string, start: number): Trap | null {
  for (let at = start; at < line.length;) {
    const sign = line[at]!;
    if (sign === '"' || sign === "'") at = closingQuote(line, at) + 1;
    else if (/[\s{}[\],:&!|>?-]/.test(sign)) at += 1;
    else if (sign === "#" && /\s/.test(line[at - 1] ?? " ") && /\s/.test(line[at + 1] ?? " ")) return null;
    else {
      const to = flowValueEnd(line, at);
      const key = line.startsWith("${", at)
        ? null
        : /^[^\s:,{}[\]#*@`%][^:,{}[\]]*?\s*:(?=\s)/.exec(line.slice(at, to));
      if (key !== null) {
        at += key[0].length;
        at += /^\s*/.exec(line.slice(at))![0].length;
        if (at >= line.length || /["'{[,}\]]/.test(line[at]!)) continue;
      }
      const end = flowValueEnd(line, at);
      const trap = trapOfFlowValue(line, at, line.slice(at, end).trimEnd());
      if (trap !== null) return trap;
      at = Math.max(end, at + 1);
    }
  }
  return null;
}

function trapOfFlowValue(line: string, from: number, value: string): Trap | null {
  const trap = (code: DiagnosticCode, message: string, text = value): Trap => ({
    code,
    message,
    from,
    to: from + text.length,
    quoted: quote(text),
  });
  if (value.startsWith("#")) {
    const rest = line.slice(from).trimEnd();
    return trap(
      "yaml.unquoted_hash",
      `"#" begins a comment, so that the rest of the line is lost: "${rest}"`,
      /^\S+/.exec(value)![0],
    );
  }
  if (value.includes("${")) {
    return trap("yaml.unquoted_expression", "An expression inside { … } or [ … ] must be quoted in YAML");
  }
  if (/^\*(?![\w-]+$)/.test(value)) {
    return trap("yaml.unquoted_star", `"*" begins an alias in YAML, so that "${value}" is not the text it seems to be`);
  }
  if (/^[@`%]/.test(value))
    return trap("yaml.unquoted_sign", `A text that begins with "${value[0]}" must be quoted in YAML`);
  if (/:(?:\s|$)/.test(value)) {
    // `{ id: a set: 1 }`: more likely two properties.
    const next = /\s([\w$-]+):(?:\s|$)/.exec(value)?.[1];
    const or = next === undefined ? "" : `, or a "," is missing before "${next}"`;
    return trap("yaml.unquoted_colon", `A text that holds ": " must be quoted in YAML${or}`);
  }
  return null;
}

function closingQuote(line: string, open: number): number {
  const sign = line[open]!;
  for (let at = open + 1; at < line.length; at += 1) {
    if (sign === '"' && line[at] === "\\") at += 1;
    else if (line[at] === sign) return at;
  }
  return line.length;
}

/** Where a flow value that holds an expression at `from` ends: at the next `,`, `}` or `]` outside of its braces. */
function flowValueEnd(line: string, from: number): number {
  let depth = 0;
  for (let at = from; at < line.length; at += 1) {
    const sign = line[at]!;
    if (depth > 0 && (sign === '"' || sign === "'")) at = closingQuote(line, at);
    else if (sign === "{" || sign === "[" || sign === "(") depth += 1;
    else if (depth > 0 && (sign === "}" || sign === "]" || sign === ")")) depth -= 1;
    else if (depth === 0 && (sign === "," || sign === "}" || sign === "]")) return at;
  }
  return line.length;
}
