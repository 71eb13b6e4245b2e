import assert from "node:assert/strict";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { workerAt } from "../contract/worker-setups.ts";
import type { BodyOperation } from "./attack-operations.ts";
import { assertNoInside, makeRawClient, type RawAnswer, type RawClient, type RawRequest } from "./raw-client.ts";
import type { TestStack } from "./stack.ts";
import { until } from "./until.ts";

/** A stack under attack: ids that exist, for every address that wants one, and a tenant that must not notice. */
export interface AttackWorld {
  readonly stack: TestStack;
  /** Of the attacked tenant, which is the operator's: nothing is refused for want of a scope. */
  readonly client: RawClient;
  /** How the operation is asked: ids of the tenant's own in its path, what opens it, no condition that stops it. */
  requestTo(operation: Pick<BodyOperation, "id" | "method" | "path" | "opens">): Required<Omit<RawRequest, "body">>;
  /** Sends, and holds the answer against the contract: a problem or a declared success, nothing of the inside in it. */
  ask(request: RawRequest, what: string): Promise<RawAnswer>;
  /** The service says that it is well. */
  assertWell(after: string): Promise<void>;
  /** Waits until the bystander's run has gone on since the last time. */
  assertUnharmed(after: string): Promise<void>;
  stop(): void;
}

/** Takes every signal and update, for ever; and asks for a decision that nobody makes. */
const TALKER = {
  watchloom: "1",
  kind: "Workflow",
  name: "talker",
  budget: { steps: 900_000 },
  steps: [
    {
      id: "both",
      parallel: {
        branches: {
          hear: [
            {
              id: "hears",
              loop: { while: "${index >= 0}", max: 4000, steps: [{ id: "heard", listen: { signal: "paid" } }] },
            },
          ],
          ask: [{ id: "decision", approve: { question: "Refund?" } }],
        },
      },
    },
  ],
};
const TINY = { watchloom: "1", kind: "Workflow", name: "tiny", steps: [{ id: "a", set: 1 }] };
/** A step each second, whatever happens beside it. */
const TICKING = {
  watchloom: "1",
  kind: "Workflow",
  name: "ticking",
  steps: [
    { id: "ticks", loop: { while: "${index >= 0}", max: 3600, every: "1s", steps: [{ id: "tick", set: "${index}" }] } },
  ],
};

/** Checked once a year. */
const MONITOR = {
  watchloom: "1",
  kind: "Monitor",
  name: "corpus",
  schedule: { cron: "0 0 1 1 *" },
  source: { http: { url: "http://127.0.0.1:9/page" } },
  notify: { to: [{ webhook: { url: "http://127.0.0.1:9/hook" } }] },
};

export async function makeAttackWorld(stack: TestStack): Promise<AttackWorld> {
  const client = makeRawClient(stack.api.url, stack.key);
  const bystander = await stack.tenant("bystander");
  const post = async (method: string, path: string, body: Json, key = stack.key): Promise<JsonObject> => {
    const reply = await stack.send(method, path, { body, key });
    assert.ok(reply.status < 300, `${method} ${path}: ${reply.text}`);
    return reply.body;
  };
  const run = async (document: Json, key?: string): Promise<string> =>
    (await post("POST", "/runs", { document }, key))["id"] as string;

  const ticking = await run(TICKING, bystander);
  const [talker, cancelled, terminated, ended] = await Promise.all([run(TALKER), run(TALKER), run(TALKER), run(TINY)]);
  await post("PUT", "/documents/corpus", { document: { ...TINY, name: "corpus" } });
  await post("PUT", "/secrets/corpus", { value: "s3cr3t-value", hosts: ["api.example.org"] });
  await post("PUT", "/documents/theirs", { document: { ...TINY, name: "theirs" } }, bystander);
  await post("PUT", "/secrets/theirs", { value: "th3irs-value", hosts: ["api.example.org"] }, bystander);
  await post("POST", "/tenants", { id: "victim" });
  const key = await post("POST", "/api-keys", { name: "corpus", scopes: ["runs:read"] });
  const monitor = await post("POST", "/monitors", { document: MONITOR });
  const { authorization: capability = "" } = await workerAt(async () => talker, true)(stack);
  await stack.end(ended);
  await stack.status(talker, "waiting");

  const byParameter: { readonly [name: string]: string } = {
    run_id: talker,
    name: "corpus",
    path: "decision",
    tenant: "victim",
    key_id: key["id"] as string,
    monitor_id: monitor["id"] as string,
  };
  const byOperation: { readonly [id: string]: { readonly [name: string]: string } } = {
    cancelRun: { run_id: cancelled },
    terminateRun: { run_id: terminated },
    rerunRun: { run_id: ended },
    signalRun: { name: "paid" },
    updateRun: { name: "paid" },
    putActivity: { name: "corpus.echo" },
  };

  let seen = 0;
  const progressOf = async (): Promise<number> =>
    (await stack.send("GET", `/runs/${ticking}`, { key: bystander })).body["last_seq"] as number;

  return {
    stack,
    client,
    requestTo: ({ id, method, path, opens }) => ({
      method,
      path: path.replace(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(byOperation[id]?.[name] ?? byParameter[name] ?? "none"),
      ),
      headers: { "if-match": "*", ...(opens === "capability" ? { authorization: capability } : {}) },
    }),
    async ask(request, what) {
      const answer = await client.send(request);
      assert.ok(answer.status < 500 || answer.status === 501, `${what}: ${answer.status} ${answer.text.slice(0, 600)}`);
      assertNoInside(answer.text, what);
      stack.contract.check({
        method: request.method,
        path: request.path,
        status: answer.status,
        responseType: answer.type,
        responseBody: answer.text,
      });
      return answer;
    },
    async assertWell(after) {
      const health = await client.send({ method: "GET", path: "/healthz" });
      assert.equal(health.status, 200, `${after}: /healthz`);
    },
    async assertUnharmed(after) {
      const before = seen;
      seen = await until(
        `a step of the bystander's run after ${after}`,
        async () => {
          const now = await progressOf();
          return now > before ? now : undefined;
        },
        60_000,
      );
    },
    stop: () => client.close(),
  };
}
