import { closedInputs } from "../../ir/input-defaults.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { nearest } from "../../ir/near-miss.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule, RuleContext } from "./rule.ts";

/** "`inputs`: JSON Schema of the input object": what no input can fit makes a document that nobody can run. */
export const inputsCanBeGiven: Rule = ({ document, pointer, report }) => {
  const { inputs } = document;
  if (!isJsonObject(inputs)) return;
  const at = join(pointer, "inputs");
  areAMap(inputs["type"], at, report);
  haveWhatTheyRequire(inputs, at, report);
};

function areAMap(type: Json | undefined, at: string, report: RuleContext["report"]): void {
  const types = Array.isArray(type) ? type : [type];
  if (type === undefined || types.includes("object") || !types.every((each) => typeof each === "string")) return;
  const said = types.map((each) => `"${each}"`).join(" or ");
  report("value.not_allowed", join(at, "type"), `An input is a map: the "type" of "inputs" is "object", not ${said}`, {
    hint: "object",
  });
}

/** At the top level a property that is not named is refused, also where it is required. */
function haveWhatTheyRequire(inputs: JsonObject, at: string, report: RuleContext["report"]): void {
  const { required } = inputs;
  const { properties, patternProperties, additionalProperties } = closedInputs(inputs);
  if (!Array.isArray(required) || additionalProperties !== false || !isJsonObject(properties)) return;
  if (isJsonObject(patternProperties) && Object.keys(patternProperties).length > 0) return;
  for (const [index, name] of required.entries()) {
    if (typeof name !== "string" || Object.hasOwn(properties, name)) continue;
    const message = `"${name}" is required and stands nowhere in "properties", so that no input can be right`;
    const hint = nearest(name, Object.keys(properties));
    report("value.not_allowed", join(at, "required", index), message, hint === undefined ? {} : { hint });
  }
}
