import type { StoredEvent } from "../ir/event.ts";
import type { JsonObject } from "../ir/json.ts";
import { readEventRows, type EventRow, type Tx } from "../store/index.ts";

/** One run's events behind `after`, by seq: the pages of `GET /runs/{id}/events`. */
export async function readEvents(tx: Tx, runId: string, after: number, limit: number): Promise<StoredEvent[]> {
  return (await readEventRows(tx, runId, after, limit)).map(storedEvent);
}

export function storedEvent(row: EventRow): StoredEvent {
  return JSON.parse(eventJson(row)) as StoredEvent;
}

/** The event as one line of JSON; `data` is not parsed on its way. */
export function eventJson(row: EventRow): string {
  const head: JsonObject = { type: row.type, seq: row.seq, run_id: row.run_id, time: row.time };
  if (row.path !== null) head["path"] = row.path;
  if (row.attempt !== null) head["attempt"] = row.attempt;
  return oneLine(`${JSON.stringify(head).slice(0, -1)},"data":${dataJson(row)}}`);
}

/** What the store knows of the event besides is shown in its `data`. */
function dataJson(row: EventRow): string {
  const marks = [
    ...(row.supersedes === null ? [] : [`"supersedes":${row.supersedes}`]),
    ...(row.repaired ? ['"repaired":true'] : []),
  ];
  if (marks.length === 0) return row.data;
  const inner = row.data.trim().slice(1, -1).trim();
  return `{${[...(inner === "" ? [] : [inner]), ...marks].join(",")}}`;
}

/** JSON allows these inside strings, and some readers of event streams take them for the end of a line. */
function oneLine(json: string): string {
  return json.replace(/[\u2028\u2029\u0085\n\r]/g, (char) => {
    // Outside strings a line break is white space; inside, JSON has it escaped already.
    if (char === "\n" || char === "\r") return " ";
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** One block of the event stream: `id`, `event`, `data`. */
export function eventFrame(id: string, row: EventRow): Buffer {
  return Buffer.from(`id: ${id}\nevent: ${row.type}\ndata: ${eventJson(row)}\n\n`);
}
