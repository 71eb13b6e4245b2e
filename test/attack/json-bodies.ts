import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PROBLEMS } from "../../cmd/api/problems.ts";
import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import type { Json } from "../../runtime/ir/json.ts";
import { isJsonObject } from "../../runtime/ir/json.ts";
import { bodyOperations, type BodyOperation } from "../support/attack-operations.ts";
import type { AttackWorld } from "../support/attack-world.ts";
import { makeBytes, type Form } from "../support/corpus-forms.ts";
import { sideBySide } from "../support/side-by-side.ts";
import type { RawAnswer } from "../support/raw-client.ts";

type Expected = "taken" | "absent" | readonly [status: number, code: string, diagnostic?: string];

interface Case {
  readonly name: string;
  readonly body: Form;
  readonly headers?: Readonly<Record<string, Form | null>>;
  readonly json: Expected;
  readonly payload: Expected;
  readonly document: Expected;
  readonly value?: true;
}

const corpus = JSON.parse(readFileSync(new URL("../corpus/json-bodies.json", import.meta.url), "utf8")) as {
  readonly cases: readonly Case[];
};

/** The column of the case, read for the operation. */
function expectedOf({ takes, required, isClosed, isLarge }: BodyOperation, given: Case): Exclude<Expected, "absent"> {
  const column = given[takes];
  // Not too large where larger ones are taken, and still nothing that could be meant.
  if (isLarge && Array.isArray(column) && column[0] === 413) return [400, "invalid-request"];
  if (column === "absent") return required ? [400, "invalid-request"] : "taken";
  const isObject = given.payload === "taken" && makeBytes(given.body).subarray(0, 1).toString() === "{";
  // Fields that nobody named may be there where the contract does not close the object.
  return takes === "json" && isObject && !isClosed ? "taken" : column;
}

/** What a body that is well formed can still be refused for: what it means, or what it is meant for. */
const MEANING = new Set([400, 403, 404, 409, 410, 412, 422, 428, 429]);

export function attackByBodies(world: () => AttackWorld): void {
  const operations = bodyOperations();
  const bodies = corpus.cases.map((given) => ({ given, bytes: makeBytes(given.body), headers: headersOf(given) }));

  for (const operation of operations) {
    test(`every body of the corpus, to ${operation.id}`, async () => {
      const request = world().requestTo(operation);
      await sideBySide(bodies, async ({ given, bytes, headers }) => {
        const what = `${operation.id}, ${given.name}`;
        const answer = await world().ask(
          { ...request, body: bytes, headers: { ...request.headers, ...headers } },
          what,
        );
        assertExpected(answer, operation, given, what);
      });
      await world().assertWell(operation.id);
    });
  }

  const values = bodies.filter(({ given }) => given.value === true);
  for (const operation of operations) {
    test(`every value of the corpus, in place of each value of ${operation.id}'s examples`, async () => {
      const request = world().requestTo(operation);
      await sideBySide(plantings(operation), async (text) => {
        for (const { given, bytes } of values) {
          const body = splice(text, bytes);
          const what = `${operation.id}, ${given.name} in ${text.slice(0, 400)}`;
          const answer = await world().ask({ ...request, body }, what);
          // What may stand nowhere may not stand there; what may stand somewhere is the operation's to judge.
          if (!Array.isArray(given.payload) || operation.id === "validateDocument") continue;
          assert.ok(answer.status >= 400, `${what} was taken: ${answer.text.slice(0, 300)}`);
        }
      });
      await world().assertWell(`what was planted in ${operation.id}`);
    });
  }

  test("another tenant's run goes on", () => world().assertUnharmed("the bodies"));

  test("the corpus names problems and columns that there are", () => {
    for (const { name, json, payload, document } of corpus.cases)
      for (const expected of [json, payload, document]) {
        if (typeof expected === "string") continue;
        const [status, code] = expected;
        assert.equal(PROBLEMS[code as keyof typeof PROBLEMS]?.status, status, name);
      }
    const kinds = new Set(operations.map(({ takes }) => takes));
    assert.deepEqual([...kinds].sort(), ["document", "json", "payload"]);
    assert.ok(operations.length >= 18, `${operations.length} operations take a body`);
  });
}

function headersOf({ headers = {} }: Case): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, form]) => [name, form === null ? null : makeBytes(form).toString("utf8")]),
  );
}

function assertExpected(answer: RawAnswer, operation: BodyOperation, given: Case, what: string): void {
  const expected = expectedOf(operation, given);
  const shown = `${what}: ${answer.status} ${answer.text.slice(0, 400)}`;
  if (expected === "taken") {
    assert.ok(answer.status < 400 || MEANING.has(answer.status), shown);
    if (answer.status === 400) assert.match(answer.text, /lacks the field|must|one of/, shown);
    return;
  }
  const [status, code, diagnostic] = expected;
  const told = (answer.body["diagnostics"] ?? []) as unknown as Diagnostic[];
  if (operation.id === "validateDocument" && status === 422) {
    assert.deepEqual([answer.status, answer.body["valid"]], [200, false], shown);
  } else {
    assert.deepEqual([answer.status, answer.body["code"]], [status, code], shown);
  }
  if (diagnostic !== undefined)
    assert.ok(
      told.some((one) => one.code === diagnostic),
      shown,
    );
}

const MARK = "planted here";

/**
 * The operation's examples as JSON, in which a mark stands in place of one of their values, the whole first, or as one
 * field more. A place that two examples share is taken once.
 */
function plantings({ examples }: BodyOperation): string[] {
  const made = new Map<string, string>();
  for (const example of examples) {
    for (const [pointer, value] of marked(example, ""))
      if (!made.has(pointer)) made.set(pointer, JSON.stringify(value));
    if (isJsonObject(example)) made.set("unknown", JSON.stringify({ ...example, unknown: MARK }));
  }
  return [...made.values()];
}

function* marked(value: Json, pointer: string): Generator<[pointer: string, made: Json]> {
  yield [pointer, MARK];
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const [at, made] of marked(item, `${pointer}/${index}`)) yield [at, value.with(index, made)];
  } else if (isJsonObject(value)) {
    for (const [key, item] of Object.entries(value))
      for (const [at, made] of marked(item, `${pointer}/${key}`)) yield [at, { ...value, [key]: made }];
  }
}

function splice(text: string, bytes: Buffer): Buffer {
  const mark = JSON.stringify(MARK);
  const at = text.indexOf(mark);
  return Buffer.concat([Buffer.from(text.slice(0, at)), bytes, Buffer.from(text.slice(at + mark.length))]);
}
