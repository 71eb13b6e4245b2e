import type { Json } from "../../../runtime/ir/json.ts";
import { EXIT, type Context } from "../context.ts";
import { listAll } from "../pages.ts";
import { relativeTime } from "../relative-time.ts";
import { showTable, type Column } from "../table.ts";
import { oneLine, type Paint } from "../terminal.ts";
import { monitorPath } from "./find.ts";
import { paintOutcome } from "./paint.ts";
import { showProposal, type Proposal } from "./proposal.ts";

/** A check as the API lists it; times are RFC 3339. */
interface Check {
  readonly run_id: string;
  /** Null while it goes on. */
  readonly outcome: string | null;
  readonly told: boolean;
  readonly held: boolean;
  readonly value: Json;
  /** Why a model's answer did not count; null: it did, or none was asked. */
  readonly unsure: string | null;
  /** A change that has to be seen again first. */
  readonly pending: { readonly seen: number; readonly of: number } | null;
  readonly proposal: Proposal | null;
  readonly error: { readonly type: string; readonly message: string } | null;
  readonly created_at: string;
}

const LONGEST_VALUE = 40;
const LONGEST_ERROR = 60;
const LONGEST_PROPOSAL = 60;
const LONGEST_UNSURE = 60;

/** `watchloom monitors checks NAME|ID`: the newest first. */
export async function checks(context: Context, nameOrId: string, limit: number): Promise<number> {
  const client = context.client();
  const path = await monitorPath(client, nameOrId);
  const rows: Check[] = [];
  for await (const check of listAll(client, `${path}/checks`, undefined, limit)) {
    if (context.json) context.out(`${JSON.stringify(check)}\n`);
    else rows.push(check as unknown as Check);
  }
  if (context.json) return EXIT.ok;
  if (rows.length > 0) context.out(showTable(columns(context.paint, Date.now(), rows), rows));
  else context.err(`it has not been checked yet; check it now: watchloom monitors trigger ${nameOrId}\n`);
  return EXIT.ok;
}

function columns(paint: Paint, now: number, rows: readonly Check[]): Column<Check>[] {
  const mark = (yes: boolean): string => (yes ? paint.green("yes") : paint.dim("-"));
  return [
    { title: "CHECKED", cell: (check) => relativeTime(check.created_at, now) },
    { title: "OUTCOME", cell: (check) => paintOutcome(paint, check.outcome) + showPending(paint, check) },
    { title: "VALUE", cell: ({ value }) => (value === null ? paint.dim("-") : showValue(value)) },
    { title: "TOLD", cell: ({ told }) => mark(told) },
    { title: "HELD", cell: ({ held }) => mark(held) },
    ...(rows.some(({ proposal }) => proposal !== null) ? [proposed(paint)] : []),
    ...(rows.some(({ unsure }) => unsure !== null) ? [unanswered(paint)] : []),
    {
      title: "ERROR",
      cell: ({ error }) => (error === null ? "" : paint.red(oneLine(`${error.type} ${error.message}`, LONGEST_ERROR))),
    },
    { title: "RUN", cell: (check) => paint.dim(check.run_id) },
  ];
}

/** Of monitors that a model proposes the next check of. */
function proposed(paint: Paint): Column<Check> {
  return {
    title: "PROPOSED",
    cell: ({ proposal }) => (proposal === null ? paint.dim("-") : showProposal(paint, proposal, LONGEST_PROPOSAL)),
  };
}

/** Of monitors whose question a model could not answer, or not surely. */
function unanswered(paint: Paint): Column<Check> {
  return {
    title: "UNSURE",
    cell: ({ unsure }) => (unsure === null ? "" : paint.yellow(oneLine(unsure, LONGEST_UNSURE))),
  };
}

/** "1 of 3" checks in a row have seen the change. */
function showPending(paint: Paint, { pending }: Check): string {
  return pending === null ? "" : paint.dim(` ${pending.seen} of ${pending.of}`);
}

function showValue(value: Json): string {
  return oneLine(typeof value === "string" ? value : JSON.stringify(value), LONGEST_VALUE);
}
