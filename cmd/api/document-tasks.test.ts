import assert from "node:assert/strict";
import { test } from "node:test";
import type { Translation } from "../../runtime/translator/index.ts";
import { doDocumentTask, type DocumentTask } from "./document-tasks.ts";

test("a document is translated with the passes that are asked for", async () => {
  const source = JSON.stringify({
    watchloom: "1",
    kind: "Workflow",
    name: "sum",
    steps: [{ id: "a", set: "${1 + 2}" }],
  });
  const task: DocumentTask = {
    kind: "translate",
    document: { source, format: "json" },
    tenant: "default",
    documents: new Map(),
    callers: [],
    secrets: new Set(),
    limits: {},
  };
  const valueWith = async (more: { readonly passes?: readonly string[] }): Promise<unknown> => {
    const translation = (await doDocumentTask({ ...task, ...more })) as Translation;
    assert.ok(translation.ok);
    const [op] = translation.plan.body;
    return op?.op === "let" ? op.value : undefined;
  };
  assert.deepEqual(await valueWith({}), { v: 3 });
  assert.deepEqual(await valueWith({ passes: ["fold-constants"] }), { v: 3 });
  assert.deepEqual(await valueWith({ passes: [] }), { e: 0 });
});

test("a value's place is told in the text as it was sent", async () => {
  const placeOf = (source: string, pointer: string) =>
    doDocumentTask({ kind: "place", document: { source, format: "auto" }, pointer });
  assert.deepEqual(await placeOf('watchloom: "1"\nkind: Workflow\n', "/kind"), {
    line: 2,
    column: 7,
    end: { line: 2, column: 15 },
  });
  assert.equal(await placeOf("steps: [1\n", "/kind"), null);
});

test("a document is read as data, whether it can run or not", async () => {
  const valueOf = (source: string) => doDocumentTask({ kind: "value", document: { source, format: "auto" } });
  assert.deepEqual(await valueOf("kind: Nothing\nsteps: [1]\n"), { kind: "Nothing", steps: [1] });
  assert.equal(await valueOf("steps: [1\n"), null);
});
