import type { Json, JsonObject } from "../ir/json.ts";
import { getRun, readEventRows, type Tx } from "../store/index.ts";
import { storedEvent } from "./stored-event.ts";

/** What `run.snapshot` carries after a gap: how the run stands, for a client whose record lacks the beginning. */
export interface RunSnapshot {
  readonly status: string;
  /** By path: how the step stands, as its newest event says. */
  readonly steps: { readonly [path: string]: { readonly status: string; readonly attempt?: number } };
  /** By path: what the attempts that are still open have streamed as text. */
  readonly open_text: { readonly [path: string]: string };
  readonly last_seq: number;
}

const STATUSES: Readonly<Record<string, string>> = {
  "step.started": "started",
  "step.retrying": "retrying",
  "step.completed": "completed",
  "step.failed": "failed",
  "step.skipped": "skipped",
};
const PAGE = 1_000;

/** Folds the journal as it is kept, up to `upTo` where one is given; null: no such run. */
export async function snapshotRun(tx: Tx, runId: string, upTo?: number): Promise<RunSnapshot | null> {
  const run = await getRun(tx, runId);
  if (!run) return null;
  const end = Math.min(upTo ?? run.last_seq, run.last_seq);
  const steps = new Map<string, { status: string; attempt?: number }>();
  const texts = new Map<string, string>();
  for (let after = 0; after < end;) {
    const rows = await readEventRows(tx, runId, after, PAGE);
    if (rows.length === 0) break;
    for (const row of rows) {
      if (row.seq > end) break;
      const { type, path, attempt, data } = storedEvent(row);
      if (path === undefined) continue;
      const status = STATUSES[type];
      if (status !== undefined) {
        steps.set(path, attempt === undefined ? { status } : { status, attempt });
        // A new attempt begins its text anew, and a finished one has its output.
        texts.delete(path);
      } else if (type === "step.delta" && isText(data)) {
        texts.set(path, (texts.get(path) ?? "") + data["delta"]);
      }
    }
    after = rows.at(-1)!.seq;
  }
  return {
    status: run.status,
    steps: Object.fromEntries(steps),
    open_text: Object.fromEntries(texts),
    last_seq: end,
  };
}

function isText(data: { [name: string]: Json }): data is JsonObject & { delta: string } {
  return data["channel"] === "text" && typeof data["delta"] === "string";
}
