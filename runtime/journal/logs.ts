import type { JsonObject } from "../ir/json.ts";
import { readLogRows, type Tx } from "../store/index.ts";

/** From the least to the gravest. */
export const LOG_LEVELS = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a call said while it was at work. */
export interface LogLine {
  /** Of its event in the journal. */
  readonly seq: number;
  readonly time: string;
  readonly level: string;
  readonly message: string;
  readonly path: string;
  readonly attempt: number;
}

export interface LogFilter {
  readonly after: number;
  /** This one and the graver ones. */
  readonly least?: LogLevel;
  /** Of one execution of a step, and of what is inside it. */
  readonly path?: string;
}

export interface LogPage {
  readonly lines: readonly LogLine[];
  /** More lines that fit the filter come after the last one. */
  readonly more: boolean;
}

const BATCH = 1000;

/** A run's log, in the order of the journal. The level stands in the event's text, so it is filtered here. */
export async function readLogs(tx: Tx, runId: string, filter: LogFilter, limit: number): Promise<LogPage> {
  const wanted: readonly string[] = LOG_LEVELS.slice(LOG_LEVELS.indexOf(filter.least ?? "debug"));
  const lines: LogLine[] = [];
  for (let after = filter.after; ;) {
    const rows = await readLogRows(tx, runId, { ...filter, after }, BATCH);
    for (const { seq, time, path, attempt, data } of rows) {
      const { level, message } = JSON.parse(data) as JsonObject;
      if (!wanted.includes(level as string)) continue;
      if (lines.length === limit) return { lines, more: true };
      lines.push({ seq, time, level: level as string, message: message as string, path: path!, attempt: attempt! });
    }
    if (rows.length < BATCH) return { lines, more: false };
    after = rows.at(-1)!.seq;
  }
}
