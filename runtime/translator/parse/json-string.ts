import type { ParseProblem } from "./problems.ts";

export type JsonString =
  | { readonly ok: true; readonly value: string; readonly to: number; readonly problem?: ParseProblem }
  | { readonly ok: false; readonly at: number; readonly message: string; readonly hint?: string };

// oxlint-disable-next-line no-control-regex -- RFC 8259: control characters must be escaped
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: { readonly [letter: string]: string } = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** Reads the JSON string whose opening quote stands at `from`. */
export function readJsonString(text: string, from: number): JsonString {
  let value = "";
  let problem: ParseProblem | undefined;
  let at = from + 1;
  for (;;) {
    PLAIN.lastIndex = at;
    const plain = PLAIN.exec(text)![0];
    value += plain;
    at += plain.length;
    const next = text[at];
    if (next === '"') break;
    if (next === undefined) return { ok: false, at: from, message: "The string that begins here is never closed" };
    if (next !== "\\") return controlCharacter(text, at, from);
    const letter = text[at + 1] ?? "";
    const simple = ESCAPES[letter];
    if (simple !== undefined) {
      value += simple;
      at += 2;
      continue;
    }
    const hex = text.slice(at + 2, at + 6);
    if (letter !== "u" || !/^[0-9a-fA-F]{4}$/.test(hex)) {
      return { ok: false, at, message: `"\\${letter}" is no escape of JSON`, hint: `\\\\${letter}` };
    }
    if (hex === "0000")
      problem ??= { code: "parse.nul", from: at, to: at + 6, message: "The string holds a NUL character" };
    value += String.fromCharCode(Number.parseInt(hex, 16));
    at += 6;
  }
  const to = at + 1;
  if (!value.isWellFormed()) {
    problem ??= { code: "parse.not_utf8", from, to, message: "The string holds half of a surrogate pair" };
    value = value.toWellFormed();
  }
  return problem === undefined ? { ok: true, value, to } : { ok: true, value, to, problem };
}

function controlCharacter(text: string, at: number, from: number): JsonString {
  const code = text.charCodeAt(at);
  if (code === 0x0a || code === 0x0d) {
    return {
      ok: false,
      at: from,
      message: "The string that begins here is not closed in its line",
      hint: "a line break in a string is written \\n",
    };
  }
  const written = code === 0x09 ? "\\t" : `\\u${code.toString(16).padStart(4, "0")}`;
  return { ok: false, at, message: "A control character must be escaped in a string", hint: written };
}
