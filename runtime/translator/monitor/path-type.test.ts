import assert from "node:assert/strict";
import { test } from "node:test";
import { typeFromSchema, typeToText } from "../../expressions/index.ts";
import { typeAtPath } from "./path-type.ts";

const TYPE = typeFromSchema({
  type: "object",
  required: ["offers"],
  properties: {
    offers: {
      type: "array",
      items: {
        type: "object",
        required: ["id"],
        properties: { id: { type: "number" }, "full name": { type: "string" } },
      },
    },
    shop: { type: "object", properties: { city: { type: "string" } } },
  },
});

test("a path of names, places and `*` takes the type of what it leads to", () => {
  const at = (path: string): string => typeToText(typeAtPath(path, TYPE));
  assert.equal(at("$.offers[0].id"), "number");
  assert.equal(at("$.offers[*].id"), "number");
  assert.equal(at("$['offers'][*]['full name']"), "string");
  assert.equal(at('$.offers.*["id"]'), "number");
  assert.equal(at("$.shop.city"), "string", "what is not there matches nothing");
  assert.match(at("$.offers"), /^list/);
});

test("a text is read as JSON: it may hold anything, and is no text any more", () => {
  const any = typeToText(typeAtPath("$.x", TYPE));
  for (const path of ["$", "$.a"]) {
    assert.equal(typeToText(typeAtPath(path, typeFromSchema({ type: "string" }))), any);
    assert.equal(typeToText(typeAtPath(path, typeFromSchema({ type: ["string", "object"] }))), any);
  }
});

test("of any other path it may be anything", () => {
  const any = typeToText(typeAtPath("$.x", TYPE));
  for (const path of [
    "$..id",
    "$.offers[?@.id > 1]",
    "$.offers[0:2]",
    "$.offers[-1].id",
    "$.offers.id",
    "offers",
    "$.shop[0]",
  ])
    assert.equal(typeToText(typeAtPath(path, TYPE)), any, path);
});
