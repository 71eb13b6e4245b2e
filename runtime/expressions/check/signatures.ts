import {
  ANY,
  ANY_MAP,
  BOOL,
  DURATION,
  joinTypes,
  listOf,
  NEVER,
  NUMBER,
  STRING,
  TIMESTAMP,
  TYPE,
  type Type,
} from "./type.ts";

/** One way to call a function: what it takes, and what it then gives. */
export interface Overload {
  readonly params: readonly Type[];
  readonly result: Type | ((args: readonly Type[]) => Type);
  /** The last parameter may be repeated. */
  readonly variadic?: boolean;
}

/** A function as the checker and the reference page know it. */
export interface Signature {
  /** How it is called; parameters with `?` may be left out. */
  readonly usage: string;
  readonly description: string;
  readonly overloads: readonly Overload[];
  /** Steps grow with the size of the arguments. */
  readonly linear: boolean;
}

const overload = (params: readonly Type[], result: Overload["result"]): Overload => ({ params, result });

const constant = (usage: string, description: string, ...overloads: Overload[]): Signature => ({
  usage,
  description,
  overloads,
  linear: false,
});
const linear = (usage: string, description: string, ...overloads: Overload[]): Signature => ({
  usage,
  description,
  overloads,
  linear: true,
});

const TEXTS: Overload = overload([STRING, STRING], BOOL);
const REWRITE: Overload = overload([STRING], STRING);
const ORDERED: readonly Type[] = [NUMBER, STRING, TIMESTAMP, DURATION, BOOL];
const SCALAR = joinTypes(STRING, NUMBER, BOOL);

const same = (args: readonly Type[]): Type => args[0] ?? ANY;
const itemOf = (args: readonly Type[]): Type => (args[0]?.kind === "list" ? args[0].items : ANY);

/** Of a list, or of two arguments or more. */
const extreme: readonly Overload[] = ORDERED.flatMap((type) => [
  overload([listOf(type)], (args) => {
    const item = itemOf(args);
    return item.kind === "any" || item.kind === "never" ? item : type;
  }),
  { params: [type, type], result: type, variadic: true },
]);

const numeric = (usage: string, description: string): Signature =>
  constant(usage, description, overload([NUMBER], NUMBER));

const timePart = (name: string, description: string, ofDuration = false): Signature =>
  constant(
    `${name}(timestamp, zone?)${ofDuration ? `, ${name}(duration)` : ""}`,
    description,
    overload([TIMESTAMP], NUMBER),
    overload([TIMESTAMP, STRING], NUMBER),
    ...(ofDuration ? [overload([DURATION], NUMBER)] : []),
  );

/** Every function by name. Each can be called as a method of its first argument too. */
export const SIGNATURES: { readonly [name: string]: Signature } = {
  size: linear(
    "size(x)",
    "Characters of a text, items of a list, entries of a map",
    overload([STRING], NUMBER),
    overload([listOf(ANY)], NUMBER),
    overload([{ ...ANY_MAP, keyed: true }], NUMBER),
  ),
  contains: linear("contains(text, part)", "Whether the text holds the part", TEXTS),
  startsWith: linear("startsWith(text, part)", "Whether the text starts with the part", TEXTS),
  endsWith: linear("endsWith(text, part)", "Whether the text ends with the part", TEXTS),
  matches: linear("matches(text, 'pattern')", "Whether the RE2 pattern, a literal, is found in the text", TEXTS),
  lower: linear("lower(text)", "The text in lower case", REWRITE),
  upper: linear("upper(text)", "The text in upper case", REWRITE),
  lowerAscii: linear("lowerAscii(text)", "A to Z in lower case", REWRITE),
  upperAscii: linear("upperAscii(text)", "a to z in upper case", REWRITE),
  trim: linear("trim(text)", "The text without white space at its ends", REWRITE),
  split: linear(
    "split(text, separator, limit?)",
    "The parts of the text between separators",
    overload([STRING, STRING], listOf(STRING)),
    overload([STRING, STRING, NUMBER], listOf(STRING)),
  ),
  join: linear(
    "join(list, separator?)",
    "The items of the list as one text",
    overload([listOf(SCALAR)], STRING),
    overload([listOf(SCALAR), STRING], STRING),
  ),
  replace: linear(
    "replace(text, part, by, limit?)",
    "The text with every part replaced, literally",
    overload([STRING, STRING, STRING], STRING),
    overload([STRING, STRING, STRING, NUMBER], STRING),
  ),
  substring: linear(
    "substring(text, from, to?)",
    "The characters from `from` up to `to`",
    overload([STRING, NUMBER], STRING),
    overload([STRING, NUMBER, NUMBER], STRING),
  ),
  charAt: linear("charAt(text, index)", "The character at the index", overload([STRING, NUMBER], STRING)),
  indexOf: linear(
    "indexOf(text, part, from?)",
    "Where the part first stands in the text, or -1",
    overload([STRING, STRING], NUMBER),
    overload([STRING, STRING, NUMBER], NUMBER),
  ),
  lastIndexOf: linear(
    "lastIndexOf(text, part, from?)",
    "Where the part last stands in the text, or -1",
    overload([STRING, STRING], NUMBER),
    overload([STRING, STRING, NUMBER], NUMBER),
  ),
  sum: linear(
    "sum(list)",
    "The sum of the numbers; 0 of none",
    overload([listOf(NUMBER)], NUMBER),
    overload([listOf(DURATION)], DURATION),
  ),
  min: linear("min(list)", "The smallest item; also min(a, b, …). Fails on an empty list", ...extreme),
  max: linear("max(list)", "The largest item; also max(a, b, …). Fails on an empty list", ...extreme),
  sort: linear("sort(list)", "The items in ascending order", ...ORDERED.map((type) => overload([listOf(type)], same))),
  unique: linear(
    "unique(list)",
    "The items, each once, in the order of their first places",
    overload([listOf(ANY)], same),
  ),
  round: constant(
    "round(x, digits?)",
    "The number rounded half away from zero",
    overload([NUMBER], NUMBER),
    overload([NUMBER, NUMBER], NUMBER),
  ),
  floor: numeric("floor(x)", "The next whole number below"),
  ceil: numeric("ceil(x)", "The next whole number above"),
  abs: numeric("abs(x)", "The number without its sign"),
  number: numberFrom(
    "number(x)",
    "The number that a text writes; 1 of true, 0 of false; seconds of times and durations",
  ),
  double: numberFrom("double(x)", "CEL's name of number(x)"),
  int: constant(
    "int(x)",
    "The number cut to a whole one; of a text, a whole number; of a timestamp, seconds",
    overload([NUMBER], NUMBER),
    overload([STRING], NUMBER),
    overload([BOOL], NUMBER),
    overload([TIMESTAMP], NUMBER),
    overload([DURATION], NUMBER),
  ),
  string: constant(
    "string(x)",
    "A text, number, boolean, timestamp, duration or type as text; json(x) writes any value",
    overload([STRING], same),
    ...[NUMBER, BOOL, TIMESTAMP, DURATION, TYPE].map((type) => overload([type], STRING)),
  ),
  bool: constant(
    "bool(x)",
    "The boolean that a text writes: true, false, 1, 0, t, f",
    overload([BOOL], BOOL),
    overload([STRING], BOOL),
  ),
  timestamp: constant(
    "timestamp(x)",
    "The time of an RFC 3339 text, or of seconds since 1970",
    overload([STRING], TIMESTAMP),
    overload([NUMBER], TIMESTAMP),
    overload([TIMESTAMP], TIMESTAMP),
  ),
  duration: constant(
    "duration(x)",
    "The duration of a text such as 1h30m, 90s, 7d or PT15M, or of seconds",
    overload([STRING], DURATION),
    overload([NUMBER], DURATION),
    overload([DURATION], DURATION),
  ),
  type: constant(
    "type(x)",
    "The type of the value, to compare with bool, number, string, list, map, null_type",
    overload([ANY], TYPE),
  ),
  dyn: constant("dyn(x)", "The value, of which the checker forgets the type", overload([ANY], ANY)),
  json: linear("json(x)", "The value as JSON text", overload([ANY], STRING)),
  parseJson: linear("parseJson(text)", "The value that the JSON text writes", overload([STRING], ANY)),
  hash: linear(
    "hash(x)",
    "SHA-256, in hex, of the value's canonical JSON (RFC 8785)",
    overload([ANY], { kind: "string", maxLength: 64 }),
  ),
  getFullYear: timePart("getFullYear", "The year"),
  getMonth: timePart("getMonth", "The month, from 0"),
  getDate: timePart("getDate", "The day of the month, from 1"),
  getDayOfMonth: timePart("getDayOfMonth", "The day of the month, from 0"),
  getDayOfWeek: timePart("getDayOfWeek", "The day of the week, Sunday being 0"),
  getDayOfYear: timePart("getDayOfYear", "The day of the year, from 0"),
  getHours: timePart("getHours", "The hour; of a duration, its whole hours", true),
  getMinutes: timePart("getMinutes", "The minute; of a duration, its whole minutes", true),
  getSeconds: timePart("getSeconds", "The second; of a duration, its whole seconds", true),
  getMilliseconds: timePart("getMilliseconds", "The milliseconds within the second", true),
};

function numberFrom(usage: string, description: string): Signature {
  return constant(
    usage,
    description,
    ...[NUMBER, STRING, BOOL, TIMESTAMP, DURATION].map((type) => overload([type], NUMBER)),
  );
}

/** Macros and the like, for near misses and the reference page. */
export const SPECIAL_FORMS: { readonly [name: string]: { readonly usage: string; readonly description: string } } = {
  has: { usage: "has(x.field)", description: "Whether the field is there; true for one that is null" },
  default: {
    usage: "default(path, other)",
    description: "What stands at the path, or `other` where any part of it is absent or null",
  },
  all: { usage: "list.all(x, test)", description: "Whether the test is true for every item" },
  exists: { usage: "list.exists(x, test)", description: "Whether the test is true for an item" },
  exists_one: { usage: "list.exists_one(x, test)", description: "Whether the test is true for exactly one item" },
  map: {
    usage: "list.map(x, expression) or list.map(x, test, expression)",
    description: "A list of what the expression gives for each item",
  },
  filter: { usage: "list.filter(x, test)", description: "The items for which the test is true" },
};

const OPERANDS: { readonly [operator: string]: readonly Overload[] } = {
  "+": [
    overload([NUMBER, NUMBER], NUMBER),
    overload([STRING, STRING], STRING),
    overload([listOf(ANY), listOf(ANY)], ([a = NEVER, b = NEVER]) => joinTypes(unbounded(a), unbounded(b))),
    overload([TIMESTAMP, DURATION], TIMESTAMP),
    overload([DURATION, TIMESTAMP], TIMESTAMP),
    overload([DURATION, DURATION], DURATION),
  ],
  "-": [
    overload([NUMBER, NUMBER], NUMBER),
    overload([TIMESTAMP, DURATION], TIMESTAMP),
    overload([TIMESTAMP, TIMESTAMP], DURATION),
    overload([DURATION, DURATION], DURATION),
  ],
  "*": [overload([NUMBER, NUMBER], NUMBER)],
  "/": [overload([NUMBER, NUMBER], NUMBER)],
  "%": [overload([NUMBER, NUMBER], NUMBER)],
  "<": ORDERED.map((type) => overload([type, type], BOOL)),
};

/** The sizes of two lists add up; the type of the sum forgets them. */
const unbounded = (type: Type): Type => (type.kind === "list" ? listOf(type.items) : type);

/** What an arithmetic operator or a comparison takes. */
export const operatorOverloads = (operator: string): readonly Overload[] => OPERANDS[operator] ?? OPERANDS["<"]!;
