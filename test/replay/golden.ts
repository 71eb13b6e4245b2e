import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { historyFromJSON } from "@temporalio/common/lib/proto-utils.js";
import { Worker } from "@temporalio/worker";
import { workflowBundle } from "../../workers/typescript/bundle.ts";
import type { ActivationRecord } from "../../workers/typescript/workflow/protocol.ts";

/** A history as a released version of the interpreter wrote it. One is added per release; none is ever changed. */
export interface Golden {
  /** The conformance case that made it. */
  readonly from: string;
  readonly planVersion: number;
  readonly interpreterVersion: number;
  readonly workflowId: string;
  /** Keys of the interpreter's events, in order: what a replay must write again. */
  readonly keys: readonly string[];
  readonly history: unknown;
}

const FOLDER = join(import.meta.dirname, "histories");

export function goldenHistories(): { readonly name: string; readonly golden: Golden }[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => ({ name, golden: JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Golden }));
}

/** Replays with this tree's interpreter and gives the keys of the events that it writes. @throws where it diverges */
export async function replayGolden(golden: Pick<Golden, "history" | "workflowId">): Promise<string[]> {
  const keys: string[] = [];
  const limit: object = { isolateExecutionTimeout: "30s" };
  await Worker.runReplayHistory(
    {
      workflowBundle: await workflowBundle(),
      sinks: {
        journal: {
          append: {
            callDuringReplay: true,
            async fn(_info: unknown, record: ActivationRecord) {
              for (const event of record.events) keys.push(event.key);
            },
          },
        },
      },
      ...limit,
    },
    historyFromJSON(golden.history),
    golden.workflowId,
  );
  return keys;
}
