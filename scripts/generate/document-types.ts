import { compile } from "json-schema-to-typescript";
import type { JSONSchema } from "json-schema-to-typescript";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";
import { isChoiceOfKeys } from "./alternatives.ts";
import type { Bundle } from "./bundle.ts";
import { typeName } from "./bundle.ts";

/** Definitions that are types of ours rather than shapes. */
const OWN_TYPES: { readonly [definition: string]: string } = {
  json: "Json",
  template: "Json",
  jsonSchema: "JsonSchema",
};
/** Keywords that say nothing to a type; bounds of lists would become tuples. */
const NOISE = new Set(["examples", "default", "$schema", "minItems", "maxItems", "propertyNames", "pattern", "format"]);

/** The text of a module with the types of a bundled schema. */
export async function typesSource(bundle: Bundle): Promise<string> {
  const shapes: JsonObject = {};
  const types = new Map([["#", typeName(bundle.title)]]);
  for (const [name, schema] of Object.entries(bundle.schema["$defs"] as JsonObject)) {
    const text = OWN_TYPES[name] ?? scalarType(schema as JsonObject);
    types.set(`#/$defs/${name}`, text ?? capital(name));
    if (text === undefined) shapes[capital(name)] = { ...(schema as JsonObject), title: capital(name) };
  }
  const schema = prepare({ ...bundle.schema, $defs: shapes }, types) as JSONSchema;
  const text = await compile(schema, typeName(bundle.title), {
    additionalProperties: false,
    bannerComment: "",
    unreachableDefinitions: true,
    strictIndexSignatures: false,
    style: { printWidth: 120 },
  });
  const names = ["Json", "JsonSchema"].filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  const imports = names.length === 0 ? "" : `import type { ${names.join(", ")} } from "../json.ts";\n\n`;
  const body = text.replaceAll(/(\n \*)?\n \* This interface was referenced by .*\n \* via the `definition` .*/g, "");
  return `// Made by scripts/generate.ts from schemas/; edit those.\n${imports}${body.trim()}\n`;
}

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

function scalarType(schema: JsonObject): string | undefined {
  const type = schema["type"];
  if (schema["enum"] !== undefined || schema["const"] !== undefined) return undefined;
  if (type === "integer") return "number";
  return type === "string" || type === "boolean" || type === "number" ? type : undefined;
}

/** A reference becomes the name of its type, so that a description beside it does not make a second type. */
function prepare(node: Json, types: ReadonlyMap<string, string>): Json {
  if (Array.isArray(node)) return node.map((item) => prepare(item, types));
  if (!isJsonObject(node)) return node;
  const ref = node["$ref"];
  if (typeof ref === "string") {
    const type = types.get(ref);
    if (type === undefined) throw new Error(`no type for "${ref}"`);
    return { tsType: type, ...(node["description"] === undefined ? {} : { description: node["description"] }) };
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !NOISE.has(key) && !(key === "oneOf" && isChoiceOfKeys(value)))
      .map(([key, value]) => [key, prepare(value, types)]),
  );
}
