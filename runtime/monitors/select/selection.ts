import { nearest } from "../../ir/near-miss.ts";
import { isJsonObject, type Json } from "../../ir/json.ts";
import { SELECT_OPERATIONS, type SelectOperation } from "../../ir/monitor.ts";
import { makeBudget, type Budget } from "../syntax/index.ts";
import { sort, trim, unique } from "./by-line.ts";
import { css } from "./css.ts";
import { date } from "./date.ts";
import { items } from "./items.ts";
import { jsonpath } from "./jsonpath.ts";
import { lines } from "./lines.ts";
import { number } from "./number.ts";
import { SelectionError, type Place, type SelectOp, type SelectProblem, type Step } from "./op.ts";
import { pieceOf, toJson } from "./piece.ts";
import { regex } from "./regex.ts";
import { remove } from "./remove.ts";
import { replace } from "./replace.ts";
import { text } from "./text.ts";
import { xpath } from "./xpath.ts";

/** Every operation of a selection, by its name in a document. */
export const SELECT_OPS = {
  remove,
  css,
  xpath,
  items,
  jsonpath,
  regex,
  lines,
  text,
  number,
  date,
  trim,
  sort,
  unique,
  replace,
} as const satisfies Record<SelectOperation, SelectOp>;

/** `empty`: operation number `at` found no match, and the chain ended there. */
export type Selected = { readonly empty: false; readonly value: Json } | { readonly empty: true; readonly at: number };

export type CompiledSelection =
  | {
      readonly ok: true;
      /** Throws SelectionError where the value is nothing that an operation can work on. */
      readonly run: (value: Json, place?: Place) => Selected;
    }
  | { readonly ok: false; readonly problems: readonly SelectProblem[] };

const MOST_OPS = 50;
const MOST_DEEP = 4;
const NAMES = SELECT_OPERATIONS;

/** Reads a selection once: every mistake in it is reported, and what is left runs on many values. */
export function compileSelection(selection: Json, budget: Budget = makeBudget()): CompiledSelection {
  const problems: SelectProblem[] = [];
  const steps = compileChain(selection, "", { problems, budget, depth: 0 });
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    run(value, place = {}) {
      try {
        let piece = pieceOf(value);
        for (const [at, step] of steps.entries()) {
          const next = step(piece, place);
          if (next === null) return { empty: true, at };
          piece = next;
        }
        return { empty: false, value: toJson(piece) };
      } catch (error) {
        // The libraries walk markup by recursion, and a page may be as deep as it likes.
        if (error instanceof RangeError) throw new SelectionError("the page is nested too deep");
        throw error;
      }
    },
  };
}

interface Reading {
  readonly problems: SelectProblem[];
  readonly budget: Budget;
  readonly depth: number;
}

function compileChain(selection: Json, pointer: string, reading: Reading): Step[] {
  if (!Array.isArray(selection) || selection.length === 0 || selection.length > MOST_OPS || reading.depth > MOST_DEEP) {
    const message = `A selection is a list of 1 to ${MOST_OPS} operations, at most ${MOST_DEEP} deep`;
    reading.problems.push({ code: "select.invalid", pointer, message });
    return [];
  }
  return selection.map((written, index) => compileOp(written, `${pointer}/${index}`, reading));
}

function compileOp(written: Json, at: string, reading: Reading): Step {
  const { problems, budget } = reading;
  const { name, options, pointerOf } = readOp(written, at);
  const op: SelectOp | undefined = Object.hasOwn(SELECT_OPS, name)
    ? SELECT_OPS[name as keyof typeof SELECT_OPS]
    : undefined;
  if (op === undefined) {
    const near = nearest(name, NAMES);
    problems.push({
      code: "select.invalid",
      pointer: at,
      message:
        name === ""
          ? `An operation is one of ${NAMES.join(", ")}`
          : `"${name}" is no operation; there are ${NAMES.join(", ")}`,
      ...(near === undefined ? {} : { hint: `Did you mean "${near}"?` }),
    });
    return (piece) => piece;
  }
  return op(options, {
    budget,
    problem: (message, inside = "", hint) =>
      problems.push({
        code: "select.invalid",
        pointer: pointerOf(inside),
        message: `"${name}": ${message}`,
        ...(hint === undefined ? {} : { hint }),
      }),
    read(parsed, inside) {
      if (parsed.ok) return parsed.value;
      problems.push({ ...parsed.mistake, pointer: pointerOf(inside) });
      return undefined;
    },
    field(selection, inside) {
      const steps = compileField(selection, pointerOf(inside), { ...reading, depth: reading.depth + 1 });
      return (piece, place) => {
        let value: ReturnType<Step> = piece;
        for (const step of steps) value = value === null ? null : step(value, place);
        return value;
      };
    },
  });
}

/** `".t"`, `{css: a, attr: href}` and `[{css: .p}, {number: …}]` are all selections of a field. */
function compileField(selection: Json, pointer: string, reading: Reading): Step[] {
  if (Array.isArray(selection)) return compileChain(selection, pointer, reading);
  if (typeof selection !== "string") return [compileOp(selection, pointer, reading)];
  const problems: SelectProblem[] = [];
  const step = compileOp({ css: selection }, pointer, { ...reading, problems });
  // The selector is the field itself.
  reading.problems.push(...problems.map((problem) => ({ ...problem, pointer })));
  return [step];
}

interface WrittenOp {
  readonly name: string;
  readonly options: Json;
  /** Where an option stands in the document. */
  readonly pointerOf: (inside: string) => string;
}

/** `trim`, `{css: a}`, `{css: {select: a}}`, and with options beside the name `{css: a, attr: href}`. */
function readOp(written: Json, at: string): WrittenOp {
  if (typeof written === "string") return { name: written, options: null, pointerOf: () => at };
  if (!isJsonObject(written)) return { name: "", options: null, pointerOf: () => at };
  const keys = Object.keys(written);
  const name = keys.find((key) => Object.hasOwn(SELECT_OPS, key)) ?? keys[0] ?? "";
  const options = written[name] ?? null;
  const own = `${at}/${name}`;
  // A plain text stands for its option, wherever the operation looks for it.
  if (keys.length === 1) {
    return { name, options, pointerOf: (inside) => (typeof options === "string" ? own : own + inside) };
  }
  const { [name]: _, ...beside } = written;
  if (typeof options !== "string") {
    const all = isJsonObject(options) ? { ...options, ...beside } : beside;
    return { name, options: all, pointerOf: (inside) => (Object.hasOwn(beside, keyOf(inside)) ? at : own) + inside };
  }
  const main = name === "regex" ? "pattern" : "select";
  const pointerOf = (inside: string): string => (inside === `/${main}` ? own : at + inside);
  return { name, options: { [main]: options, ...beside }, pointerOf };
}

function keyOf(pointer: string): string {
  return pointer.split("/")[1] ?? "";
}
