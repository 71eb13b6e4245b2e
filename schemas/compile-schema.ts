import { Ajv2020 } from "ajv/dist/2020.js";
import type { ErrorObject, Format, ValidateFunction } from "ajv";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { compilePattern } from "../runtime/expressions/index.ts";
import { invariant } from "../runtime/ir/invariant.ts";
import type { JsonSchema } from "../runtime/ir/json.ts";

/** The formats that are asserted. */
export const FORMATS = [
  "date-time",
  "date",
  "time",
  "duration",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "uuid",
  "json-pointer",
];

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
    return {
      test: (text: string): boolean => compiled.pattern.matches(text),
      // By this ajv tells patterns apart; without it the first one would stand for all.
      toString: (): string => source,
    };
  },
  { code: "re2" },
);

const options = {
  strict: false,
  verbose: true,
  ownProperties: true,
  // Definitions that many places refer to must not be written out at each of them.
  inlineRefs: false,
  meta: false,
  validateSchema: false,
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

type Judge = (value: unknown) => readonly ErrorObject[];

function judge(validate: ValidateFunction): Judge {
  return (value) => {
    try {
      return validate(value) ? [] : (validate.errors ?? []);
    } catch (error) {
      // Comparing with a constant calls a value's own `toString`, which JSON may have set to anything.
      if (!(error instanceof TypeError)) throw error;
      const message = "cannot be compared with what is allowed";
      return [
        {
          keyword: "comparison",
          instancePath: "",
          schemaPath: "#",
          params: {},
          data: value,
          parentSchema: {},
          message,
        },
      ];
    }
  };
}

/** Compiled ones that are kept: many runs of few documents. */
const KEPT = 500;
const compiled = new Map<string, CompiledSchema>();

/**
 * Compiles an author's schema that was checked (`checkAuthorSchema`), or a manifest's, for the API and the activity
 * host: formats are asserted, patterns are RE2, a hostile value costs no more than its size. Compiled ones are kept.
 */
export function compileSchema(schema: JsonSchema): CompiledSchema {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known !== undefined) {
    compiled.delete(key);
    compiled.set(key, known);
    return known;
  }
  const { $schema: _, ...rest } = schema;
  const make = (allErrors: boolean): Judge => {
    const ajv = new Ajv2020({ ...options, allErrors });
    // Nothing that authors may write needs it, and code made with it can throw (`if` beside `patternProperties`).
    ajv.opts.unevaluated = false;
    return judge(ajv.compile(rest));
  };
  const first = make(false);
  let all: Judge | undefined;
  const made: CompiledSchema = { first, all: (value) => (all ??= make(true))(value) };
  compiled.set(key, made);
  if (compiled.size > KEPT) compiled.delete(compiled.keys().next().value!);
  return made;
}
