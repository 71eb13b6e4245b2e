import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";
import { chooseAlternatives } from "./alternatives.ts";
import { bundle } from "./bundle.ts";
import { makeAjv } from "./validators.ts";

const { schema } = bundle("document.schema.json");
const written = makeAjv(false).compile(schema);
const chosen = makeAjv(false);
chosen.removeKeyword("authorSchema");
chosen.addVocabulary(["authorSchema"]);
const diagnosing = chosen.compile(chooseAlternatives(schema));

/** Every example of every schema in the bundle: material to make documents of. */
function examplesIn(node: Json, found: Json[] = []): Json[] {
  if (Array.isArray(node)) for (const item of node) examplesIn(item, found);
  else if (isJsonObject(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (key === "examples") found.push(...(value as Json[]));
      else examplesIn(value, found);
    }
  }
  return found;
}
const examples = examplesIn(schema);
const steps = examples.filter(
  (example): example is JsonObject => isJsonObject(example) && typeof example["id"] === "string",
);
const documents = examples.filter(
  (example): example is JsonObject => isJsonObject(example) && example["watchloom"] === "1",
);

/** Puts `value` at a random place of `into`. */
function graft(into: Json, value: Json, way: readonly number[]): Json {
  const [first = 0, ...rest] = way;
  const keys = typeof into === "object" && into !== null ? Object.keys(into) : [];
  if (keys.length === 0 || way.length === 0) return value;
  const key = keys[first % keys.length]!;
  if (Array.isArray(into)) return into.with(Number(key), graft(into[Number(key)]!, value, rest));
  return { ...(into as JsonObject), [key]: graft((into as JsonObject)[key]!, value, rest) };
}

const way = fc.array(fc.nat(20), { maxLength: 5 });
const mutated = fc
  .tuple(
    fc.constantFrom(...documents),
    fc.array(fc.constantFrom(...steps), { maxLength: 3 }),
    fc.array(fc.tuple(way, fc.constantFrom(...examples, null, 0, "", [], {})), { maxLength: 2 }),
    fc.option(
      fc.tuple(fc.constantFrom("call", "set", "wait", "every", "http", "css", "timeout"), fc.constantFrom(...examples)),
    ),
  )
  .map(([document, added, grafts, extra]): Json => {
    const [first, ...more] = added.map((step) => (extra === null ? step : { ...step, [extra[0]]: extra[1] }));
    const whole: Json =
      document["kind"] === "Workflow" && first !== undefined ? { ...document, steps: [first, ...more] } : document;
    return grafts.reduce<Json>((into, [path, value]) => graft(into, value, path), whole);
  });

test("the form for diagnostics accepts what the published schemas accept, and refuses what they refuse", () => {
  let accepted = 0;
  fc.assert(
    fc.property(mutated, (document) => {
      const isValid = written(document);
      if (isValid) accepted += 1;
      assert.equal(diagnosing(document), isValid, JSON.stringify(document));
    }),
    { numRuns: 1500 },
  );
  assert.ok(accepted > 100, `${accepted} of 1500 were valid: too few to prove anything`);
});

test("alternatives that nothing tells apart are refused when the schemas are made", () => {
  const two = {
    oneOf: [
      { type: "object", required: ["a"] },
      { type: "object", required: ["a"] },
    ],
  };
  assert.throws(() => chooseAlternatives({ ...two, $defs: {} }), /no key tells this alternative/);
  assert.throws(
    () => chooseAlternatives({ oneOf: [{ type: "string" }, { type: "string" }], $defs: {} }),
    /cannot be told apart/,
  );
  assert.throws(() => chooseAlternatives({ oneOf: [{}], $defs: {} }), /needs a type/);
});
