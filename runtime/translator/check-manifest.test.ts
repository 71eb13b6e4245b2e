import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json, JsonObject } from "../ir/json.ts";
import { checkManifest } from "./check-manifest.ts";

const shout: JsonObject = {
  name: "text.shout",
  version: 1,
  description: "Says it louder.",
  input: { type: "object", required: ["text"], properties: { text: { type: "string" } } },
  output: { type: "object", required: ["text"], properties: { text: { type: "string" } } },
  errors: ["text.too_loud"],
  idempotent: true,
  streaming: false,
  timeoutMs: 5000,
  available: true,
};

const told = (manifest: Json): string[] => {
  const checked = checkManifest(manifest);
  return checked.ok ? [] : checked.errors.map(({ code, pointer }) => `${code} ${pointer}`);
};

test("a worker's manifest that keeps the form is taken as it is", () => {
  assert.deepEqual(checkManifest(shout), { ok: true, manifest: shout });
});

test("a manifest's mistakes are told at their places", () => {
  assert.deepEqual(told({ ...shout, name: "Shout", timeoutMs: 0, idempotnet: true }), [
    "value.unknown_key /idempotnet",
    "value.wrong_format /name",
    "value.out_of_range /timeoutMs",
  ]);
  assert.deepEqual(told({ ...shout, name: "shout" }), ["value.wrong_format /name"]);
  assert.deepEqual(told({}).slice(0, 2), ["value.missing ", "value.missing "]);
  assert.deepEqual(told([]), ["value.wrong_type "]);
});

test("the schemas in a manifest keep to the profile of schemas", () => {
  assert.deepEqual(told({ ...shout, input: { type: "object", $id: "x" }, output: { pattern: "(?=a)" } }), [
    "schema.forbidden_keyword /input/$id",
    "schema.bad_pattern /output/pattern",
  ]);
});

const apprise: JsonObject = {
  ...shout,
  name: "apprise",
  role: "channel",
  queue: "notify",
  input: { type: "object", required: ["notification"], properties: { notification: { type: "object" } } },
};

test("a role needs a queue and the property that is filled, and takes no name that is Watchloom's own", () => {
  assert.deepEqual(told(apprise), []);
  assert.deepEqual(told({ ...apprise, name: "acme.apprise" }), []);
  const { queue: _, ...without } = apprise;
  assert.deepEqual(told(without), ["value.missing /queue"]);
  assert.deepEqual(told({ ...apprise, input: { type: "object" } }), ["value.missing /input/properties"]);
  assert.deepEqual(told({ ...apprise, role: "select" }), ["value.missing /input/properties"]);
  assert.deepEqual(told({ ...apprise, role: "chanel" }), ["value.not_allowed /role"]);
  assert.deepEqual(told({ ...apprise, name: "webhook" }), ["value.not_allowed /name"]);
  const select = { ...apprise, role: "select", input: { type: "object", properties: { value: {} } } };
  assert.deepEqual(told({ ...select, name: "css" }), ["value.not_allowed /name"]);
  // Each role has names of its own.
  assert.deepEqual(told({ ...select, name: "webhook" }), []);
});
