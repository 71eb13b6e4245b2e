import type { Json, JsonObject } from "../../ir/json.ts";
import { nearest } from "../../ir/near-miss.ts";
import { appendPointer } from "../../ir/pointer.ts";
import { readJsonString } from "./json-string.ts";
import { numberProblem } from "./numbers.ts";
import { duplicateKey, FORBIDDEN_KEYS, forbiddenKey, lossyNumber } from "./problems.ts";
import type { ParseProblem } from "./problems.ts";
import type { SourceNode, SourceText } from "./source-tree.ts";

/** A tree and what is wrong in it; `root` null: the text cannot be read. */
export interface ReadResult {
  readonly value: Json;
  readonly root: SourceNode | null;
  readonly problems: ParseProblem[];
}

/** An open list or map. */
interface Frame {
  readonly value: Json[] | JsonObject;
  readonly node: SourceNode;
  readonly pointer: string;
  /** What it holds so far. */
  count: number;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /[^\s,:{}[\]"]+/y;

/** Reads JSON (RFC 8259) without recursion; stops at the first mistake of syntax, goes on after any other. */
export function readJson({ text, rangeOf }: SourceText): ReadResult {
  const problems: ParseProblem[] = [];
  const stack: Frame[] = [];
  let at = 0;
  let result: { value: Json; node: SourceNode } | null = null;
  let key: { readonly name: string; readonly from: number; readonly to: number } | null = null;

  const syntax = (message: string, from = at, hint?: string, to = Math.min(from + 1, text.length)): ReadResult => {
    const problem: ParseProblem = { code: "parse.syntax", from, to, pointer: stack.at(-1)?.pointer ?? "", message };
    problems.push(hint === undefined ? problem : { ...problem, hint });
    return { value: null, root: null, problems };
  };
  const skipSpace = (): void => {
    while (at < text.length && " \t\r\n".includes(text[at]!)) at += 1;
  };
  const found = (): string => {
    if (at >= text.length) return "the end of the document";
    return text[at] === '"' ? "a string" : `"${readableAt(text, at)}"`;
  };
  const pointerHere = (): string => {
    const top = stack.at(-1);
    if (top === undefined) return "";
    return appendPointer(top.pointer, Array.isArray(top.value) ? top.value.length : key!.name);
  };

  const place = (value: Json, node: SourceNode): void => {
    const top = stack.at(-1);
    if (top === undefined) {
      result = { value, node };
      return;
    }
    if (Array.isArray(top.value)) {
      top.value.push(value);
      top.node.items!.push(node);
      return;
    }
    const { name, from, to } = key!;
    key = null;
    const first = top.node.entries!.get(name);
    const pointer = appendPointer(top.pointer, name);
    if (first !== undefined) problems.push(duplicateKey(name, from, to, pointer, rangeOf(first.key!.from, 0).line));
    else if (FORBIDDEN_KEYS.has(name)) problems.push(forbiddenKey(name, from, to, pointer));
    else {
      node.key = { from, to };
      top.value[name] = value;
      top.node.entries!.set(name, node);
    }
  };

  /** Reads a value; opens a list or map without reading what it holds. Returns a message where it cannot. */
  const readValue = (): ReadResult | null => {
    const from = at;
    const first = text[at];
    if (first === "{" || first === "[") {
      at += 1;
      const isList = first === "[";
      const value: Json[] | JsonObject = isList ? [] : {};
      const node: SourceNode = isList ? { from, to: at, items: [] } : { from, to: at, entries: new Map() };
      const pointer = pointerHere();
      place(value, node);
      stack.push({ value, node, pointer, count: 0 });
      return null;
    }
    if (first === '"') {
      const string = readJsonString(text, at);
      if (!string.ok) return syntax(string.message, string.at, string.hint, string.at + 1);
      at = string.to;
      if (string.problem !== undefined) problems.push({ ...string.problem, pointer: pointerHere() });
      place(string.value, { from, to: at, style: "double" });
      return null;
    }
    NUMBER.lastIndex = at;
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0] ?? "";
    const number = NUMBER.exec(text)?.[0] ?? "";
    at += word.length;
    if (word === "true" || word === "false" || word === "null") {
      place(word === "null" ? null : word === "true", { from, to: at });
      return null;
    }
    if (number !== "" && number === word) {
      const problem = numberProblem(number);
      if (problem !== null) problems.push(lossyNumber(problem, number, from, at, pointerHere()));
      place(problem === "not_finite" ? null : Number(number) + 0, { from, to: at });
      return null;
    }
    at = from;
    return syntax(`Expected a value, found ${found()}`, from, hintForWord(word), from + Math.max(1, word.length));
  };

  skipSpace();
  let failure = readValue();
  while (failure === null && stack.length > 0) {
    const top = stack.at(-1)!;
    const isList = Array.isArray(top.value);
    const close = isList ? "]" : "}";
    skipSpace();
    if (text[at] === close) {
      at += 1;
      top.node.to = at;
      stack.pop();
      continue;
    }
    if (top.count > 0) {
      if (text[at] !== ",") {
        failure = syntax(`Expected "," or "${close}", found ${found()}`, at, commaHint(text, at));
        break;
      }
      const comma = at;
      at += 1;
      skipSpace();
      if (text[at] === close) {
        failure = syntax(`JSON allows no "," before "${close}"`, comma, "take the comma away");
        break;
      }
    }
    top.count += 1;
    if (!isList) {
      if (text[at] !== '"') {
        const word = readableAt(text, at);
        const name = word.replaceAll("'", "");
        failure = syntax(
          `Expected a key in double quotes, found ${found()}`,
          at,
          /^[\w-]+$/.test(name) ? `"${name}"` : undefined,
          at + word.length,
        );
        break;
      }
      const from = at;
      const string = readJsonString(text, at);
      if (!string.ok) {
        failure = syntax(string.message, string.at, string.hint);
        break;
      }
      at = string.to;
      key = { name: string.value, from, to: at };
      if (string.problem !== undefined) problems.push({ ...string.problem, pointer: top.pointer });
      skipSpace();
      if (text[at] !== ":") {
        failure = syntax(`Expected ":" behind the key "${string.value}", found ${found()}`);
        break;
      }
      at += 1;
      skipSpace();
    }
    failure = readValue();
  }
  if (failure !== null) return failure;
  skipSpace();
  if (at < text.length) return syntax(`Expected the end of the document, found ${found()}`);
  const { value, node } = result!;
  return { value, root: node, problems };
}

function readableAt(text: string, at: number): string {
  WORD.lastIndex = at;
  const word = WORD.exec(text)?.[0] ?? text[at] ?? "";
  return word.length > 40 ? `${word.slice(0, 40)}…` : word;
}

function commaHint(text: string, at: number): string | undefined {
  if (/^(?:\/[/*]|#)/.test(text.slice(at, at + 2))) return "JSON has no comments";
  return /["{[\w-]/.test(text[at] ?? "") ? 'a "," is missing before it' : undefined;
}

const WORDS: { readonly [word: string]: string } = {
  True: "true",
  TRUE: "true",
  False: "false",
  FALSE: "false",
  None: "null",
  NULL: "null",
  undefined: "null",
};

function hintForWord(word: string): string | undefined {
  if (Object.hasOwn(WORDS, word)) return WORDS[word];
  if (/^'[^']*'$/.test(word)) return `"${word.slice(1, -1)}"`;
  if (word.startsWith("//") || word.startsWith("/*") || word.startsWith("#")) return "JSON has no comments";
  if (/^[+]?\.?\d/.test(word)) {
    const value = Number(word.replace(/^\+/, ""));
    return Number.isFinite(value) ? String(value) : `"${word}"`;
  }
  return /^[A-Za-z_][\w.-]*$/.test(word) ? (nearest(word, ["true", "false", "null"]) ?? `"${word}"`) : undefined;
}
