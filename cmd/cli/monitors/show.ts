import { EXIT, type Context } from "../context.ts";
import { relativeTime } from "../relative-time.ts";
import { oneLine, safeText } from "../terminal.ts";
import { readMonitor } from "./find.ts";
import type { Monitor } from "./monitor.ts";
import { paintHealth, paintState } from "./paint.ts";

const LONGEST_ERROR = 400;

/** `watchloom monitors show NAME|ID`: how it stands, and its document with its comments. */
export async function show(context: Context, nameOrId: string): Promise<number> {
  const { monitor } = await readMonitor(context.client(), nameOrId);
  if (context.json) context.out(`${JSON.stringify(monitor)}\n`);
  else context.out(`${standing(context, monitor, Date.now())}\n${safeText(monitor.source).trimEnd()}\n`);
  return EXIT.ok;
}

function standing({ paint }: Context, monitor: Monitor, now: number): string {
  const when = (iso: string): string => `${iso} ${paint.dim(`(${relativeTime(iso, now)})`)}`;
  const times: [string, string | null][] = [
    ["last check", monitor.last_check_at],
    ["last change", monitor.last_change_at],
    ["last told", monitor.last_notified_at],
    ["next check", monitor.next_check_at],
    ["held until", monitor.held_until],
    ["expires", monitor.expires_at],
    ["created", monitor.created_at],
    ["updated", monitor.updated_at],
  ];
  const { health_error: error, health_since: since, labels } = monitor;
  const why: [string, string][] =
    error === null ? [] : [["error", `${paint.red(safeText(error.type))} ${oneLine(error.message, LONGEST_ERROR)}`]];
  const facts: [string, string][] = [
    ["state", paintState(paint, monitor.state)],
    ["health", paintHealth(paint, monitor.health) + (since === null ? "" : ` since ${when(since)}`)],
    ...why,
    ["revision", String(monitor.revision)],
    ...Object.entries(labels).map(([name, value]): [string, string] => ["label", oneLine(`${name}=${value}`, 200)]),
    ...times.flatMap(([name, iso]): [string, string][] => (iso === null ? [] : [[name, when(iso)]])),
  ];
  const head = `${paint.bold(safeText(monitor.name))} ${paint.dim(monitor.id)}\n`;
  return head + facts.map(([name, value]) => `  ${paint.dim(name.padEnd(11))} ${value}\n`).join("");
}
