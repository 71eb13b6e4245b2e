import { isJsonObject } from "../../ir/json.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

/** "`inputs`: JSON Schema of the input object": one that asks for anything else is a document that nobody can run. */
export const inputsAreAMap: Rule = ({ document, pointer, report }) => {
  const inputs = document["inputs"];
  const type = isJsonObject(inputs) ? inputs["type"] : undefined;
  const types = Array.isArray(type) ? type : [type];
  if (type === undefined || types.includes("object") || !types.every((each) => typeof each === "string")) return;
  report(
    "value.not_allowed",
    join(pointer, "inputs", "type"),
    `An input is a map, so that the "type" of "inputs" is "object", not ${types.map((each) => `"${each}"`).join(" or ")}`,
    { hint: "object" },
  );
};
