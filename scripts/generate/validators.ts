import Ajv2020 from "ajv/dist/2020.js";
import type { CodeKeywordDefinition } from "ajv";
import { _, str, stringify } from "ajv/dist/compile/codegen/index.js";
import standalone from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import type { JsonObject } from "../../runtime/ir/json.ts";

/** `exactlyOneKey: [a, b]`: an object has exactly one of these keys; `atMostOneKey`: or none of them. */
const countedKeys = (keyword: "exactlyOneKey" | "atMostOneKey"): CodeKeywordDefinition => ({
  keyword,
  type: "object",
  schemaType: "array",
  error: {
    message: ({ schema }) => str`must have ${keyword} of ${(schema as string[]).join(", ")}`,
    params: ({ schema }) => _`{ keys: ${stringify(schema)} }`,
  },
  code(context) {
    const { gen, data, schema } = context;
    const found = gen.let("found", _`0`);
    for (const key of schema as string[]) gen.if(_`${data}[${key}] !== undefined`, () => gen.code(_`${found}++`));
    context.fail(keyword === "exactlyOneKey" ? _`${found} !== 1` : _`${found} > 1`);
  },
});

/** `authorSchema: true` complains of every object, so that the caller looks at it. */
const authorSchema: CodeKeywordDefinition = {
  keyword: "authorSchema",
  type: "object",
  schemaType: "boolean",
  error: { message: "is a schema", params: _`{}` },
  code: (context) => context.fail(_`true`),
};

export function makeAjv(code: boolean) {
  const ajv = new Ajv2020.Ajv2020({
    strict: true,
    allowUnionTypes: true,
    // The tree of an expression has a head of three and a tail of any length.
    strictTuples: false,
    allErrors: true,
    verbose: true,
    messages: false,
    code: { source: code, esm: false, lines: true },
  });
  addFormats.default(ajv, ["date-time", "email"]);
  ajv.addKeyword(countedKeys("exactlyOneKey"));
  ajv.addKeyword(countedKeys("atMostOneKey"));
  ajv.addKeyword(authorSchema);
  return ajv;
}

/** The text of a CommonJS module that exports a validator for each of these parts (JSON Pointers) of a bundled schema. */
export function validatorSource(schema: JsonObject, definitions: { readonly [name: string]: string }): string {
  const ajv = makeAjv(true);
  ajv.addSchema(schema, BASE);
  const exported = Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [name, `${BASE}#${definition}`]),
  );
  const text = standalone.default(ajv, exported);
  return `// Made by scripts/generate.ts from schemas/; edit those.\n${bounded(text)}\n`;
}

const CONCAT = /vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g;

/**
 * ajv joins the errors of a part to those of the whole by copying both, which is quadratic: 256 KiB of wrong steps
 * took three minutes. Here they are pushed, and no more than can be told are kept.
 */
function bounded(text: string): string {
  if (!CONCAT.test(text)) return text;
  return `${text.replaceAll(CONCAT, "join(vErrors, $1.errors)")}
function join(found, more) {
  if (found === null) return more;
  for (let i = 0; i < more.length && found.length < 2000; i++) found.push(more[i]);
  return found;
}`;
}
const BASE = "watchloom.json";
