import {
  ANY,
  listOf,
  mapOf,
  membersOf,
  nullable,
  NUMBER,
  STRING,
  typeFromSchema,
  type Type,
  withoutNull,
} from "../../expressions/index.ts";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { ActivityManifest } from "../../ir/manifest.ts";
import type { ValueKind } from "../../ir/monitor.ts";
import { typeOfAuthorSchema } from "../author-schema/index.ts";
import { typeAtPath } from "./path-type.ts";

/** The value of a monitor as its document makes it known; kind null: it is what it turns out to be. */
export interface ValueType {
  readonly type: Type;
  readonly kind: ValueKind | null;
}

/** What the source gives before anything is selected. */
export function sourceType(
  name: string,
  source: JsonObject,
  manifests: ReadonlyMap<string, ActivityManifest>,
  lastOutput: Type,
): Type {
  const body = isJsonObject(source[name]) ? source[name] : {};
  switch (name) {
    case "http":
      if (isJsonObject(body["schema"])) return typeOfAuthorSchema(body["schema"]);
      return body["expect"] === "json" ? ANY : STRING;
    case "feed":
      return fieldOf(outputOf("feed.read", manifests), "items");
    case "search":
      return outputOf("search.ask", manifests);
    case "call":
      return typeof body["activity"] === "string" ? outputOf(body["activity"], manifests) : ANY;
    default:
      return lastOutput;
  }
}

function outputOf(activity: string, manifests: ReadonlyMap<string, ActivityManifest>): Type {
  const manifest = manifests.get(activity);
  return manifest === undefined ? ANY : typeFromSchema(manifest.output);
}

function fieldOf(type: Type, name: string): Type {
  return type.kind === "map" ? (type.properties[name]?.type ?? ANY) : ANY;
}

/** Through every operation of a selection, as their table says what each takes and gives. */
export function selectedType(
  select: Json | undefined,
  from: Type,
  manifests: ReadonlyMap<string, ActivityManifest>,
): Type {
  if (!Array.isArray(select)) return from;
  return select.reduce((type: Type, op) => afterOp(op, type, manifests), from);
}

/** `trim`, `{css: a}`: the name of an operation; "" where it has none. */
const WORDS: { readonly [kind: string]: string } = {
  string: "a text",
  number: "a number",
  bool: "true or false",
  list: "a list",
  map: "an object",
};

/** For a sentence. */
export function wordOf(type: Type): string {
  const [only, ...others] = membersOf(type);
  return (only !== undefined && others.length === 0 ? WORDS[only.kind] : undefined) ?? "something else";
}

/** Operations that read markup. */
const MARKUP: ReadonlySet<string> = new Set(["remove", "css", "xpath", "items"]);

/** Whether an operation reads markup where what comes before it can hold none, and so would never find anything. */
export function findsNothing(op: Json, before: Type): boolean {
  return MARKUP.has(nameOfOperation(op)) && !mayBeText(before);
}

function mayBeText(type: Type): boolean {
  return membersOf(type).some(
    (member) =>
      member.kind === "string" || member.kind === "any" || (member.kind === "list" && mayBeText(member.items)),
  );
}

export function nameOfOperation(op: Json): string {
  return typeof op === "string" ? op : isJsonObject(op) ? (Object.keys(op)[0] ?? "") : "";
}

export function optionsOfOperation(op: Json, name: string): Json {
  return isJsonObject(op) ? (op[name] ?? null) : null;
}

const SAME: ReadonlySet<string> = new Set(["remove", "trim", "sort", "unique", "replace", "lines"]);

function afterOp(op: Json, before: Type, manifests: ReadonlyMap<string, ActivityManifest>): Type {
  const name = nameOfOperation(op);
  const written = optionsOfOperation(op, name);
  // `{css: a, all: true}` says the same as `{css: {select: a, all: true}}`.
  const options = { ...(isJsonObject(op) ? op : {}), ...(isJsonObject(written) ? written : {}) };
  const all = options["all"] === true;
  if (SAME.has(name)) return before;
  switch (name) {
    case "css":
    case "xpath":
    case "regex":
    case "text":
    case "date":
      return all || isList(before) ? listOf(STRING) : STRING;
    case "number":
      return isList(before) ? listOf(NUMBER) : NUMBER;
    case "items":
      return listOf(itemType(isJsonObject(written) ? written["fields"] : undefined, manifests));
    case "jsonpath": {
      const path = typeof written === "string" ? written : isJsonObject(written) ? written["select"] : undefined;
      const type = typeof path === "string" ? typeAtPath(path, before) : ANY;
      return all ? listOf(type) : type;
    }
    default: {
      const manifest = manifests.get(name);
      // Null is no match, which ends the chain.
      return manifest?.role === "select" ? withoutNull(typeFromSchema(manifest.output)) : ANY;
    }
  }
}

function isList(type: Type): boolean {
  return type.kind === "list";
}

/** A field without a match is null. */
function itemType(fields: Json | undefined, manifests: ReadonlyMap<string, ActivityManifest>): Type {
  if (!isJsonObject(fields)) return ANY;
  return mapOf(
    Object.fromEntries(
      Object.entries(fields).map(([name, selection]) => {
        const chain = typeof selection === "string" ? [{ css: selection }] : selection;
        return [name, nullable(selectedType(Array.isArray(chain) ? chain : [chain], STRING, manifests))];
      }),
    ),
  );
}

export function kindOfType(type: Type): ValueKind | null {
  const kinds = new Set(membersOf(type).map(({ kind }) => kind));
  const [only] = kinds;
  if (kinds.size !== 1) return null;
  if (only === "string") return "text";
  if (only === "number" || only === "list") return only;
  return only === "map" ? "object" : null;
}

const FACT = mapOf({ text: STRING, source: nullable(STRING) });

/** `diff`, all with `empty` and `markdown`; of a value that may be anything, anything beside. */
export function diffType({ type, kind }: ValueType): Type {
  const head = { empty: { kind: "bool" } as const, markdown: STRING, kind: STRING };
  const items = type.kind === "list" ? type.items : ANY;
  switch (kind) {
    case "text": {
      const lines = listOf(STRING);
      return mapOf({ ...head, added: lines, removed: lines, unified: STRING, similarity: NUMBER });
    }
    case "number":
      return mapOf({ ...head, from: NUMBER, to: NUMBER, change: NUMBER, percent: nullable(NUMBER) });
    case "list":
      return mapOf({
        ...head,
        added: listOf(items),
        removed: listOf(items),
        changed: listOf(mapOf({ key: STRING, before: items, after: items })),
        moved: listOf(mapOf({ key: STRING, from: NUMBER, to: NUMBER })),
      });
    case "object":
      return mapOf({ ...head, patch: listOf(mapOf({}, ANY)), changed: mapOf({}, mapOf({ before: ANY, after: ANY })) });
    case "facts":
      return mapOf({ ...head, added: listOf(FACT) });
    case null:
      return mapOf(head, ANY);
  }
}

export const SOURCES = listOf(mapOf({ url: STRING, title: nullable(STRING) }));

export const VERDICT = mapOf({
  met: { kind: "bool" },
  reason: STRING,
  confidence: NUMBER,
  quotes: listOf(STRING),
});

/** What `run` and notifications call the monitor; a single check of a document has no id. */
export function monitorType(labels: readonly string[]): Type {
  return mapOf({
    id: nullable(STRING),
    name: STRING,
    labels: mapOf(Object.fromEntries(labels.map((name) => [name, STRING])), STRING),
  });
}
