import assert from "node:assert/strict";
import { test } from "node:test";
import { readSpec } from "../contract/spec.ts";
import { unnamed } from "./changelog.ts";
import { breakingChanges } from "./operations.ts";

type Tree = { [key: string]: any };

/** A contract with one of everything. */
function contract(): Tree {
  const media = (schema: Tree) => ({ "application/json": { schema } });
  return {
    openapi: "3.1.0",
    security: [{ apiKey: [] }],
    paths: {
      "/runs": {
        post: {
          operationId: "createRun",
          tags: ["runs"],
          parameters: [
            { name: "Idempotency-Key", in: "header", schema: { type: "string", maxLength: 255 } },
            {
              name: "label",
              in: "query",
              style: "form",
              explode: true,
              schema: { type: "array", items: { type: "string" } },
            },
            { name: "order", in: "query", schema: { type: "string", enum: ["up", "down"] } },
          ],
          requestBody: { required: false, "x-yaml": true, content: media({ $ref: "#/components/schemas/CreateRun" }) },
          responses: {
            "200": { description: "Was there.", content: media({ $ref: "#/components/schemas/Run" }) },
            "202": {
              description: "Accepted.",
              headers: { Location: { schema: { type: "string" } } },
              content: media({ $ref: "#/components/schemas/Run" }),
            },
          },
        },
      },
      "/healthz": {
        get: { operationId: "getHealth", tags: ["service"], security: [], responses: { "200": { description: "ok" } } },
      },
    },
    components: {
      schemas: {
        CreateRun: {
          type: "object",
          required: ["document"],
          properties: {
            document: {},
            name: { type: ["string", "null"], minLength: 1, maxLength: 100, pattern: "^a" },
            count: { type: "number", minimum: 0, maximum: 10 },
            notify: { oneOf: [{ $ref: "#/components/schemas/Mail" }, { $ref: "#/components/schemas/Hook" }] },
          },
        },
        Mail: { type: "object", required: ["kind"], properties: { kind: { type: "string", const: "mail" } } },
        Hook: { type: "object", required: ["kind"], properties: { kind: { type: "string", const: "hook" } } },
        Run: {
          type: "object",
          required: ["id", "status", "parent"],
          properties: {
            id: { type: "string" },
            status: { type: "string", "x-extensible-enum": ["running", "completed"] },
            kind: { type: "string", enum: ["a", "b"] },
            size: { type: "integer" },
            labels: { type: "object", additionalProperties: { type: "string" } },
            steps: { type: "array", items: { $ref: "#/components/schemas/Step" } },
            parent: { anyOf: [{ $ref: "#/components/schemas/Run" }, { type: "null" }] },
            shown: { oneOf: [{ $ref: "#/components/schemas/Mail" }] },
          },
        },
        Step: { type: "object", required: ["path"], properties: { path: { type: "string" } } },
      },
    },
  };
}

const post = (spec: Tree): Tree => spec["paths"]["/runs"].post;
const schemas = (spec: Tree): Tree => spec["components"].schemas;
const run = (spec: Tree): Tree => schemas(spec)["Run"].properties;
const asked = (spec: Tree): Tree => schemas(spec)["CreateRun"].properties;

const planted: readonly [what: string, plant: (spec: Tree) => void, at: string, text: RegExp][] = [
  ["a removed operation", (spec) => delete spec["paths"]["/runs"], "createRun", /POST \/runs was removed/],
  ["a renamed operation", (spec) => (post(spec)["operationId"] = "startRun"), "createRun", /called "startRun"/],
  ["another tag", (spec) => (post(spec)["tags"] = ["work"]), "createRun", /tag "work"/],
  [
    "a key that is asked for",
    (spec) => delete spec["paths"]["/healthz"].get.security,
    "getHealth",
    /asks for a key now/,
  ],
  ["a removed parameter", (spec) => post(spec)["parameters"].pop(), "createRun.order", /was removed/],
  [
    "a new required parameter",
    (spec) => post(spec)["parameters"].push({ name: "team", in: "query", required: true, schema: {} }),
    "createRun.team",
    /new and required/,
  ],
  [
    "a parameter that is required now",
    (spec) => (post(spec)["parameters"][0].required = true),
    "createRun.Idempotency-Key",
    /is required now/,
  ],
  [
    "a shorter parameter",
    (spec) => (post(spec)["parameters"][0].schema.maxLength = 10),
    "createRun.Idempotency-Key",
    /"maxLength" 10 now, and had 255/,
  ],
  [
    "a list written another way",
    (spec) => (post(spec)["parameters"][1].explode = false),
    "createRun.label",
    /"explode"/,
  ],
  [
    "a value that a parameter lost",
    (spec) => post(spec)["parameters"][2].schema.enum.pop(),
    "createRun.order",
    /lost the value "down"/,
  ],
  [
    "a body that is required now",
    (spec) => (post(spec)["requestBody"].required = true),
    "createRun.body",
    /required now/,
  ],
  ["no YAML", (spec) => delete post(spec)["requestBody"]["x-yaml"], "createRun.body", /no longer taken as YAML/],
  [
    "another type of body",
    (spec) => (post(spec)["requestBody"].content = { "text/plain": { schema: {} } }),
    "createRun.body",
    /"application\/json" was removed/,
  ],
  ["a removed field of a request", (spec) => delete asked(spec)["name"], "createRun.body.name", /was removed/],
  [
    "a new required field",
    (spec) => schemas(spec)["CreateRun"].required.push("count"),
    "createRun.body.count",
    /is required now/,
  ],
  [
    "a narrowed type",
    (spec) => (asked(spec)["count"].type = "integer"),
    "createRun.body.count",
    /no longer takes "number"/,
  ],
  ["null refused", (spec) => (asked(spec)["name"].type = "string"), "createRun.body.name", /no longer takes "null"/],
  [
    "any narrowed",
    (spec) => (asked(spec)["document"].type = "object"),
    "createRun.body.document",
    /no longer takes "any"/,
  ],
  ["a new enum", (spec) => (asked(spec)["name"].enum = ["a"]), "createRun.body.name", /takes only "a" now/],
  ["a longer minimum", (spec) => (asked(spec)["name"].minLength = 2), "createRun.body.name", /"minLength" 2/],
  ["another pattern", (spec) => (asked(spec)["name"].pattern = "^b"), "createRun.body.name", /"pattern"/],
  ["a new format", (spec) => (asked(spec)["name"].format = "uri"), "createRun.body.name", /"format"/],
  [
    "a lower maximum",
    (spec) => (asked(spec)["count"].maximum = 5),
    "createRun.body.count",
    /"maximum" 5 now, and had 10/,
  ],
  [
    "unknown fields refused",
    (spec) => (schemas(spec)["CreateRun"]["x-closed"] = true),
    "createRun.body",
    /refuses unknown fields/,
  ],
  ["a lost variant", (spec) => asked(spec)["notify"].oneOf.pop(), "createRun.body.notify", /lost the variant "Hook"/],
  [
    "another tag of a variant",
    (spec) => (schemas(spec)["Mail"].properties.kind.const = "email"),
    "createRun.body.notify(Mail).kind",
    /was always "mail"/,
  ],
  ["a status that is gone", (spec) => delete post(spec)["responses"]["200"], "createRun.200", /no longer answered/],
  [
    "another status",
    (spec) => {
      post(spec)["responses"]["201"] = post(spec)["responses"]["202"];
      delete post(spec)["responses"]["202"];
    },
    "createRun.202",
    /no longer answered/,
  ],
  ["a removed header", (spec) => (post(spec)["responses"]["202"].headers = {}), "createRun.202.Location", /header was/],
  ["a removed field of an answer", (spec) => delete run(spec)["id"], "createRun.200.id", /was removed/],
  [
    "a field that may be absent",
    (spec) => (schemas(spec)["Run"].required = ["id", "parent"]),
    "createRun.200.status",
    /may be absent now/,
  ],
  [
    "another type of an answer",
    (spec) => (run(spec)["size"].type = "number"),
    "createRun.200.size",
    /can now be "number"/,
  ],
  ["null in an answer", (spec) => (run(spec)["id"].type = ["string", "null"]), "createRun.200.id", /can now be "null"/],
  [
    "a value that is gone",
    (spec) => run(spec)["status"]["x-extensible-enum"].pop(),
    "createRun.200.status",
    /lost the value "completed"/,
  ],
  ["a new value of a closed enum", (spec) => run(spec)["kind"].enum.push("c"), "createRun.200.kind", /can now be "c"/],
  [
    "a new variant of an answer",
    (spec) => run(spec)["shown"].oneOf.push({ $ref: "#/components/schemas/Hook" }),
    "createRun.200.shown",
    /can now be a "Hook"/,
  ],
  [
    "inside a list",
    (spec) => delete schemas(spec)["Step"].properties.path,
    "createRun.200.steps[].path",
    /was removed/,
  ],
  [
    "inside a map",
    (spec) => (run(spec)["labels"].additionalProperties = { type: "integer" }),
    "createRun.200.labels.*",
    /can now be "integer"/,
  ],
];

for (const [what, plant, at, text] of planted) {
  test(`names ${what}`, () => {
    const head = contract();
    plant(head);
    const changes = breakingChanges(contract(), head);
    const found = changes.filter((change) => change.at === at && text.test(change.text));
    assert.equal(found.length, 1, `${at}: ${JSON.stringify(changes, null, 1)}`);
  });
}

const harmless: readonly [what: string, plant: (spec: Tree) => void][] = [
  ["a new operation", (spec) => (spec["paths"]["/more"] = spec["paths"]["/healthz"])],
  ["a new optional parameter", (spec) => post(spec)["parameters"].push({ name: "team", in: "query", schema: {} })],
  ["a new optional field of a request", (spec) => (asked(spec)["team"] = { type: "string" })],
  ["a field that is no longer required", (spec) => (schemas(spec)["CreateRun"].required = [])],
  ["a wider type", (spec) => (asked(spec)["name"].type = ["string", "null"])],
  ["a higher maximum", (spec) => (asked(spec)["count"].maximum = 20)],
  ["a longer text", (spec) => (asked(spec)["name"].maxLength = 200)],
  ["a new variant of a request", (spec) => asked(spec)["notify"].oneOf.push({ $ref: "#/components/schemas/Step" })],
  ["a new field of an answer", (spec) => (run(spec)["more"] = { type: "string" })],
  ["a new value of a growing enum", (spec) => run(spec)["status"]["x-extensible-enum"].push("paused")],
  ["a new status of a problem", (spec) => (post(spec)["responses"]["4XX"] = { description: "no" })],
  ["a key that is no longer asked for", (spec) => (post(spec)["security"] = [])],
  ["another description", (spec) => (run(spec)["id"].description = "Its id.")],
];

for (const [what, plant] of harmless) {
  test(`lets ${what} pass`, () => {
    const head = contract();
    plant(head);
    assert.deepEqual(breakingChanges(contract(), head), []);
  });
}

test("YAML that was declared, and is said by x-yaml now, is still taken", () => {
  const base = contract();
  const body = post(base)["requestBody"];
  delete body["x-yaml"];
  body.content["application/yaml"] = body.content["application/json"];
  assert.deepEqual(breakingChanges(base, contract()), []);
});

test("a contract that holds itself is compared to the end", () => {
  assert.deepEqual(breakingChanges(contract(), contract()), []);
  const spec = readSpec();
  assert.deepEqual(breakingChanges(spec, spec), []);
});

test("a breaking change passes where the changelog names it, under the unreleased part's Breaking", () => {
  const changes = [
    { at: "getRun.200.output", text: "was removed" },
    { at: "listRuns.limit", text: "was removed" },
  ];
  const log = (unreleased: string) =>
    `# Changelog\n\n## [Unreleased]\n\n${unreleased}\n\n## [0.1.0]\n\n### Breaking\n\n- \`listRuns.limit\`\n`;
  assert.deepEqual(unnamed(changes, log("### Breaking\n\n- `getRun.200.output` and `listRuns.limit` are gone.")), []);
  assert.deepEqual(unnamed(changes, log("### Breaking\n\n- `getRun.200.output` is gone.\n")), ["listRuns.limit"]);
  assert.deepEqual(unnamed(changes, log("### Added\n\n- `getRun.200.output`, `listRuns.limit`")).length, 2);
});
