import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";

/**
 * The same schema in the form that gives one clear complaint a mistake. `oneOf` answers "none of fourteen fits" with
 * the noise of all fourteen; here each becomes a choice: by the JSON type, then by the one key that only this
 * alternative requires (`exactlyOneKey`, a keyword of ours; `atMostOneKey` where one alternative takes all other names),
 * and only the chosen alternative is asked.
 * `alternatives.test.ts` proves that both forms accept the same documents.
 */
export function chooseAlternatives(bundled: JsonObject): JsonObject {
  const resolve = (node: JsonObject): JsonObject => {
    const ref = node["$ref"];
    if (typeof ref !== "string") return node;
    return ref === "#" ? bundled : ((bundled["$defs"] as JsonObject)[ref.slice("#/$defs/".length)] as JsonObject);
  };
  const typesOf = (node: JsonObject): string[] => {
    const schema = resolve(node);
    const alternatives = schema["oneOf"] as JsonObject[] | undefined;
    if (alternatives !== undefined) return [...new Set(alternatives.flatMap(typesOf))];
    const type = schema["type"];
    if (type === undefined) throw new Error(`an alternative needs a type: ${JSON.stringify(node)}`);
    return typeof type === "string" ? [type] : (type as string[]);
  };

  const choose = (alternatives: JsonObject[]): JsonObject => {
    const byType = new Map<string, JsonObject[]>();
    for (const alternative of alternatives) {
      for (const type of typesOf(alternative)) byType.set(type, [...(byType.get(type) ?? []), alternative]);
    }
    const types = [...byType.keys()];
    return {
      type: types.length === 1 ? types[0]! : types,
      allOf: [...byType].flatMap(([type, group]) => chooseOfType(type, group, types.length === 1)),
    };
  };

  const chooseOfType = (type: string, group: JsonObject[], isOnly: boolean): JsonObject[] => {
    if (group.length > 1) {
      if (type !== "object") throw new Error(`two alternatives of type "${type}" cannot be told apart`);
      const byKey = chooseByKey(group);
      return isOnly ? byKey : [ifThen({ type }, { type, allOf: byKey })];
    }
    return [isOnly ? transform(group[0]!) : ifThen({ type }, transform(group[0]!))];
  };

  const chooseByKey = (group: JsonObject[]): JsonObject[] => {
    // At most one alternative takes the names that no other has; the schema of its names leaves those out.
    const others = group.filter((alternative) => resolve(alternative)["required"] === undefined);
    if (others.length > 1) throw new Error("two alternatives without a key of their own cannot be told apart");
    group = group.filter((alternative) => !others.includes(alternative));
    const required = group.map((alternative) => resolve(alternative)["required"] as string[]);
    const keys = required.map((own) => {
      const telling = own.filter((key) => required.filter((other) => other.includes(key)).length === 1);
      if (telling.length === 0) throw new Error(`no key tells this alternative from the others: ${own.join(", ")}`);
      return telling[0]!;
    });
    const [other] = others;
    const isOther = { type: "object", propertyNames: { not: { enum: keys } } };
    return [
      other === undefined ? { type: "object", exactlyOneKey: keys } : { type: "object", atMostOneKey: keys },
      ...(other === undefined ? [] : [ifThen(isOther, transform(other))]),
      ...group.map((alternative, index) =>
        ifThen(
          { type: "object", required: [keys[index]!], properties: { [keys[index]!]: true } },
          transform(alternative),
        ),
      ),
    ];
  };

  const transform = (node: JsonObject): JsonObject => {
    const copy: JsonObject = {};
    for (const [key, value] of Object.entries(node)) {
      if (key === "oneOf" && isChoiceOfKeys(value)) {
        copy["exactlyOneKey"] = (value as JsonObject[]).map((alternative) => (alternative["required"] as string[])[0]!);
      } else if (key === "oneOf") {
        const { type, allOf } = choose(value as JsonObject[]);
        copy["type"] = type!;
        copy["allOf"] = allOf!;
      } else copy[key] = transformKeyword(key, value);
    }
    return copy;
  };

  const transformKeyword = (key: string, value: Json): Json => {
    if (key === "properties" || key === "$defs") return mapValues(value as JsonObject);
    if (key === "examples" || key === "default" || key === "const" || key === "enum") return value;
    if (Array.isArray(value)) return value.map((item) => (isJsonObject(item) ? transform(item) : item));
    return isJsonObject(value) ? transform(value) : value;
  };
  const mapValues = (schemas: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(schemas).map(([key, schema]) => [key, isJsonObject(schema) ? transform(schema) : schema]),
    );

  const chosen = transform(bundled);
  // An author's schema is itself looked at: the validator names each of them.
  const authorSchema = (chosen["$defs"] as JsonObject)["jsonSchema"];
  if (isJsonObject(authorSchema)) authorSchema["authorSchema"] = true;
  return chosen;
}

/** `oneOf: [{required: [a], properties: {a: true}}, …]`: exactly one of these properties. */
export function isChoiceOfKeys(value: Json): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (alternative) => isJsonObject(alternative) && Object.keys(alternative).sort().join() === "properties,required",
    )
  );
}

// oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
const ifThen = (condition: JsonObject, then: JsonObject): JsonObject => ({ if: condition, then });
