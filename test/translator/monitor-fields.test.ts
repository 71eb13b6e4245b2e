import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import { everyMonitor, iphoneDate, keyboardPrice, officeHours, postgresReleases } from "./every-monitor.ts";

const MONITORS = [everyMonitor, keyboardPrice, officeHours, postgresReleases, iphoneDate];
/** What a source, an operation, a channel or a schema takes is theirs, and is tried where they are. */
const THEIRS = new Set(["/source", "/select", "/extract/schema", "/notify/to", "/health/to", "/labels"]);

test("every field that a Monitor's schema names stands in a monitor whose plan is golden", () => {
  const file = new URL("../../schemas/document-monitor.schema.json", import.meta.url);
  const schema = JSON.parse(readFileSync(file, "utf8")) as JsonObject;
  const used = new Set(MONITORS.flatMap((text) => pathsOf(parse(text))));
  const named = fieldsOf(schema);
  assert.ok(named.length > 40, `${named.length} fields: the schema is read in another way than it is written`);
  assert.deepEqual(
    named.filter((path) => !used.has(path)),
    [],
  );
});

/** Paths of all properties, lists passed through: `/schedule/windows/from`. */
function fieldsOf(schema: Json, path = ""): string[] {
  if (!isJsonObject(schema)) return [];
  const own = isJsonObject(schema["properties"] ?? null) ? Object.entries(schema["properties"] as JsonObject) : [];
  const below = own.flatMap(([name, inner]) => {
    const at = `${path}/${name}`;
    return [at, ...(THEIRS.has(at) ? [] : fieldsOf(inner, at))];
  });
  return [...below, ...fieldsOf(schema["items"] ?? null, path)];
}

function pathsOf(value: Json, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, path));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [`${path}/${name}`, ...pathsOf(inner, `${path}/${name}`)]);
}
