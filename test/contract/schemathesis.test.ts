import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json } from "../../runtime/ir/json.ts";
import { installTools } from "../../scripts/contract/tools.ts";
import { makeOpenAiServer, type OpenAiServer } from "../support/openai-server.ts";
import { runSchemathesis } from "../support/schemathesis.ts";
import { startStackProcess, type StackProcess } from "../support/stack-process.ts";

/** In `make contract` few cases, and the same each time; `make schemathesis` gives it time, and another seed if asked. */
const SECONDS = process.env["CONTRACT_SECONDS"] === undefined ? undefined : Number(process.env["CONTRACT_SECONDS"]);
const EXAMPLES = Number(process.env["CONTRACT_EXAMPLES"] ?? 3);
const SEED = Number(process.env["CONTRACT_SEED"] ?? 20_260);

const WAITING = {
  watchloom: "1",
  kind: "Workflow",
  name: "refund",
  steps: [
    { id: "decision", approve: { question: "Refund?", choices: ["approve", "reject"] } },
    { id: "paid", listen: { signal: "paid" } },
  ],
};
const ENDED = { watchloom: "1", kind: "Workflow", name: "add-up", steps: [{ id: "one", set: 1 }] };

/** What a model makes of any wish: a monitor, or it is asked again and answers the same. */
const SUGGESTED = `watchloom: "1"
kind: Monitor
name: suggested
schedule: { every: 1h }
source: { http: { url: "https://shop.example/keyboard" } }
`;

let model: OpenAiServer;
let stack: StackProcess;
before(async () => {
  model = await makeOpenAiServer(() => ({ text: [JSON.stringify({ document: SUGGESTED })] }), {});
  const limits = "requests_per_minute=1000000,tenant_requests_per_minute=1000000,runs_at_once=100000,followers=1000";
  stack = await startStackProcess({
    env: {
      WATCHLOOM_LIMITS: limits,
      WATCHLOOM_AUTH_FAILURES: "100000",
      WATCHLOOM_EGRESS_ALLOW: new URL(model.url).host,
      OPENAI_BASE_URL: `${model.url}/v1`,
      WATCHLOOM_MODEL: "openai:x",
    },
  });
});
after(async () => {
  await stack?.stop();
  await model.close();
});

test("Schemathesis: all checks, stateful, against the running stack: no failure", async () => {
  const post = async (method: string, path: string, body: Json): Promise<string> => {
    const made = (await stack.client.request(method, path, { body: JSON.stringify(body) })) as { [key: string]: Json };
    return String(made["id"] ?? made["name"]);
  };
  const run = (document: Json): Promise<string> => post("POST", "/runs", { document });
  const known = {
    run_id: [await run(WAITING), await run(WAITING), await run(ENDED)],
    name: [
      await post("PUT", "/documents/add-up", { document: ENDED }),
      await post("PUT", "/secrets/erp", { value: "s3cr3t", hosts: ["api.example.org"] }),
      ...["paid", "state"],
    ],
    key_id: [await post("POST", "/api-keys", { name: "example", scopes: ["runs:read"] })],
  };
  const result = await runSchemathesis({
    tools: await installTools(),
    url: stack.url,
    apiKey: stack.apiKey,
    known,
    protected: ["default", stack.apiKey.split("_")[1] as string],
    examples: EXAMPLES,
    seconds: SECONDS,
    seed: SEED,
  });
  const { requests, serverErrors, statuses } = result;
  console.log(
    `# schemathesis: ${requests} requests, ${serverErrors.length} answered 5xx; ${JSON.stringify(statuses)}; seed ${SEED}`,
  );
  assert.deepEqual(serverErrors, []);
  assert.equal(result.code, 0, result.said.slice(-8000));
  assert.ok(requests > 500, `only ${requests} requests were made: ${result.said.slice(-2000)}`);
  assert.ok((statuses["200"] ?? 0) > 100, "hardly anything went well");
});
