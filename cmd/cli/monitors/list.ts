import { EXIT, type Context } from "../context.ts";
import { listAll } from "../pages.ts";
import { relativeTime } from "../relative-time.ts";
import { showTable, type Column } from "../table.ts";
import { safeText, type Paint } from "../terminal.ts";
import type { MonitorSummary } from "./monitor.ts";
import { paintHealth, paintState } from "./paint.ts";

export interface ListOptions {
  readonly state: readonly string[];
  readonly health: readonly string[];
  readonly label: readonly string[];
  readonly name: string | undefined;
}

/** `watchloom monitors list`: the newest first, all pages. */
export async function list(context: Context, { state, health, label, name }: ListOptions): Promise<number> {
  const query = new URLSearchParams([
    ...state.map((value) => ["state", value]),
    ...health.map((value) => ["health", value]),
    ...label.map((value) => ["label", value]),
    ...(name === undefined ? [] : [["name", name]]),
  ] as [string, string][]);
  const rows: MonitorSummary[] = [];
  for await (const monitor of listAll(context.client(), "/monitors", query)) {
    if (context.json) context.out(`${JSON.stringify(monitor)}\n`);
    else rows.push(monitor as unknown as MonitorSummary);
  }
  if (context.json) return EXIT.ok;
  if (rows.length > 0) context.out(showTable(columns(context.paint, Date.now()), rows));
  else if (query.size > 0) context.err("no monitor is like that\n");
  else context.err("there are no monitors; make one: watchloom monitors create FILE\n");
  return EXIT.ok;
}

function columns(paint: Paint, now: number): Column<MonitorSummary>[] {
  const when = (iso: string | null, none: string): string => (iso === null ? paint.dim(none) : relativeTime(iso, now));
  return [
    { title: "NAME", cell: ({ name }) => paint.bold(safeText(name)) },
    { title: "STATE", cell: ({ state }) => paintState(paint, state) },
    { title: "HEALTH", cell: ({ health }) => paintHealth(paint, health) },
    { title: "LAST CHECK", cell: (monitor) => when(monitor.last_check_at, "never") },
    { title: "LAST CHANGE", cell: (monitor) => when(monitor.last_change_at, "never") },
    {
      title: "NEXT CHECK",
      cell: (monitor) => (monitor.state === "active" ? when(monitor.next_check_at, "by its schedule") : paint.dim("-")),
    },
  ];
}
