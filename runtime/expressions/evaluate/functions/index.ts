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
