import * as fc from "fast-check";
import {
  mapOf,
  listOf,
  BOOL,
  NUMBER,
  optional,
  makeScope,
  type Type,
  type TypeScope,
} from "../../runtime/expressions/index.ts";

/**
 * Generated expressions that are well typed and mean the same in CEL and in the profile: numbers are written as doubles
 * (CEL's `5 / 2` is 2), whole numbers come from `size` and stand beside whole literals only, no field is null. The other
 * implementation orders and cuts text by UTF-16 units, so no text tells that from code points.
 */
export type Kind = "bool" | "number" | "whole" | "text" | "numbers" | "texts" | "records" | "record";

export const SCOPE: TypeScope = (() => {
  // Sizes are those of the data below, in UTF-16 units, so that costs have bounds.
  const text: Type = { kind: "string", maxLength: 10 };
  const record = mapOf({ n: NUMBER, t: text, o: optional(NUMBER) });
  return makeScope({
    b: BOOL,
    n: NUMBER,
    t: text,
    ns: listOf(NUMBER, 4),
    ts: listOf(text, 4),
    rs: listOf(record, 3),
    r: record,
  });
})();

const word = fc.string({ unit: fc.constantFrom("a", "b", "A", " ", ",", "é", "😀", "ß"), maxLength: 5 });
const amount = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(0.5, -2.25, 1e9, 1e-3));
const record = fc.record({ n: amount, t: word, o: amount }, { requiredKeys: ["n", "t"], noNullPrototype: true });

/** Data that fits {@link SCOPE}. */
export const data = fc.record(
  {
    b: fc.boolean(),
    n: amount,
    t: word,
    ns: fc.array(amount, { maxLength: 4 }),
    ts: fc.array(word, { maxLength: 4 }),
    rs: fc.array(record, { maxLength: 3 }),
    r: record,
  },
  { noNullPrototype: true },
);

/** A literal double: CEL reads `1` as an int. */
const double = (value: number): string => {
  const text = String(Math.abs(value));
  const written = /[.e]/.test(text) ? text : `${text}.0`;
  return value < 0 || Object.is(value, -0) ? `(-${written})` : written;
};
const literal = (text: string): string => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

type Make = (kind: Kind, depth: number, names: { readonly [kind in Kind]?: readonly string[] }) => fc.Arbitrary<string>;

/** An expression of the kind; `names` are what macros have bound. */
const make: Make = (kind, depth, names) => {
  const sub = (of: Kind): fc.Arbitrary<string> => make(of, depth - 1, names);
  const within = (bound: Kind, of: Kind): fc.Arbitrary<string> =>
    make(of, depth - 1, { ...names, [bound]: [...(names[bound] ?? []), `x${depth}`] });
  const apply = (template: string, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
    fc
      .tuple(...parts)
      .map((texts) => texts.reduce((text, part, index) => text.replaceAll(`$${index}`, () => part), template));
  const leaves = LEAVES[kind].concat((names[kind] ?? []).map((name) => fc.constant(name)));
  if (depth <= 0) return fc.oneof(...leaves);
  const macros = (of: "numbers" | "texts" | "records", item: Kind): readonly fc.Arbitrary<string>[] => [
    apply(`$0.filter(x${depth}, $1)`, sub(of), within(item, "bool")),
  ];
  const quantifier = (of: "numbers" | "texts" | "records", item: Kind): fc.Arbitrary<string> =>
    apply(`$0.$2(x${depth}, $1)`, sub(of), within(item, "bool"), fc.constantFrom("all", "exists", "exists_one"));
  const byKind: { readonly [kind in Kind]: readonly fc.Arbitrary<string>[] } = {
    bool: [
      apply("($0 && $1)", sub("bool"), sub("bool")),
      apply("($0 || $1)", sub("bool"), sub("bool")),
      apply(
        "!$0",
        sub("bool").map((text) => `(${text})`),
      ),
      apply("($0 $2 $1)", sub("number"), sub("number"), fc.constantFrom("<", "<=", ">", ">=", "==", "!=")),
      apply("($0 $2 $1)", sub("text"), sub("text"), fc.constantFrom("<", "<=", ">", ">=", "==", "!=")),
      apply("($0 $2 $1)", sub("whole"), sub("whole"), fc.constantFrom("<", "==", ">")),
      apply("($0 == $1)", sub("numbers"), sub("numbers")),
      apply("($0 != $1)", sub("records"), sub("records")),
      apply("($0 in $1)", sub("text"), sub("texts")),
      apply("($0 in $1)", sub("number"), sub("numbers")),
      apply("$0.$2($1)", sub("text"), sub("text"), fc.constantFrom("contains", "startsWith", "endsWith")),
      apply("$0.matches($1)", sub("text"), fc.constantFrom("'a+'", "'^[ab]*$'", "'(?i)A,'", "'.'")),
      apply("has($0.o)", sub("record")),
      quantifier("numbers", "number"),
      quantifier("texts", "text"),
      quantifier("records", "record"),
    ],
    number: [
      apply("($0 $2 $1)", sub("number"), sub("number"), fc.constantFrom("+", "-", "*", "/")),
      apply(
        "-$0",
        sub("number").map((text) => `(${text})`),
      ),
      apply("($0 ? $1 : $2)", sub("bool"), sub("number"), sub("number")),
      apply("$0.n", sub("record")),
      apply("$0.o", sub("record")),
      apply("$0[$1]", sub("numbers"), fc.constantFrom("0", "1", "2")),
      apply("double($0)", sub("whole")),
    ],
    whole: [apply("size($0)", sub("text")), apply("$0.size()", sub("texts")), apply("size($0)", sub("records"))],
    text: [
      apply("($0 + $1)", sub("text"), sub("text")),
      apply("($0 ? $1 : $2)", sub("bool"), sub("text"), sub("text")),
      apply("$0.t", sub("record")),
      apply("$0['t']", sub("record")),
      apply("$0[$1]", sub("texts"), fc.constantFrom("0", "1", "3")),
      apply("$0.$1()", sub("text"), fc.constantFrom("trim", "lowerAscii", "upperAscii")),
      apply("$0.replace($1, $2)", sub("text"), fc.constantFrom("'a'", "'é'", "', '"), sub("text")),
      apply("$0.join($1)", sub("texts"), sub("text")),
    ],
    numbers: [
      apply("($0 + $1)", sub("numbers"), sub("numbers")),
      apply("[$0, $1]", sub("number"), sub("number")),
      ...macros("numbers", "number"),
      apply(`$0.map(x${depth}, $1)`, sub("records"), within("record", "number")),
      apply(`$0.map(x${depth}, $1, $2)`, sub("numbers"), within("number", "bool"), within("number", "number")),
    ],
    texts: [
      apply("$0.split($1)", sub("text"), fc.constantFrom("','", "' '", "'a'")),
      apply("[$0, $1]", sub("text"), sub("text")),
      ...macros("texts", "text"),
      apply(`$0.map(x${depth}, $1)`, sub("records"), within("record", "text")),
    ],
    records: [...macros("records", "record"), apply("[$0, $1]", sub("record"), sub("record"))],
    record: [apply("{'n': $0, 't': $1}", sub("number"), sub("text")), apply("$0[0]", sub("records"))],
  };
  return fc.oneof(
    { weight: 1, arbitrary: fc.oneof(...leaves) },
    ...byKind[kind].map((arbitrary) => ({ weight: 1, arbitrary })),
  );
};

const LEAVES: { readonly [kind in Kind]: readonly fc.Arbitrary<string>[] } = {
  bool: [fc.constantFrom("b", "true", "false")],
  number: [fc.constant("n"), fc.constant("r.n"), amount.map(double)],
  whole: [fc.constantFrom("0", "1", "2", "size(t)", "size(ns)")],
  text: [fc.constant("t"), fc.constant("r.t"), word.map(literal)],
  numbers: [fc.constant("ns"), fc.constant("[1.0, 2.5]")],
  texts: [fc.constant("ts"), fc.constant("['a', 'é']")],
  records: [fc.constant("rs")],
  record: [fc.constant("r")],
};

/** Made once a depth and kind: building the arbitraries is what costs. */
export const expressions: fc.Arbitrary<string> = fc.oneof(
  ...(["bool", "number", "text", "numbers", "texts", "records"] as const).map((kind) => make(kind, 3, {})),
);
