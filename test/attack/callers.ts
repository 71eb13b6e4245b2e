import assert from "node:assert/strict";
import { test } from "node:test";
import { operationsOf, readSpec, type SpecOperation } from "../../scripts/contract/spec.ts";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { bodyOperations } from "../support/attack-operations.ts";
import type { AttackWorld } from "../support/attack-world.ts";
import type { RawRequest } from "../support/raw-client.ts";
import { sideBySide } from "../support/side-by-side.ts";

interface Attack {
  readonly name: string;
  readonly headers: (key: string) => NonNullable<RawRequest["headers"]>;
  readonly status: number;
  readonly code: string;
}

/** Of whoever calls; what a caller asks for is not looked at before. */
const ATTACKS: readonly Attack[] = [
  { name: "nobody", headers: () => ({ authorization: null }), status: 401, code: "unauthenticated" },
  {
    name: "a key that was never made",
    headers: () => ({ authorization: `Bearer wl_${"0".repeat(12)}_${"0".repeat(64)}_${"0".repeat(8)}` }),
    status: 401,
    code: "unauthenticated",
  },
  {
    name: "a key by another scheme",
    headers: (key) => ({ authorization: `Basic ${key}` }),
    status: 401,
    code: "unauthenticated",
  },
  {
    name: "two callers at once",
    headers: (key) => ({ authorization: [`Bearer ${key}`, "Bearer other"] }),
    status: 400,
    code: "invalid-request",
  },
  {
    name: "a header of 17 KB",
    headers: (key) => ({ authorization: `Bearer ${key}`, "x-padding": "x".repeat(17_000) }),
    status: 431,
    code: "header-too-large",
  },
];

/** Every operation of the contract but the public ones, whoever calls. */
export function attackByCallers(world: () => AttackWorld): void {
  const operations = operationsOf(readSpec()).filter(({ node }) => (node["security"] as unknown[])?.length !== 0);

  for (const { name, headers, status, code } of ATTACKS) {
    test(`${name}: refused by every operation`, async () => {
      assert.ok(operations.length > 55, `${operations.length} operations`);
      await sideBySide(operations, async (operation) => {
        const what = `${name}, ${operation.id}`;
        const answer = await world().ask(
          { ...requestTo(world(), operation), headers: headers(world().stack.key) },
          what,
        );
        const wanted = isWorkers(operation) && status === 401 ? "capability-unknown" : code;
        assert.deepEqual(
          [answer.status, answer.body["code"]],
          [status, wanted],
          `${what}: ${answer.text.slice(0, 300)}`,
        );
      });
    });
  }

  test("a key without the scope: refused by every operation that asks for one", async () => {
    const reply = await world().stack.send("POST", "/api-keys", { body: { name: "weak", scopes: ["monitors:read"] } });
    const weak = reply.body["key"] as string;
    const headers = { authorization: `Bearer ${weak}` };
    const writing = operations.filter(
      ({ method, id, node }) => method !== "get" && node["security"] === undefined && !READING.has(id),
    );
    await sideBySide(writing, async (operation) => {
      const answer = await world().ask({ ...requestTo(world(), operation), headers }, operation.id);
      assert.deepEqual(
        [answer.status, answer.body["code"]],
        [403, "insufficient-scope"],
        `${operation.id}: ${answer.text.slice(0, 300)}`,
      );
    });
  });

  test("an approval is decided by nobody but those in its `by`", async () => {
    const document = {
      watchloom: "1",
      kind: "Workflow",
      name: "guarded",
      steps: [{ id: "gate", approve: { question: "?", by: ["key:somebody", "user:a@example.org", "role:boss"] } }],
    };
    const runId = await world().stack.run(document);
    await world().stack.status(runId, "waiting");
    const body = Buffer.from(JSON.stringify({ choice: "approve" }));
    const path = `/runs/${runId}/approvals/gate`;
    const refused = await world().ask({ method: "POST", path, body }, "an approval");
    assert.deepEqual([refused.status, refused.body["code"]], [403, "not-an-approver"], refused.text);
    const [approval] = (await world().stack.send("GET", `/runs/${runId}/approvals`)).body["data"] as JsonObject[];
    assert.equal(approval?.["status"], "waiting");
  });
}

/** They change nothing, though they are no GET. */
const READING: ReadonlySet<string> = new Set(["createStreamToken"]);

/** Opened by a call's capability, which its body is held against. */
const isWorkers = ({ node }: SpecOperation): boolean => JSON.stringify(node["security"] ?? null).includes("capability");

function requestTo(world: AttackWorld, operation: SpecOperation): RawRequest {
  const { id, method, path } = operation;
  const { path: address } = world.requestTo({ id, method, path, opens: "apiKey" });
  const example = isWorkers(operation) ? bodyOperations().find((one) => one.id === id)?.examples[0] : undefined;
  return {
    method: method.toUpperCase(),
    path: address,
    ...(example === undefined ? {} : { body: Buffer.from(JSON.stringify(example)) }),
  };
}
