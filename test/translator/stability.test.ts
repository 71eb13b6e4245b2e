import { strict as assert } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import * as fc from "fast-check";
import { parse } from "yaml";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";
import { DIAGNOSTIC_CODES } from "../../runtime/translator/diagnostic-codes.ts";
import { documentReferences, translate } from "../../runtime/translator/index.ts";
import { allInvoices, bookTrip, comparePrices } from "./documented-examples.ts";
import { everyKind } from "./every-kind.ts";
import { translated } from "./mistakes.ts";

const examples = readdirSync("examples")
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => readFileSync(`examples/${file}`, "utf8"))
  .filter((text) => /^kind: Workflow$/m.test(text));
const texts = [...examples, comparePrices, allInvoices, bookTrip, everyKind];
const documents = texts.map((text) => parse(text) as JsonObject);

const runs = (count: number): { numRuns: number } => ({ numRuns: count });

/** The same value with the keys of every map in another order. */
function shuffled(value: Json, order: () => number): Json {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, order));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, member]) => ({ key, member: shuffled(member, order), at: order() }));
  return Object.fromEntries(entries.sort((a, b) => a.at - b.at).map(({ key, member }) => [key, member]));
}

test("the same text gives the same bytes", () => {
  for (const text of texts) assert.equal(JSON.stringify(translate(text)), JSON.stringify(translate(text)));
});

test("YAML and JSON, with keys in any order, give the same digest", () => {
  fc.assert(
    fc.property(fc.nat(texts.length - 1), fc.infiniteStream(fc.double({ noNaN: true })), (index, stream) => {
      const numbers = stream[Symbol.iterator]();
      const other = shuffled(documents[index]!, () => numbers.next().value as number);
      assert.equal(translated(JSON.stringify(other)).plan.digest, translated(texts[index]!).plan.digest);
    }),
    runs(60),
  );
});

test("whatever changes the meaning changes the digest", () => {
  const digests = new Set(
    ["set: 1", "set: 2", 'set: "${run.id}"', 'set: "${run.name}"', "if: true, set: 1", "summary: a, set: 1"].map(
      (step) => translated(`watchloom: "1"\nkind: Workflow\nname: a\nsteps:\n  - { id: a, ${step} }\n`).plan.digest,
    ),
  );
  assert.equal(digests.size, 6);
});

interface Place {
  readonly holder: JsonObject | Json[];
  readonly key: string | number;
}

function placesIn(value: Json, found: Place[] = []): Place[] {
  if (Array.isArray(value)) {
    for (const [key, item] of value.entries()) placesIn(item, (found.push({ holder: value, key }), found));
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) placesIn(item, (found.push({ holder: value, key }), found));
  }
  return found;
}

const expression = fc.constantFrom(
  "${",
  "${}",
  "${inputs.}",
  "${steps}",
  "${steps.page.body.price}",
  "${item + last + error}",
  "a ${inputs.base} ${",
  "$${literal}",
  "${{'a': 1}.a.b}",
  "${[1, 2][5]}",
  "${default(steps.x.y, 1)}",
  "30s",
  "0s",
  "9999d",
);
const value: fc.Arbitrary<Json> = fc.oneof(
  expression,
  fc.constantFrom<Json>(null, true, 0, -1, 1e308, "", "http.request", {}, [], [[]], { $secret: "a" }, { $secret: 1 }),
  fc.constantFrom<Json>("steps", "set", { id: "x", set: 1 }, { document: "example" }, [{ id: "x", set: 1 }]),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);
const key = fc.constantFrom(
  ...[
    "id",
    "set",
    "call",
    "with",
    "switch",
    "else",
    "parallel",
    "map",
    "loop",
    "wait",
    "listen",
    "approve",
    "run",
    "try",
  ],
  ...[
    "catch",
    "finally",
    "emit",
    "return",
    "fail",
    "if",
    "output",
    "undo",
    "retry",
    "timeout",
    "steps",
    "over",
    "as",
    "${a}",
  ],
);
const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom("replace", "remove", "add", "swap"),
  value,
  key,
  other: fc.nat(),
});

function apply(
  document: JsonObject,
  changes: readonly { at: number; how: string; value: Json; key: string; other: number }[],
): Json {
  const changed = structuredClone(document);
  for (const { at, how, value: next, key: name, other } of changes) {
    const places = placesIn(changed);
    if (places.length === 0) break;
    const { holder, key: where } = places[at % places.length]!;
    const held = holder as { [name: string]: Json };
    if (how === "remove" && !Array.isArray(holder)) delete held[where];
    else if (how === "add" && isJsonObject(held[where] as Json))
      (held[where] as JsonObject)[name] = structuredClone(next);
    else if (how === "swap") {
      const from = places[other % places.length]!;
      held[where] = structuredClone((from.holder as { [name: string]: Json })[from.key] ?? null);
    } else held[where] = structuredClone(next);
  }
  return changed;
}

test("no document makes the translator throw, and every diagnostic has a known code and a place", () => {
  fc.assert(
    fc.property(fc.nat(documents.length - 1), fc.array(change, { minLength: 1, maxLength: 4 }), (index, changes) => {
      const text = JSON.stringify(apply(documents[index]!, changes), null, 1);
      const translation = translate(text, { secrets: new Set(["erp"]) });
      const lines = text.split("\n");
      for (const { code, line, column, message } of translation.diagnostics) {
        assert.ok(Object.hasOwn(DIAGNOSTIC_CODES, code), code);
        assert.ok(
          line >= 1 && line <= lines.length && column >= 1 && column <= lines[line - 1]!.length + 1,
          `${line}:${column}`,
        );
        assert.ok(message.length > 0);
      }
      assert.equal(translation.ok, !translation.diagnostics.some(({ severity }) => severity === "error"));
      assert.ok(Array.isArray(documentReferences(text)));
    }),
    runs(200),
  );
});

test("no text at all makes the translator throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.uint8Array(), fc.string({ unit: "binary" })), (text) => {
      translate(text);
    }),
    runs(50),
  );
});
