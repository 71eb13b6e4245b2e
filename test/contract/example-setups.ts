import assert from "node:assert/strict";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { makeMonitorTester } from "../support/monitors.ts";
import type { TestStack } from "../support/stack.ts";
import { until } from "../support/until.ts";
import { workerAt } from "./worker-setups.ts";

/**
 * What has to be there for an operation's examples to be true: values of its path parameters and body's
 * fields, and, by `authorization`, who asks. */
export type Setup = (stack: TestStack) => Promise<{ readonly [parameter: string]: string }>;

const REFUND = `watchloom: "1"
kind: Workflow
name: refund
labels: { team: shop }
queries: { amount: "\${steps.amount}" }
steps:
  - { id: amount, set: 25 }
  - { id: decision, approve: { question: "Refund \${steps.amount} EUR?", choices: [approve, reject] } }
  - { id: paid, listen: { signal: paid } }
output: { choice: "\${steps.decision.choice}" }
`;

/** A run that asks for a decision. */
async function waitingRun(stack: TestStack): Promise<string> {
  const runId = await stack.run(REFUND);
  await stack.status(runId, "waiting");
  return runId;
}

/** A run whose decision was made, and that listens. */
async function listeningRun(stack: TestStack): Promise<string> {
  const runId = await waitingRun(stack);
  await demand(stack, "POST", `/runs/${runId}/approvals/decision`, { choice: "approve" });
  return runId;
}

/** Sends what has to go well. */
async function demand(stack: TestStack, method: string, path: string, body?: Json): Promise<JsonObject> {
  const reply = await stack.send(method, path, body === undefined ? {} : { body });
  assert.ok(reply.status < 300, `${method} ${path}: ${reply.text}`);
  return reply.body;
}

const SUM = {
  watchloom: "1",
  kind: "Workflow",
  name: "add-up",
  inputs: {
    type: "object",
    required: ["amounts"],
    properties: { amounts: { type: "array", items: { type: "number" } } },
  },
  steps: [{ id: "total", set: "${inputs.amounts.sum()}" }],
};

const endedRun: Setup = async (stack) => {
  const run = await demand(stack, "POST", "/runs", { document: SUM, input: { amounts: [1] } });
  await stack.end(run["id"] as string);
  return { run_id: run["id"] as string };
};
const storedDocument: Setup = async (stack) => {
  await demand(stack, "PUT", "/documents/add-up", { document: SUM });
  return { name: "add-up" };
};
const storedSecret: Setup = async (stack) => {
  await demand(stack, "PUT", "/secrets/erp", { value: "s3cr3t", hosts: ["api.example.org"] });
  return { name: "erp" };
};
let keys = 0;
const storedKey: Setup = async (stack) => {
  const key = await demand(stack, "POST", "/api-keys", { name: `example-${(keys += 1)}`, scopes: ["runs:read"] });
  return { key_id: key["id"] as string };
};
const senders = new WeakSet<TestStack>();
/** A callback that nobody takes: its delivery is dead at once. */
const deadDelivery: Setup = async (stack) => {
  if (!senders.has(stack)) stack.sender({ pollMs: 100, schedule: [0] });
  senders.add(stack);
  const callback = { url: "http://127.0.0.1:9/hook", secret: `whsec_${Buffer.alloc(24, 7).toString("base64")}` };
  const run = await demand(stack, "POST", "/runs", { document: SUM, input: { amounts: [1] }, callback });
  const found = await until("the delivery's end", async () => {
    const page = await demand(stack, "GET", `/deliveries?run_id=${run["id"] as string}`);
    return (page["data"] as JsonObject[]).find((delivery) => delivery["state"] === "dead");
  });
  return { delivery_id: found["id"] as string };
};
const MONITOR = {
  watchloom: "1",
  kind: "Monitor",
  name: "keyboard-price",
  schedule: { every: "15m" },
  source: { http: { url: "http://127.0.0.1:9/keyboard" } },
  select: [{ css: ".price" }, { number: { locale: "de" } }],
  condition: { when: "${value < 80}" },
  notify: { to: [{ webhook: { url: "http://127.0.0.1:9/hook" } }] },
};
/** A monitor's name is its tenant's only one. */
const noMonitor: Setup = async (stack) => {
  const { data } = await demand(stack, "GET", "/monitors?name=keyboard-price");
  for (const { id } of data as JsonObject[]) await demand(stack, "DELETE", `/monitors/${id as string}`);
  return {};
};
/** A monitor whose page cannot be reached: checks of it fail, and change nothing. */
const storedMonitor: Setup = async (stack) => {
  await noMonitor(stack);
  const made = await stack.send("POST", "/monitors", { body: { document: MONITOR } });
  assert.equal(made.status, 201, made.text);
  return { monitor_id: made.body["id"] as string, "If-Match": made.headers.get("etag") as string };
};
/** A monitor that has seen a value: of the one page that is certainly there. */
const checkedMonitor: Setup = async (stack) => {
  await noMonitor(stack);
  const source = { http: { url: `${stack.api.url}/healthz` } };
  const document = {
    ...MONITOR,
    source,
    select: [{ jsonpath: "$.status" }],
    condition: { when: "${value != previous}" },
  };
  const made = await demand(stack, "POST", "/monitors", { document });
  const id = made["id"] as string;
  await makeMonitorTester(stack).check(id);
  return { monitor_id: id };
};
const storedActivity: Setup = async (stack) => {
  await stack.send("DELETE", "/activities/acme.invoice");
  const schema = { type: "object" };
  const manifest = {
    name: "acme.invoice",
    version: 1,
    description: "Makes an invoice.",
    input: schema,
    output: schema,
  };
  const more = { errors: [], idempotent: true, streaming: false, timeoutMs: 30_000, available: true };
  await demand(stack, "PUT", "/activities/acme.invoice", { ...manifest, ...more });
  return { name: "acme.invoice" };
};
const messageTo = (make: (stack: TestStack) => Promise<string>, name: string): Setup => {
  return async (stack) => ({ run_id: await make(stack), name });
};

/** By operation; before those stand the ones by path parameter. An operation without ids needs none. */
export const SETUPS: { readonly [operation: string]: Setup } = {
  createRun: storedDocument,
  createMonitor: noMonitor,
  rerunRun: endedRun,
  waitRun: endedRun,
  signalRun: messageTo(listeningRun, "paid"),
  updateRun: messageTo(listeningRun, "paid"),
  queryRun: messageTo(waitingRun, "state"),
  decideApproval: async (stack) => ({ run_id: await waitingRun(stack), path: "decision" }),
  // The field of the body that is named so.
  createStreamToken: async (stack) => ({ run_id: await waitingRun(stack) }),
  putDocument: async () => ({ name: "add-up" }),
  getWorkerCheckpoint: workerAt(waitingRun, false),
  appendWorkerEvents: workerAt(waitingRun, true),
  putWorkerCheckpoint: workerAt(waitingRun, true),
  testMonitorNotification: checkedMonitor,
  putActivity: async () => ({ name: "acme.invoice" }),
  deleteActivity: storedActivity,
  putSecret: async () => ({ name: "erp" }),
  deleteSecret: storedSecret,
  getBlob: async (stack) => {
    const amounts = Array.from({ length: 9000 }, (_, n) => n);
    const run = await demand(stack, "POST", "/runs", { document: SUM, input: { amounts } });
    return { digest: (run["input"] as JsonObject)["$blob"] as string };
  },
};

/** By the name of a path parameter. */
export const SETUPS_BY_PARAMETER: { readonly [parameter: string]: Setup } = {
  run_id: async (stack) => ({ run_id: await waitingRun(stack) }),
  name: storedDocument,
  key_id: storedKey,
  monitor_id: storedMonitor,
  delivery_id: deadDelivery,
};
