import {
  getConformanceSuite,
  type IncrementalTest,
  type IncrementalTestSuite,
} from "@bufbuild/cel-spec/testdata/tests.js";

/** One case of the public suite, with the file and section it stands in, for messages only. */
export interface SpecCase {
  readonly place: string;
  readonly test: IncrementalTest["original"];
}

/** Every case of cel-spec's conformance suite. */
export function specCases(): SpecCase[] {
  const walk = (suite: IncrementalTestSuite, place: string): SpecCase[] => [
    ...suite.tests.map((test) => ({ place: `${place}/${test.name}`, test: test.original })),
    ...suite.suites.flatMap((inner) => walk(inner, place === "" ? inner.name : `${place}/${inner.name}`)),
  ];
  return walk(getConformanceSuite(), "");
}

type Test = SpecCase["test"];
type ProtoValue = Extract<Test["resultMatcher"], { case: "value" }>["value"];

/** Why a case is out of the profile: predicates over its text, its bindings and what it expects, never over its name. */
export const OUT_OF_PROFILE: { readonly [reason: string]: (test: Test, code: string) => boolean } = {
  protobuf: (test, code) =>
    test.container !== "" ||
    // Names with dots are those of protobuf packages.
    [...Object.keys(test.bindings), ...test.typeEnv.map(({ name }) => name)].some((name) => name.includes(".")) ||
    /\bgoogle\.(protobuf|rpc)\.(?!Timestamp\b(?!\{)|Duration\b(?!\{))/.test(code) ||
    /[A-Za-z_]\w*\s*\{/.test(code.replace(/\bin\s*\{/g, "")) ||
    values(test).some(
      (value) =>
        has(value, "objectValue", (any) => !/(Timestamp|Duration)$/.test(any.typeUrl)) || has(value, "enumValue"),
    ) ||
    test.typeEnv.some((declared) => JSON.stringify(declared, bigints).includes('"messageType"')),
  uint: (test, code) =>
    /\b\d\w*[uU]\b/.test(code) || /\buint\b/.test(code) || values(test).some((value) => has(value, "uint64Value")),
  bytes: (test, code) =>
    /(^|[^\w])([rR]?[bB]|[bB][rR])""/.test(code) ||
    /\bbytes\b/.test(code) ||
    values(test).some((value) => has(value, "bytesValue")),
  "int64 arithmetic": (test, code) =>
    [...code.matchAll(/\b(?:0x[0-9a-fA-F]+|\d+)\b(?!\.\d)/g)].some(([digits]) => BigInt(digits) > SAFE) ||
    values(test).some((value) => has(value, "int64Value", (number) => number > SAFE || number < -SAFE)) ||
    (test.resultMatcher.case === "evalError" &&
      test.resultMatcher.value.errors.some(({ message }) => message.includes("overflow"))) ||
    // The text asks which of CEL's two signed number types a value has.
    (/\btype\(/.test(code) && /\d\.\d/.test(code) && /\b\d+\b(?!\.)/.test(code.replace(/\d+\.\d+/g, ""))),
  optionals: (_test, code) => /\boptional\b|\.\?|\[\?|[{,]\s*\?|\boptMap\b|\boptFlatMap\b/.test(code),
  "extension: math": (_test, code) => /\bmath\./.test(code),
  "extension: encoders": (_test, code) => /\bbase64\./.test(code),
  "extension: bindings and blocks": (_test, code) => /\bcel\.(bind|block|index|iterVar|accuVar)\b/.test(code),
  "extension: proto": (_test, code) => /\bproto\.(hasExt|getExt)\b/.test(code),
  "extension: strings.format and strings.quote": (_test, code) => /\.format\(|\bstrings\.quote\(/.test(code),
  "extension: two-variable comprehensions": (_test, code) =>
    /\.(transformList|transformMap|transformMapEntry|existsOne)\(/.test(code) ||
    /\.(all|exists|exists_one)\(\s*\w+\s*,\s*\w+\s*,/.test(code),
  "functions that the case declares": (test) => test.typeEnv.some((declared) => declared.declKind.case === "function"),
};

const SAFE = BigInt(Number.MAX_SAFE_INTEGER) + 1n;
const bigints = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? String(value) : value);

/** The text with comments and the content of every string taken out, prefixes of strings kept. */
export function withoutStrings(text: string): string {
  return text.replace(/\/\/ .*$/gm, "").replace(/("""|''')[\s\S]*?\1|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""');
}

export function reasonsOut(test: Test): string[] {
  const code = withoutStrings(test.expr);
  return Object.keys(OUT_OF_PROFILE).filter((reason) => OUT_OF_PROFILE[reason]!(test, code));
}

/** What the case binds and what it expects. */
function values(test: Test): ProtoValue[] {
  const bound = Object.values(test.bindings).flatMap((binding) =>
    binding.kind.case === "value" ? [binding.kind.value] : [],
  );
  const { resultMatcher } = test;
  if (resultMatcher.case === "value") return [...bound, resultMatcher.value];
  return resultMatcher.case === "typedResult" && resultMatcher.value.result
    ? [...bound, resultMatcher.value.result]
    : bound;
}

type Kinds = ProtoValue["kind"];
type ValueOf<C extends Kinds["case"]> = Extract<Kinds, { case: C }> extends { value: infer V } ? V : never;

/** Whether the value, or any value in it, is of this kind. */
function has<C extends NonNullable<Kinds["case"]>>(
  value: ProtoValue,
  kind: C,
  test: (value: ValueOf<C>) => boolean = () => true,
): boolean {
  const { kind: held } = value;
  if (held.case === kind && test(held.value as ValueOf<C>)) return true;
  if (held.case === "listValue") return held.value.values.some((item) => has(item, kind, test));
  if (held.case !== "mapValue") return false;
  return held.value.entries.some((entry) =>
    [entry.key, entry.value].some((part) => part !== undefined && has(part, kind, test)),
  );
}
