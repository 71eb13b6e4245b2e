import assert from "node:assert/strict";
import { test } from "node:test";
import { plainSchema } from "./plain-schema.ts";

test("of alternatives, one that takes anything is not told to a provider", () => {
  const schema = {
    type: "object",
    properties: { next: { description: "When.", anyOf: [{ type: "string" }, { type: "null" }, {}] } },
  };
  assert.deepEqual(plainSchema(schema), {
    type: "object",
    properties: { next: { description: "When.", anyOf: [{ type: "string" }, { type: "null" }] } },
  });
});
