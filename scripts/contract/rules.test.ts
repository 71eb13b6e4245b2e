import assert from "node:assert/strict";
import { test } from "node:test";
import { isJsonObject, type JsonObject } from "../../runtime/ir/json.ts";
import { missing, unexpected } from "./language.ts";
import { brokenRules } from "./rules.ts";
import { operationsOf, withoutStreams } from "./spec.ts";

const problem = { $ref: "#/components/responses/Problem" };
const content = (schema: JsonObject, example: unknown, type = "application/json") => ({ [type]: { schema, example } });

/** A contract that breaks no rule. */
function sound(): { [key: string]: any } {
  return {
    openapi: "3.1.0",
    tags: [{ name: "things" }],
    paths: {
      "/things": {
        post: {
          operationId: "makeThing",
          tags: ["things"],
          summary: "Make a thing",
          description: "At once.",
          parameters: [
            {
              name: "label",
              in: "query",
              description: "Labels.",
              style: "form",
              explode: true,
              schema: { type: "array", items: { type: "string" } },
              example: ["a"],
            },
          ],
          requestBody: { content: content({ $ref: "#/components/schemas/Shape" }, { kind: "round", radius: 1 }) },
          responses: {
            "201": { description: "Made.", content: content({ $ref: "#/components/schemas/Thing" }, { id: "a" }) },
            "4XX": problem,
            default: problem,
          },
        },
        get: {
          operationId: "streamThings",
          tags: ["things"],
          summary: "Follow things",
          description: "For ever.",
          responses: {
            "200": {
              description: "Things.",
              content: content({ $ref: "#/components/schemas/Thing" }, { id: "a" }, "text/event-stream"),
            },
            "4XX": problem,
            default: problem,
          },
        },
      },
    },
    components: {
      responses: {
        Problem: {
          description: "Wrong.",
          content: content({ $ref: "#/components/schemas/Problem" }, { code: "x" }, "application/problem+json"),
        },
      },
      schemas: {
        Problem: {
          type: "object",
          required: ["code"],
          properties: { code: { type: "string", description: "Which." } },
        },
        Thing: {
          type: "object",
          description: "A thing.",
          required: ["id"],
          properties: {
            id: { type: "string", description: "Its id." },
            size: { type: ["integer", "null"], description: "Its size." },
            next: { anyOf: [{ $ref: "#/components/schemas/Thing" }, { type: "null" }] },
          },
        },
        Shape: {
          oneOf: [{ $ref: "#/components/schemas/Round" }, { $ref: "#/components/schemas/Flat" }],
          discriminator: {
            propertyName: "kind",
            mapping: { round: "#/components/schemas/Round", flat: "#/components/schemas/Flat" },
          },
        },
        Round: variant("round", { radius: { type: "number", description: "Of the circle." } }),
        Flat: variant("flat", {}),
      },
    },
  };
}

function variant(kind: string, more: JsonObject): JsonObject {
  const tag = { type: "string", const: kind, description: "Which shape." };
  return { type: "object", required: ["kind"], properties: { kind: tag, ...more } };
}

test("a sound contract breaks no rule", () => {
  assert.deepEqual(brokenRules(sound()), []);
});

const planted: readonly [name: string, plant: (spec: ReturnType<typeof sound>) => void, found: RegExp][] = [
  ["another version", (spec) => (spec["openapi"] = "3.2.0"), /not "3\.1\.0"/],
  ["an id that stands twice", (spec) => (post(spec).operationId = "streamThings"), /stands twice/],
  ["no operationId", (spec) => delete post(spec).operationId, /no operationId/],
  ["no description", (spec) => delete post(spec).description, /makeThing: it has no description/],
  ["two tags", (spec) => post(spec).tags.push("more"), /one tag/],
  ["an unknown tag", (spec) => (post(spec).tags = ["more"]), /one tag/],
  ["no default", (spec) => delete post(spec).responses.default, /"default" has to be the Problem/],
  ["a list that is not exploded", (spec) => delete post(spec).parameters[0].explode, /"explode": true/],
  [
    "an integer without end",
    (spec) => (post(spec).parameters[0] = { ...post(spec).parameters[0], schema: { type: "integer" }, example: 1 }),
    /needs a "maximum"/,
  ],
  ["a parameter without example", (spec) => delete post(spec).parameters[0].example, /"label" has no example/],
  [
    "a body of YAML",
    (spec) => (post(spec).requestBody.content["application/yaml"] = { schema: {}, example: 1 }),
    /"application\/yaml" is not read/,
  ],
  [
    "a body without example",
    (spec) => delete post(spec).requestBody.content["application/json"].example,
    /the body "application\/json" has no example/,
  ],
  [
    "two types of success",
    (spec) => (post(spec).responses["200"] = { description: "x", content: content({ type: "string" }, "a") }),
    /2 types of body/,
  ],
  [
    "204 beside a stream",
    (spec) => (spec["paths"]["/things"].get.responses["204"] = { description: "x" }),
    /204 is not declared/,
  ],
  ["a boolean schema", (spec) => (thing(spec).properties.size = true), /schemas\/Thing\/size: true is no schema/],
  ["many types", (spec) => (thing(spec).properties.id.type = ["string", "number"]), /several types/],
  ["nullable", (spec) => (thing(spec).properties.id.nullable = true), /"nullable" is not read/],
  ["$defs", (spec) => (thing(spec).$defs = {}), /"\$defs" is not read/],
  ["an enum in an answer", (spec) => (thing(spec).properties.id.enum = ["a"]), /x-extensible-enum/],
  ["an answer that is closed", (spec) => (thing(spec).additionalProperties = false), /answers grow/],
  [
    "a property without description",
    (spec) => delete thing(spec).properties.id.description,
    /Thing\/id: it has no desc/,
  ],
  ["anyOf as a union", (spec) => (thing(spec).properties.next.anyOf = [{ type: "string" }]), /"anyOf" is for/],
  ["a union without discriminator", (spec) => delete shape(spec).discriminator, /needs a "discriminator"/],
  ["a mapping with a hole", (spec) => delete shape(spec).discriminator.mapping.flat, /"mapping" lacks/],
  ["an inline variant", (spec) => shape(spec).oneOf.push({ type: "object" }), /reference to a named object/],
  [
    "a variant without its tag",
    (spec) => (spec["components"].schemas.Flat.required = []),
    /has to require its tag "kind"/,
  ],
  [
    "a reference into the middle",
    (spec) => (thing(spec).properties.id = { $ref: "#/components/schemas/Round/properties/kind" }),
    /leads to no component/,
  ],
  [
    "a reference that leads nowhere",
    (spec) => (spec["components"].schemas.Flat.properties.more = { $ref: "#/components/schemas/No", description: "x" }),
    /leads nowhere/,
  ],
  [
    "an example that does not fit",
    (spec) => (post(spec).requestBody.content["application/json"].example = { kind: "round", radius: "wide" }),
    /makeThing\/body\/example: the example does not fit/,
  ],
  [
    "an example with a field that is not there",
    (spec) => (post(spec).responses["201"].content["application/json"].example = { id: "a", colour: "red" }),
    /makeThing\/201\/example: the example does not fit/,
  ],
];
const post = (spec: ReturnType<typeof sound>) => spec["paths"]["/things"].post;
const thing = (spec: ReturnType<typeof sound>) => spec["components"].schemas.Thing;
const shape = (spec: ReturnType<typeof sound>) => spec["components"].schemas.Shape;

for (const [name, plant, found] of planted) {
  test(`names ${name}`, () => {
    const spec = sound();
    plant(spec);
    const broken = brokenRules(spec);
    assert.ok(
      broken.some((line) => found.test(line)),
      `${name}: ${broken.join("\n")}`,
    );
  });
}

test("leaves streams out of what generators cannot follow, and nothing else", () => {
  const spec = sound();
  spec["paths"]["/other"] = { get: spec["paths"]["/things"].get };
  const left = withoutStreams(spec);
  assert.deepEqual(
    operationsOf(left).map(({ id }) => id),
    ["makeThing"],
  );
  assert.ok(!("/other" in (left["paths"] as JsonObject)));
  assert.ok(isJsonObject((spec["paths"] as JsonObject)["/other"] ?? null), "the contract itself is not touched");
});

test("a generator that warns or leaves an operation out has failed, whatever it ends with", () => {
  assert.deepEqual(unexpected("maker", "Generating x\n\n", /^Generating/), []);
  assert.match(unexpected("maker", "Generating x\nWARNING parsing", /^Generating/)[0] ?? "", /maker warns:\nWARNING/);
  assert.deepEqual(
    missing("maker", operationsOf(sound()), () => true),
    [],
  );
  assert.match(
    missing("maker", operationsOf(sound()), ({ id }) => id !== "makeThing")[0] ?? "",
    /left out 1 of 2 operations: makeThing/,
  );
});
