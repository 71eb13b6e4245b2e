import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { Reply, TestStack } from "./stack.ts";
import { until } from "./until.ts";

/** What a test does with monitors over the API. */
export interface MonitorTester {
  /** Creates one that is checked only when the test says, unless its document has a schedule of its own. */
  create(document: JsonObject): Promise<string>;
  get(id: string): Promise<JsonObject>;
  /** One check, to its end; gives it as `/checks` lists it. */
  check(id: string): Promise<JsonObject>;
  edit(id: string, patch: JsonObject): Promise<Reply>;
  checks(id: string): Promise<JsonObject[]>;
}

let count = 0;

export function makeMonitorTester(stack: TestStack): MonitorTester {
  const get = async (id: string): Promise<JsonObject> => (await stack.send("GET", `/monitors/${id}`)).body;
  const checks = async (id: string): Promise<JsonObject[]> =>
    (await stack.send("GET", `/monitors/${id}/checks?limit=100`)).body["data"] as JsonObject[];
  return {
    get,
    checks,
    async create(document) {
      count += 1;
      const name = `m${count}-${Date.now().toString(36)}`;
      // Once a year, so that only the test's own checks are made.
      const whole = { watchloom: "1", kind: "Monitor", name, schedule: { cron: "0 0 1 1 *" }, ...document };
      const reply = await stack.send("POST", "/monitors", { body: { document: whole as Json } });
      if (reply.status !== 201) throw new Error(`the monitor was refused: ${reply.text}`);
      return reply.body["id"] as string;
    },
    async check(id) {
      const reply = await stack.send("POST", `/monitors/${id}/trigger`);
      if (reply.status !== 202) throw new Error(`the check was refused: ${reply.text}`);
      const runId = reply.body["id"] as string;
      await stack.end(runId, 180_000);
      return until(`the check "${runId}" in the list`, async () =>
        (await checks(id)).find((check) => check["run_id"] === runId && check["outcome"] !== null),
      );
    },
    async edit(id, patch) {
      const etag = (await stack.send("GET", `/monitors/${id}`)).headers.get("etag") ?? "";
      return stack.send("PATCH", `/monitors/${id}`, { body: patch as Json, headers: { "if-match": etag } });
    },
  };
}
