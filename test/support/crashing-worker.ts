/**
 * A worker in a process of its own, which dies by SIGKILL at a point of its own choice. Forked by tests with one
 * argument, JSON of {@link CrashingWorker}; says `ready` and what it does over IPC.
 */
import { appendFileSync } from "node:fs";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { makeAppender, type Appender } from "../../runtime/journal/index.ts";
import { makeDatabase, type Database } from "../../runtime/store/index.ts";
import { makeLlmGenerate } from "../../workers/typescript/activities/llm-generate.ts";
import { makeWorker } from "../../workers/typescript/worker.ts";
import { openTestBlobs } from "./blobs.ts";
import { CACHE_DIR } from "./cache-dir.ts";
import { testActivity } from "./test-activity.ts";

export interface CrashingWorker {
  readonly address: string;
  readonly databaseUrl: string;
  readonly blobs: string;
  /** Where `llm.generate` finds its model (`openai:…`). */
  readonly modelUrl?: string;
  /** Each call of an activity adds a line here. */
  readonly callsFile: string;
  /** In the sink's call of this number (from 1), before or after it is stored; or in an activity. */
  readonly dies?: { readonly at: "sink-before" | "sink-after" | "call" | "checkpoint"; readonly number: number };
}

const argument = process.argv[2];
if (argument !== undefined) await main(JSON.parse(argument) as CrashingWorker);

async function main({ address, databaseUrl, blobs: folder, callsFile, dies, modelUrl }: CrashingWorker): Promise<void> {
  Runtime.install({ logger: new DefaultLogger("ERROR"), shutdownSignals: [] });
  const counts = { sink: 0, call: 0, checkpoint: 0 };
  const dieAt = (at: NonNullable<CrashingWorker["dies"]>["at"], number: number): void => {
    if (dies?.at === at && dies.number === number) process.kill(process.pid, "SIGKILL");
  };
  const database: Database = makeDatabase({ url: databaseUrl });
  const inner = makeAppender({ database });
  const appender: Appender = {
    ...inner,
    get away() {
      return inner.away;
    },
    async append(request) {
      const number = request.fence === null ? 0 : (counts.sink += 1);
      if (number > 0) dieAt("sink-before", number);
      const result = await inner.append(request);
      if (number > 0) dieAt("sink-after", number);
      if (request.also) dieAt("checkpoint", (counts.checkpoint += 1));
      return result;
    },
  };
  const blobs = openTestBlobs(folder);
  const called = testActivity("test.once", async (_input, context) => {
    counts.call += 1;
    const mine = `${context.path} ${context.attempt} ${process.pid}`;
    appendFileSync(callsFile, `${mine}\n`);
    dieAt("call", counts.call);
    return { output: { by: mine } };
  });
  const pay = testActivity(
    "test.pay",
    async (_input, context) => {
      counts.call += 1;
      appendFileSync(callsFile, `${context.path} ${context.attempt} ${process.pid}\n`);
      dieAt("call", counts.call);
      return { output: { paid: true } };
    },
    { idempotent: false },
  );
  const models = modelUrl === undefined ? [] : [makeLlmGenerate({ openai: { baseUrl: modelUrl } })];
  const worker = makeWorker({
    temporal: { address, payloads: blobs },
    activities: new Map([called, pay, ...models].map((one) => [one.name, one])),
    database,
    appender,
    blobs,
    secret: async () => "",
    log: { warn: () => undefined, error: (facts, message) => console.error(message, facts) },
    closing: (runId) => process.send?.({ closing: runId }),
    openVersions: async () => [],
    cacheDir: CACHE_DIR,
  });
  await worker.start();
  process.send?.("ready");
  process.on("disconnect", () => process.exit(0));
}
