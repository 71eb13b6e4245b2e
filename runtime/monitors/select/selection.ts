import { nearest } from "../../ir/near-miss.ts";
import { isJsonObject, type Json } from "../../ir/json.ts";
import { SELECT_OPERATIONS, type SelectOperation } from "../../ir/monitor.ts";
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
const NAMES = SELECT_OPERATIONS;

/** Reads a selection once: every mistake in it is reported, and what is left runs on many values. */
export function compileSelection(selection: Json): CompiledSelection {
  const problems: SelectProblem[] = [];
  const steps = compileChain(selection, "", problems, 0);
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

function compileChain(selection: Json, pointer: string, problems: SelectProblem[], depth: number): Step[] {
  if (!Array.isArray(selection) || selection.length === 0 || selection.length > MOST_OPS || depth > 4) {
    problems.push({ pointer, message: `A selection is a list of 1 to ${MOST_OPS} operations, at most 4 deep` });
    return [];
  }
  return selection.map((written, index) => compileOp(written, `${pointer}/${index}`, problems, depth));
}

function compileOp(written: Json, at: string, problems: SelectProblem[], depth: number): Step {
  const [name, options, pointer] = nameAndOptions(written, at);
  const op: SelectOp | undefined = Object.hasOwn(SELECT_OPS, name)
    ? SELECT_OPS[name as keyof typeof SELECT_OPS]
    : undefined;
  if (op === undefined) {
    const near = nearest(name, NAMES);
    problems.push({
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
    problem: (message, inside = "", hint) =>
      problems.push({
        pointer: pointer + inside,
        message: `"${name}": ${message}`,
        ...(hint === undefined ? {} : { hint }),
      }),
    chain(inner, inside) {
      const steps = compileChain(inner, pointer + inside, problems, depth + 1);
      return (piece, place) => {
        let value: ReturnType<Step> = piece;
        for (const step of steps) value = value === null ? null : step(value, place);
        return value;
      };
    },
  });
}

/** `trim`, `{css: a}`, `{css: {select: a}}`, and with options beside the name `{css: a, attr: href}`. */
function nameAndOptions(written: Json, at: string): [name: string, options: Json, pointer: string] {
  if (typeof written === "string") return [written, null, at];
  if (!isJsonObject(written)) return ["", null, at];
  const keys = Object.keys(written);
  const name = keys.find((key) => Object.hasOwn(SELECT_OPS, key)) ?? keys[0] ?? "";
  const options = written[name] ?? null;
  if (keys.length === 1) return [name, options, `${at}/${name}`];
  const { [name]: _, ...beside } = written;
  if (typeof options === "string") return [name, { [name === "regex" ? "pattern" : "select"]: options, ...beside }, at];
  return [name, isJsonObject(options) ? { ...options, ...beside } : beside, at];
}
