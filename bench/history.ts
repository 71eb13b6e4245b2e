import { startCountingSite } from "../test/support/counting-site.ts";
import { startStackProcess } from "../test/support/stack-process.ts";
import type { JsonObject } from "../runtime/ir/json.ts";
import { makeBridge } from "../runtime/bridge/index.ts";
import { openTestBlobs } from "../test/support/blobs.ts";
import { startTemporal } from "../cmd/stack/temporal.ts";
import { readConfig } from "../cmd/stack/config.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** History events, journal events and wall time of a document of ten calls, by kind of call. */
const folder = mkdtempSync(join(tmpdir(), "watchloom-bench-"));
const { cacheDir } = readConfig(process.env, process.cwd());
const site = await startCountingSite(() => 0);
const temporal = await startTemporal({ dataDir: folder, cacheDir, env: process.env });
const stack = await startStackProcess({
  env: { TEMPORAL_ADDRESS: temporal.address, WATCHLOOM_EGRESS_ALLOW: new URL(site.url).host },
});
const bridge = makeBridge({ address: temporal.address, payloads: openTestBlobs(join(stack.dataDir, "blobs")) });

const ten = (call: (index: number) => JsonObject): JsonObject => ({
  watchloom: "1",
  kind: "Workflow",
  name: "ten-calls",
  steps: Array.from({ length: 10 }, (_, index) => ({ id: `c${index}`, ...call(index) })),
});
const cases: Record<string, JsonObject> = {
  "no call (ten set)": ten((index) => ({ set: index })),
  "ten remote calls": ten(() => ({ call: "http.request", with: { url: site.url } })),
  "ten local calls (timeout 1 s, one attempt)": ten(() => ({
    call: "http.request",
    with: { url: site.url },
    timeout: "1s",
    retry: { attempts: 1 },
  })),
  "ten calls side by side": {
    watchloom: "1",
    kind: "Workflow",
    name: "ten-calls",
    steps: [
      {
        id: "m",
        map: {
          over: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
          steps: [{ id: "c", call: "http.request", with: { url: site.url } }],
        },
      },
    ],
  },
};
try {
  const table: Record<string, object> = {};
  for (const [name, document] of Object.entries(cases)) {
    const rounds: { history: number; journal: number; ms: number }[] = [];
    for (let round = 0; round < 5; round += 1) {
      const from = performance.now();
      const run = (await stack.client.request("POST", "/runs", { body: JSON.stringify(document) })) as JsonObject;
      let journal = 0;
      for await (const frame of stack.client.follow(String(run["id"])))
        if (frame.kind === "event") journal = frame.event.seq;
      const ms = performance.now() - from;
      const history = await bridge.fetchHistory(String(run["id"]));
      rounds.push({ history: history?.events?.length ?? 0, journal, ms });
    }
    const median = (pick: (round: (typeof rounds)[number]) => number): number =>
      rounds.map(pick).sort((a, b) => a - b)[2] ?? 0;
    table[name] = {
      "history events": median((round) => round.history),
      "journal events": median((round) => round.journal),
      "median ms": Math.round(median((round) => round.ms)),
    };
  }
  console.table(table);
} finally {
  await stack.stop();
  await bridge.close();
  await temporal.stop();
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
}
