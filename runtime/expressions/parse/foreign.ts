/** What writers of other languages reach for, and what it is called here. */

interface Slip {
  readonly length: number;
  /** The operator to go on with; absent: nothing. */
  readonly meant?: string;
  readonly message: string;
  readonly hint: string;
}

const slip = (
  text: string,
  meant: string | undefined,
  hint: string,
  message = `"${text}" is no operator`,
): [string, Slip] => [
  text,
  meant === undefined ? { length: text.length, message, hint } : { length: text.length, meant, message, hint },
];

const OPERATORS: readonly (readonly [string, Slip])[] = [
  slip("===", "==", "write =="),
  slip("!==", "!=", "write !="),
  slip("=>", ",", "a macro takes a name and an expression: list.map(x, x + 1)"),
  slip("->", ",", "a macro takes a name and an expression: list.map(x, x + 1)"),
  slip("??", "||", "write default(path, other)"),
  slip("?.", ".", "write default(a.b, other), or ask has(a.b) first"),
  slip(".?", ".", "write default(a.b, other), or ask has(a.b) first"),
  slip("[?", "[", "write default(a[b], other)"),
  slip("**", "*", "there are no powers"),
  slip("<>", "!=", "write !="),
  slip("${", "(", "the text is inside ${ … } already: write the name alone", '"${" does not nest'),
  slip("=", "==", "write == to compare; nothing is assigned in an expression"),
  slip("&", "&&", "write &&"),
  slip("|", "||", "write ||"),
  slip(";", undefined, "there is one expression, and no statement"),
];

/** The slip that stands here, if one does; longer ones first. */
export function foreignOperator(source: string, at: number): Slip | undefined {
  for (const [text, found] of OPERATORS) {
    if (!source.startsWith(text, at)) continue;
    if (text === "&" && source[at + 1] === "&") continue;
    if (text === "|" && source[at + 1] === "|") continue;
    if (text === "=" && source[at + 1] === "=") continue;
    // `a ?.5 : 1` and `x.?y` differ only in what follows.
    if (text === "?." && /[0-9]/.test(source[at + 2] ?? "")) continue;
    return found;
  }
  return undefined;
}

/** Words that stand between operands in other languages. */
export const FOREIGN_WORDS: { readonly [word: string]: string } = {
  and: "&&",
  or: "||",
  is: "==",
  eq: "==",
  ne: "!=",
  mod: "%",
};

/** Functions, methods and properties of other languages, and what to write. */
export const FOREIGN_FUNCTIONS: { readonly [name: string]: string } = {
  length: "size(x)",
  len: "size(x)",
  count: "size(x)",
  toUpperCase: "upper",
  toLowerCase: "lower",
  uppercase: "upper",
  lowercase: "lower",
  upperCase: "upper",
  lowerCase: "lower",
  includes: "contains for text, `x in list` for a list",
  has: "has(x.y) as a function",
  some: "exists",
  any: "exists",
  every: "all",
  find: "filter(x, …)[0]",
  first: "list[0]",
  last: "list[size(list) - 1]",
  forEach: "map",
  flatMap: "map",
  reduce: "sum, min, max or join",
  slice: "substring for text",
  substr: "substring",
  concat: "+",
  push: "list + [x]",
  append: "list + [x]",
  toString: "string(x)",
  str: "string(x)",
  parseInt: "int(x)",
  parseFloat: "number(x)",
  toFixed: "round(x, digits)",
  now: "run.time, or a time.now step: expressions have no clock",
  keys: "x.map(key, key)",
  values: "x.map(key, x[key])",
  coalesce: "default(path, other)",
  get: "default(path, other)",
  existsOne: "exists_one",
  distinct: "unique",
  average: "sum(list) / size(list)",
  mean: "sum(list) / size(list)",
  sha256: "hash(x)",
  tojson: "json(x)",
  toJson: "json(x)",
  fromJson: "parseJson(text)",
  replaceAll: "replace",
  strip: "trim",
  regex: "matches(text, 'pattern')",
  test: "matches(text, 'pattern')",
  match: "matches(text, 'pattern')",
  typeof: "type(x)",
};
