import type { Json, JsonSchema } from "../../../../runtime/ir/json.ts";
import { compileSchema, type CompiledSchema } from "../../../../schemas/compile-schema.ts";
import { activityFailure } from "../../activity.ts";
import { schemaSentence } from "../../segment/schema-check.ts";
import type { ModelAnswer } from "./provider.ts";

export function schemaInstruction(schema: JsonSchema): string {
  return `Answer with one JSON value that fits this JSON Schema, and with nothing else:\n${JSON.stringify(schema)}`;
}

/** Said to a model whose answer does not fit, once. */
export function repairInstruction(problem: string): string {
  return `That answer cannot be used: ${problem}. Answer again with one JSON value that fits the schema, and with nothing else.`;
}

/** Reads answers that are to fill a schema. */
export interface AnswerReader {
  read(answer: ModelAnswer): { readonly data: Json } | { readonly problem: string };
}

/** @throws FailureError `activity.invalid_input`: a plan that no translator made may hold any schema */
export function makeAnswerReader(schema: JsonSchema): AnswerReader {
  let compiled: CompiledSchema;
  try {
    compiled = compileSchema(schema);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 500) : "it does not compile";
    throw activityFailure("activity.invalid_input", `"schema" is no JSON Schema that can be used: ${why}`);
  }
  return {
    read({ text, finish }) {
      const fenced = /^\s*```(?:json)?\s*\n([\s\S]*?)\n?\s*```\s*$/.exec(text)?.[1];
      let data: Json;
      try {
        data = JSON.parse(fenced ?? text) as Json;
      } catch {
        return {
          problem: finish === "length" ? "the answer was cut off at the model's limit" : "the answer is not JSON",
        };
      }
      const [first] = firstMistake(compiled, data);
      return first === undefined
        ? { data }
        : { problem: `the answer does not fit the schema: ${schemaSentence(first)}` };
    },
  };
}

function firstMistake(compiled: CompiledSchema, data: Json): ReturnType<CompiledSchema["first"]> {
  try {
    return compiled.first(data);
  } catch (error) {
    if (error instanceof RangeError)
      throw activityFailure("activity.invalid_input", '"schema" refers to itself without end');
    throw error;
  }
}

export function unusable(problem: string, answer: ModelAnswer): Error {
  return activityFailure("activity.invalid_output", `The model did not fill the schema: ${problem}`, {
    text: answer.text.slice(0, 1000),
  });
}
