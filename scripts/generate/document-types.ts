import { compile } from "json-schema-to-typescript";
import type { JSONSchema } from "json-schema-to-typescript";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";
import { isChoiceOfKeys } from "./alternatives.ts";
import type { Bundle } from "./bundle.ts";
import { typeName } from "./bundle.ts";

/** Definitions that are types of ours rather than shapes. */
const OWN_TYPES: { readonly [definition: string]: string } = { jsonSchema: "JsonSchema" };
/** Keywords that say nothing to a type; bounds of lists would become tuples. */
const NOISE = new Set(["examples", "default", "$schema", "propertyNames", "pattern", "format"]);
const LENGTHS = new Set(["minItems", "maxItems"]);

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
  return `// Made by scripts/generate.ts from schemas/; edit those.\n${imports}${readOnly(body.trim())}\n`;
}

/** A list of a fixed length, or one that is never empty. */
function isTuple(node: JsonObject): boolean {
  const isNeverEmpty = node["minItems"] === 1 && node["maxItems"] === undefined && isJsonObject(node["items"]);
  return node["prefixItems"] !== undefined || (isNeverEmpty && (node["items"] as JsonObject)["$ref"] !== undefined);
}

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

function scalarType(schema: JsonObject): string | undefined {
  const type = schema["type"];
  if (Object.keys(schema).every((key) => key === "title" || key === "description" || key === "examples")) return "Json";
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
  const entries = Object.entries(node).map(([key, value]): [string, Json] => {
    // The generator knows tuples in the words of an older draft.
    if (key === "prefixItems") return ["items", value];
    return key === "items" && node["prefixItems"] !== undefined ? ["additionalItems", value] : [key, value];
  });
  return Object.fromEntries(
    entries
      .filter(
        ([key, value]) =>
          !NOISE.has(key) && !(LENGTHS.has(key) && !isTuple(node)) && !(key === "oneOf" && isChoiceOfKeys(value)),
      )
      .map(([key, value]) => [key, prepare(value, types)]),
  );
}

/** Lists and tuples become read-only, so that the code's own types and these take each other's values. */
function readOnly(text: string): string {
  if (text.includes("}[]")) throw new Error("an entry of a list needs a title, so that its type has a name");
  return text
    .replaceAll(/(?<![\w\]])(\w+|\([^()]*\))\[\]/g, "readonly $1[]")
    .replaceAll(/(?<=[:=] )(\[[\w, .]+(?:readonly \w+\[\])?\])(?=;)/g, "readonly $1")
    .replaceAll(/(\[[\w, ]+\])\[\]/g, "readonly (readonly $1)[]")
    .replaceAll("...readonly ", "...");
}
