import { failAt } from "../context.ts";
import { finite } from "../arithmetic.ts";
import { number, whole, type LanguageFunction } from "./function.ts";

const MAX_DIGITS = 15;

/**
 * Half away from zero, by the decimal text of the number: `round(1.005, 2)` is 1.01, as its reader expects, although
 * the double is a little less. Negative digits round to tens, hundreds and so on.
 */
export function roundHalfAway(value: number, digits: number): number {
  const [mantissa = "", exponent = "0"] = String(Math.abs(value)).split("e");
  const scaled = Math.round(Number(`${mantissa}e${Number(exponent) + digits}`));
  const [rounded = "", shift = "0"] = String(scaled).split("e");
  const result = Number(`${rounded}e${Number(shift) - digits}`);
  return value < 0 ? -result : result;
}

const round: LanguageFunction = (context, node, args) => {
  const value = number(context, node, args, 0);
  const digits = args.length > 1 ? whole(context, node, args, 1) : 0;
  if (Math.abs(digits) > MAX_DIGITS)
    throw failAt(context, node, `"round" takes ${-MAX_DIGITS} to ${MAX_DIGITS} digits, not ${digits}`);
  return finite(context, node, roundHalfAway(value, digits));
};

const simple =
  (apply: (value: number) => number): LanguageFunction =>
  (context, node, args) =>
    apply(number(context, node, args, 0));

export const NUMBER_FUNCTIONS: { readonly [name: string]: LanguageFunction } = {
  round,
  floor: simple(Math.floor),
  ceil: simple(Math.ceil),
  abs: simple(Math.abs),
};
