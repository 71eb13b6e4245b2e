import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { DIAGNOSTIC_CODES } from "../../runtime/translator/diagnostic-codes.ts";
import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { bodyOperations, type BodyOperation } from "../support/attack-operations.ts";
import type { AttackWorld } from "../support/attack-world.ts";
import { makeBytes, makeValue, type Form } from "../support/corpus-forms.ts";
import type { RawAnswer } from "../support/raw-client.ts";

interface Case {
  readonly name: string;
  readonly document?: JsonObject;
  readonly yaml?: Form;
  readonly store?: readonly JsonObject[];
  readonly diagnostics?: readonly string[];
  readonly hidden?: string;
  readonly input?: Json;
  readonly answer?: readonly [status: number, code: string];
  readonly end?: { readonly status: string; readonly error?: string; readonly output?: Json };
}

const corpus = JSON.parse(readFileSync(new URL("../corpus/documents.json", import.meta.url), "utf8")) as {
  readonly cases: readonly Case[];
};

const HEAD: JsonObject = { watchloom: "1", kind: "Workflow", name: "hostile", steps: [{ id: "x", set: 1 }] };
/** Of the processor, for all that one document makes the service do. What blows up takes minutes, busy or not. */
const MOST_CPU_MS = 20_000;

export function attackByDocuments(world: () => AttackWorld): void {
  const operations = bodyOperations().filter(({ takes }) => takes === "document");
  let dearest = { name: "", ms: 0 };

  for (const given of corpus.cases) {
    test(given.name, async () => {
      const before = process.cpuUsage();
      for (const stored of given.store ?? []) {
        const made = await put(world(), { ...HEAD, ...stored });
        assert.ok(made.status < 300, made.text);
      }
      await Promise.all(operations.map((operation) => attack(world(), operation, given)));
      await world().assertWell(given.name);
      const { user, system } = process.cpuUsage(before);
      const ms = Math.round((user + system) / 1000);
      if (ms > dearest.ms) dearest = { name: given.name, ms };
      assert.ok(ms < MOST_CPU_MS, `${ms} ms of the processor`);
    });
  }

  test("another tenant's run goes on", () => world().assertUnharmed("the documents"));

  test("the corpus says one thing of each document, with codes that there are", () => {
    console.log(
      `# the dearest document, in all operations together: ${dearest.name}, ${dearest.ms} ms of the processor`,
    );
    for (const { name, diagnostics, answer, end } of corpus.cases) {
      const said = [diagnostics, answer, end].filter((one) => one !== undefined).length;
      assert.equal(said, 1, name);
      for (const code of diagnostics ?? []) assert.ok(Object.hasOwn(DIAGNOSTIC_CODES, code), `${name}: ${code}`);
    }
    assert.ok(operations.length >= 7, `${operations.length} operations take documents`);
  });
}

function documentOf({ document = {} }: Case): JsonObject {
  const fields = Object.entries({ ...HEAD, ...(makeValue(document) as JsonObject) });
  return Object.fromEntries(fields.filter(([, value]) => value !== null));
}

const put = (world: AttackWorld, document: JsonObject): Promise<RawAnswer> =>
  world.ask(
    { method: "PUT", path: `/documents/${document["name"] as string}`, body: Buffer.from(JSON.stringify(document)) },
    "a document that is stored before",
  );

async function attack(world: AttackWorld, operation: BodyOperation, given: Case): Promise<void> {
  const what = `${operation.id}, ${given.name}`;
  const { method, path, headers } = world.requestTo(operation);
  const stores = operation.id === "putDocument";
  // A document that is stored for the first time matches nothing that was there before.
  const sent = Object.entries(headers).filter(([key]) => !stores || key.toLowerCase() !== "if-match");
  const { body, type, name } = bodyOf(operation, given);
  const answer = await world.ask(
    {
      method,
      // A document is stored under its own name, where that can stand in an address.
      path: stores ? `/documents/${name}` : path,
      body,
      headers: { ...Object.fromEntries(sent), "content-type": type },
    },
    what,
  );
  const shown = `${what}: ${answer.status} ${answer.text.slice(0, 800)}`;
  if (given.hidden !== undefined) assert.ok(!answer.text.includes(given.hidden), shown);
  const codes = given.diagnostics;
  const isMonitor = given.document?.["kind"] === "Monitor";
  if (operation.path.startsWith("/monitors") && !isMonitor) {
    assert.equal(answer.status, 422, shown);
  } else if (codes !== undefined) {
    assertRefused(answer, operation, codes, shown);
  } else {
    await assertTaken(world, answer, operation, given, shown);
  }
}

/** In an envelope where there is an input, else bare. */
function bodyOf(operation: BodyOperation, given: Case): { body: Buffer; type: string; name: string } {
  if (given.yaml !== undefined) return { body: makeBytes(given.yaml), type: "application/yaml", name: "hostile" };
  const document = documentOf(given);
  const name = /^[a-z][a-z0-9-]{0,62}$/.test(String(document["name"])) ? String(document["name"]) : "hostile";
  const takesInput = operation.id === "createRun" || operation.id === "dryRunDocument";
  const value = given.input === undefined || !takesInput ? document : { document, input: makeValue(given.input) };
  return { body: Buffer.from(JSON.stringify(value)), type: "application/json", name };
}

function assertRefused(answer: RawAnswer, { id }: BodyOperation, codes: readonly string[], shown: string): void {
  if (id === "validateDocument") assert.deepEqual([answer.status, answer.body["valid"]], [200, false], shown);
  else assert.deepEqual([answer.status, answer.body["code"]], [422, "invalid-document"], shown);
  const told = answer.body["diagnostics"] as unknown as Diagnostic[];
  const errors = told.filter(({ severity }) => severity === "error");
  assert.deepEqual([...new Set(errors.map(({ code }) => code))].sort(), codes, shown);
  assert.ok(told.length <= 100, shown);
  for (const { line, column, message } of told) assert.ok(line >= 1 && column >= 1 && message !== "", shown);
}

async function assertTaken(
  world: AttackWorld,
  answer: RawAnswer,
  { id }: BodyOperation,
  given: Case,
  shown: string,
): Promise<void> {
  const takesInput = id === "createRun" || id === "dryRunDocument";
  if (takesInput && given.answer !== undefined) {
    assert.deepEqual([answer.status, answer.body["code"]], given.answer, shown);
    assert.ok((answer.body["errors"] as Json[]).length <= 100, shown);
    return;
  }
  assert.ok(answer.status < 300, shown);
  if (id === "validateDocument") assert.equal(answer.body["valid"], true, shown);
  if (given.end === undefined || !takesInput) return;
  // What calls nothing ends in a dry run as it ends in Temporal.
  if (id === "dryRunDocument" && JSON.stringify(given.document).includes('"call"')) return;
  const ended = id === "createRun" ? await world.stack.end(answer.body["id"] as string, 300_000) : answer.body;
  const { status, error, output } = given.end;
  const how = `${given.name}, by ${id}: ${JSON.stringify(ended).slice(0, 1500)}`;
  assert.equal(ended["status"], status, how);
  assert.equal((ended["error"] as JsonObject | null)?.["type"], error, how);
  if (output !== undefined) assert.deepEqual(ended["output"], output, how);
}
