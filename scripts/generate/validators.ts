import Ajv2020 from "ajv/dist/2020.js";
import type { CodeKeywordDefinition } from "ajv";
import { _, str } from "ajv/dist/compile/codegen/index.js";
import standalone from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import type { JsonObject } from "../../runtime/ir/json.ts";

/** `exactlyOneKey: [a, b]`: an object has exactly one of these keys. */
const exactlyOneKey: CodeKeywordDefinition = {
  keyword: "exactlyOneKey",
  type: "object",
  schemaType: "array",
  error: {
    message: ({ schema }) => str`must have exactly one of ${(schema as string[]).join(", ")}`,
    params: ({ schema }) => _`{ keys: ${schema} }`,
  },
  code(context) {
    const { gen, data, schema } = context;
    const found = gen.let("found", _`0`);
    for (const key of schema as string[]) gen.if(_`${data}[${key}] !== undefined`, () => gen.code(_`${found}++`));
    context.fail(_`${found} !== 1`);
  },
};

export function makeAjv(code: boolean) {
  const ajv = new Ajv2020.Ajv2020({
    strict: true,
    allowUnionTypes: true,
    allErrors: true,
    verbose: true,
    messages: false,
    code: { source: code, esm: false, lines: true },
  });
  addFormats.default(ajv, ["date-time"]);
  ajv.addKeyword(exactlyOneKey);
  return ajv;
}

/** The text of a CommonJS module that exports the validator. */
export function validatorSource(schema: JsonObject): string {
  const ajv = makeAjv(true);
  return `${standalone.default(ajv, ajv.compile(schema))}\n`;
}
