import type { Json } from "../../ir/json.ts";
import { numberProblem } from "./numbers.ts";
import type { NumberProblem } from "./numbers.ts";

export interface PlainScalar {
  readonly value: Json;
  readonly problem: NumberProblem | null;
}

const NULL = /^(?:~|null|Null|NULL)?$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const BASED = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const NOT_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What a plain scalar says in the core schema of YAML 1.2. */
export function readPlainScalar(text: string): PlainScalar {
  if (NULL.test(text)) return { value: null, problem: null };
  if (TRUE.test(text)) return { value: true, problem: null };
  if (FALSE.test(text)) return { value: false, problem: null };
  if (NOT_FINITE.test(text)) return { value: null, problem: "not_finite" };
  if (DECIMAL.test(text)) {
    const problem = numberProblem(text);
    if (problem === "not_finite") return { value: null, problem };
    // A postcode or telephone number, or octal as YAML 1.1 had it: the zeros in front are gone.
    const hasZeros = problem === null && /^[-+]?0\d/.test(text);
    return { value: Number(text) + 0, problem: hasZeros ? "leading_zero" : problem };
  }
  if (BASED.test(text)) {
    const exact = BigInt(text);
    const value = Number(exact);
    if (!Number.isFinite(value)) return { value: null, problem: "not_finite" };
    return { value, problem: BigInt(value) === exact ? null : "loses_digits" };
  }
  return { value: text, problem: null };
}
