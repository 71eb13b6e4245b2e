import type { Client } from "../client.ts";
import { EXIT, type Context } from "../context.ts";
import { listAll } from "../pages.ts";
import { relativeTime } from "../relative-time.ts";
import { oneLine, safeText } from "../terminal.ts";
import { readMonitor } from "./find.ts";
import type { Monitor } from "./monitor.ts";
import { paintHealth, paintState } from "./paint.ts";
import { showProposal, type Proposal } from "./proposal.ts";

const LONGEST_ERROR = 400;
const LONGEST_PROPOSAL = 400;

/** `watchloom monitors show NAME|ID`: how it stands, and its document with its comments. */
export async function show(context: Context, nameOrId: string): Promise<number> {
  const client = context.client();
  const { monitor, path } = await readMonitor(client, nameOrId);
  if (context.json) {
    context.out(`${JSON.stringify(monitor)}\n`);
    return EXIT.ok;
  }
  const proposal = await proposalOf(client, path, monitor);
  context.out(`${standing(context, monitor, proposal, Date.now())}\n${safeText(monitor.source).trimEnd()}\n`);
  return EXIT.ok;
}

const LATEST = 5;

/** What a model said of the check that is the next: a later check by hand may have said nothing. */
async function proposalOf(client: Client, path: string, { next_check_at: next }: Monitor): Promise<Proposal | null> {
  if (next === null) return null;
  for await (const check of listAll(client, `${path}/checks`, undefined, LATEST)) {
    const proposal = check["proposal"] as unknown as Proposal | null;
    if (proposal !== null && proposal.at !== null && Date.parse(proposal.at) === Date.parse(next)) return proposal;
  }
  return null;
}

function standing({ paint }: Context, monitor: Monitor, proposal: Proposal | null, now: number): string {
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
    ...times.flatMap(([name, iso]): [string, string][] => {
      if (iso !== null) return [[name, when(iso)]];
      // Temporal keeps the times of `every` and `cron`.
      return name === "next check" && monitor.state === "active" ? [[name, paint.dim("by its schedule")]] : [];
    }),
    ...(proposal === null
      ? []
      : [["proposed", showProposal(paint, proposal, LONGEST_PROPOSAL)] satisfies [string, string]]),
  ];
  const head = `${paint.bold(safeText(monitor.name))} ${paint.dim(monitor.id)}\n`;
  return head + facts.map(([name, value]) => `  ${paint.dim(name.padEnd(11))} ${value}\n`).join("");
}
