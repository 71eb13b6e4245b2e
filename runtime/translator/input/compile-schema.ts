import { Ajv2020 } from "ajv/dist/2020.js";
import type { ErrorObject, Format, ValidateFunction } from "ajv";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { compilePattern } from "../../expressions/index.ts";
import { invariant } from "../../ir/invariant.ts";
import type { JsonSchema } from "../../ir/json.ts";
import { FORMATS } from "../author-schema/keywords.ts";

/** Longer texts have no format: some formats take quadratic time. */
const MAX_FORMATTED = 2048;

const formats: { [name: string]: Format } = Object.fromEntries(
  FORMATS.map((name) => [name, (text: string) => text.length <= MAX_FORMATTED && hasFormat(name, text)]),
);

function hasFormat(name: string, text: string): boolean {
  const format = (fullFormats as { [name: string]: Format })[name];
  if (format instanceof RegExp) return format.test(text);
  if (typeof format === "function") return format(text);
  const inner = typeof format === "object" ? format.validate : undefined;
  invariant(inner !== undefined && !(typeof inner === "string"), `the format "${name}" is known`);
  return inner instanceof RegExp ? inner.test(text) : (inner as (text: string) => boolean)(text);
}

/** Authors' patterns are RE2, linear in the text. */
const regExp = Object.assign(
  (source: string) => {
    const compiled = compilePattern(source);
    invariant(compiled.ok, `"${source}" was checked at submit`);
    return { test: (text: string): boolean => compiled.pattern.matches(text) };
  },
  { code: "re2" },
);

const options = {
  strict: false,
  verbose: true,
  messages: false,
  ownProperties: true,
  // Definitions that many places refer to must not be written out at each of them.
  inlineRefs: false,
  meta: false,
  validateSchema: false,
  addUsedSchema: false,
  logger: false,
  formats,
  code: { regExp },
} as const;

export interface CompiledSchema {
  /** The first mistakes of a value, or none. */
  first(value: unknown): readonly ErrorObject[];
  /** All of them; only for values that are small. */
  all(value: unknown): readonly ErrorObject[];
}

const KEPT = 200;
const compiled = new Map<string, CompiledSchema>();

/** Compiles an author's schema that was checked (`checkAuthorSchema`), or a manifest's. Compiled ones are kept. */
export function compileSchema(schema: JsonSchema): CompiledSchema {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known !== undefined) {
    compiled.delete(key);
    compiled.set(key, known);
    return known;
  }
  const { $schema: _, ...rest } = schema;
  const make = (allErrors: boolean): ValidateFunction => new Ajv2020({ ...options, allErrors }).compile(rest);
  const first = make(false);
  let all: ValidateFunction | undefined;
  const made: CompiledSchema = {
    first: (value) => (first(value) ? [] : (first.errors ?? [])),
    all: (value) => {
      all ??= make(true);
      return all(value) ? [] : (all.errors ?? []);
    },
  };
  compiled.set(key, made);
  if (compiled.size > KEPT) compiled.delete(compiled.keys().next().value!);
  return made;
}
