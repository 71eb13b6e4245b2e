import { CONVERSIONS } from "./conversions.ts";
import type { LanguageFunction } from "./function.ts";
import { JSON_FUNCTIONS } from "./jsons.ts";
import { LIST_FUNCTIONS } from "./lists.ts";
import { NUMBER_FUNCTIONS } from "./numbers.ts";
import { TEXT_FUNCTIONS } from "./texts.ts";
import { TIME_FUNCTIONS } from "./times.ts";

/** Every function that an expression can call, by name; macros and `default` are no functions. */
export const FUNCTIONS: { readonly [name: string]: LanguageFunction } = {
  ...LIST_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...CONVERSIONS,
  ...TIME_FUNCTIONS,
  ...JSON_FUNCTIONS,
};

/** How many arguments a function takes, at least and at most; those not named take one. */
const ARITY: { readonly [name: string]: readonly [least: number, most: number] } = {
  contains: [2, 2],
  startsWith: [2, 2],
  endsWith: [2, 2],
  matches: [2, 2],
  split: [2, 3],
  join: [1, 2],
  replace: [3, 4],
  substring: [2, 3],
  charAt: [2, 2],
  indexOf: [2, 3],
  lastIndexOf: [2, 3],
  min: [1, Infinity],
  max: [1, Infinity],
  round: [1, 2],
  ...Object.fromEntries(Object.keys(TIME_FUNCTIONS).map((name) => [name, [1, 2] as const])),
};

export const arityOf = (name: string): readonly [least: number, most: number] =>
  Object.hasOwn(ARITY, name) ? ARITY[name]! : [1, 1];
