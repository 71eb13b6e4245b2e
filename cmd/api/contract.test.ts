import assert from "node:assert/strict";
import { test } from "node:test";
import { EVENT_TYPES } from "../../runtime/ir/event.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { readContract } from "./contract.ts";
import { ApiError } from "./problems.ts";

const contract = readContract();
const query = (operation: string, text: string) =>
  contract.operations.get(operation)?.readQuery(new URLSearchParams(text));
const refused = (run: () => unknown, detail: RegExp) =>
  assert.throws(
    run,
    (error) => error instanceof ApiError && error.code === "invalid-request" && detail.test(error.message),
  );

test("reads a query by the contract, defaults filled in", () => {
  assert.deepEqual(query("listRuns", "status=running&status=waiting&limit=5"), {
    limit: 5,
    status: ["running", "waiting"],
  });
  assert.deepEqual(query("waitRun", ""), { timeout_seconds: 30 });
});

test("refuses an unknown query parameter and names the near miss", () => {
  refused(() => query("listRuns", "stauts=running"), /"stauts"; did you mean "status"/);
  refused(() => query("getRun", "verbose=1"), /this address takes none/);
});

test("refuses a query value out of its bounds, of another type, or given twice", () => {
  refused(() => query("listRuns", "limit=101"), /"limit" must be at most 100/);
  refused(() => query("listRuns", "limit=ten"), /"limit" must be a whole number/);
  refused(() => query("listRuns", "limit=1&limit=2"), /more than once/);
  refused(() => query("listRuns", "status=done"), /must be one of "accepted"/);
  refused(() => query("listRuns", "created_after=today"), /"created_after" must be a time such as "2026/);
});

test("says in words what form a value has, not as a pattern", () => {
  for (const operation of ["listRuns", "streamTenant", "listMonitors"]) {
    refused(() => query(operation, "label=ops"), /^the query parameter "label" must be written name=value, such as /);
  }
  const bodies: [string, Json, RegExp][] = [
    [
      "createApiKey",
      { name: "Bad Name", scopes: ["admin"] },
      /^"\/name" in the body must be a lower-case letter, then /,
    ],
    ["createTenant", { id: "Bad Id" }, /^"\/id" in the body must be a letter or digit, then /],
    ["decodeTemporalPayloads", { payloads: [{ data: "é" }] }, /^"\/payloads\/0\/data" in the body must be base64$/],
  ];
  for (const [operation, body, said] of bodies) {
    const found = contract.operations.get(operation);
    assert.ok(found, operation);
    refused(() => found.body?.check(body), said);
  }
});

test("calls an `after` that is no number a cursor that is not ours", () => {
  for (const operation of ["listRunEvents", "streamRun"]) {
    assert.throws(
      () => query(operation, "after=x"),
      (error) =>
        error instanceof ApiError && error.code === "invalid-cursor" && /the `seq` of an event/.test(error.message),
    );
  }
});

test("names every type of event that a stream can be asked for", () => {
  const { parameters } = contract.document["components"] as { [kind: string]: JsonObject };
  const types = parameters?.["EventTypes"] as unknown as { schema: { items: { "x-extensible-enum": string[] } } };
  assert.deepEqual(types.schema.items["x-extensible-enum"], EVENT_TYPES);
});

test("refuses an unknown field of a closed body and names the near miss", () => {
  const body = contract.operations.get("createRun")?.body;
  refused(() => body?.check({ document: {}, inptu: {} }), /unknown field "inptu"; did you mean "input"/);
  refused(() => body?.check({ document_ref: 4 }), /"\/document_ref" in the body must be a string/);
  const approval = contract.operations.get("decideApproval")?.body;
  refused(() => approval?.check({}), /^the body lacks the field "choice"$/);
  refused(
    () => approval?.check({ choise: "approve" }),
    /^the body lacks the field "choice"; is "choise" meant to be it\?$/,
  );
  refused(() => approval?.check({ comment: "choice" }), /^the body lacks the field "choice"$/);
  const secret = contract.operations.get("putSecret")?.body;
  refused(() => secret?.check({ value: "", hosts: ["a"] }), /^"\/value" in the body must not be empty$/);
  refused(() => secret?.check({ value: "abc", hosts: "a" }), /^"\/hosts" in the body must be a list$/);
  body?.check({ document: { anything: [1] }, input: null, labels: { team: "ops" } });
});

test("the shapes of every operation's query and body can be checked", () => {
  for (const { id, parameters, readQuery, body } of contract.operations.values()) {
    // What is refused was looked at by a shape that could be compiled; a mistake in one is no ApiError.
    const looked = (run: () => unknown): void => {
      try {
        run();
      } catch (error) {
        assert.ok(error instanceof ApiError, `${id}: ${String(error)}`);
      }
    };
    for (const name of parameters) looked(() => readQuery(new URLSearchParams([[name, "1"]])));
    looked(() => body?.check({}));
  }
});

test("every operation has a summary, one tag that is declared, and problems as its errors", () => {
  const tags = (contract.document["tags"] as { name: string }[]).map((tag) => tag.name);
  const paths = contract.document["paths"] as { [path: string]: { [method: string]: { [key: string]: unknown } } };
  for (const { id, method, path } of contract.operations.values()) {
    const operation = paths[path]?.[method] ?? {};
    assert.equal(typeof operation["summary"], "string", id);
    assert.equal((operation["tags"] as string[]).length, 1, id);
    assert.ok(tags.includes((operation["tags"] as string[])[0] as string), id);
    assert.ok("default" in (operation["responses"] as object) && "4XX" in (operation["responses"] as object), id);
  }
});

test("the contract keeps to what every client generator reads", () => {
  assert.equal(contract.document["openapi"], "3.1.0");
  const walk = (node: unknown, at: string): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const here = `${at}/${key}`;
      assert.ok(
        !["$defs", "nullable", "prefixItems", "patternProperties", "itemSchema"].includes(key) ||
          at.endsWith("/properties"),
        here,
      );
      if (key === "type" && Array.isArray(value))
        assert.deepEqual([value.length, value.includes("null")], [2, true], here);
      if (["schema", "items"].includes(key)) assert.notEqual(typeof value, "boolean", here);
      walk(value, here);
    }
  };
  walk(contract.document, "");
});
