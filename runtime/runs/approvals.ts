import { isTerminalStatus, type StoredEvent } from "../ir/event.ts";
import { isJsonObject, type Json } from "../ir/json.ts";
import { storedEvent } from "../journal/index.ts";
import { readApprovalRows, type RunRow, type Tx } from "../store/index.ts";

/** An `approve` step's execution, as the journal tells it. */
export interface Approval {
  readonly path: string;
  /** `expired`: nobody decided in time. `abandoned`: the run went on or ended without it. */
  readonly status: "waiting" | "decided" | "expired" | "abandoned";
  readonly question: Json;
  readonly choices: readonly string[];
  /** Null: any caller with `runs:write`. */
  readonly by: readonly string[] | null;
  readonly deadline: string | null;
  readonly asked_at: string;
  readonly decision: {
    readonly choice: string;
    readonly by: string;
    readonly comment: string | null;
    readonly at: string;
  } | null;
}

/** All approvals of a run in the order in which they were asked: no worker is needed to know them. */
export async function readApprovals(tx: Tx, run: RunRow): Promise<Approval[]> {
  const rows = await readApprovalRows(tx, run.run_id);
  return foldApprovals(rows.map(storedEvent), isTerminalStatus(run.status));
}

export function foldApprovals(events: readonly StoredEvent[], isOver: boolean): Approval[] {
  const approvals = new Map<string, Approval>();
  const over = new Map<string, string>();
  const reopen = (path: string): void => {
    const known = approvals.get(path);
    if (known !== undefined) approvals.set(path, { ...known, status: "waiting", decision: null });
  };
  for (const event of events) {
    const { path, data } = event;
    // What a reset took back is to be decided again. It tells so itself, or, where the run had work beside, what the run
    // says once that is done; one that a repair has put here is of before the decision.
    if (event.type === "run.reset") waitingFor(data).forEach(reopen);
    if (event.type === "run.waiting")
      waitingFor(data)
        .filter((wait) => isLater(event.time, over.get(wait)))
        .forEach(reopen);
    if (path === undefined || data["kind"] !== "approve") continue;
    if (event.type === "step.started") approvals.set(path, asked(path, event));
    const known = approvals.get(path);
    if (known === undefined) continue;
    over.set(path, event.time);
    if (event.type === "step.completed")
      approvals.set(path, { ...known, status: "decided", decision: readDecision(data["output"]) });
    if (event.type === "step.failed") {
      const error = data["error"];
      const isLate = isJsonObject(error) && error["type"] === "approve.timeout";
      approvals.set(path, { ...known, status: isLate ? "expired" : "abandoned" });
    }
  }
  const all = [...approvals.values()];
  return isOver ? all.map((entry) => (entry.status === "waiting" ? { ...entry, status: "abandoned" } : entry)) : all;
}

function isLater(time: string, than: string | undefined): boolean {
  return than !== undefined && Date.parse(time) > Date.parse(than);
}

function waitingFor({ waiting_for: waits }: StoredEvent["data"]): string[] {
  if (!Array.isArray(waits)) return [];
  return waits.flatMap((wait) =>
    isJsonObject(wait) && wait["kind"] === "approve" && typeof wait["path"] === "string" ? [wait["path"]] : [],
  );
}

function asked(path: string, { data, time }: StoredEvent): Approval {
  const shown = data["waiting_for"];
  const facts = isJsonObject(shown) ? shown : {};
  return {
    path,
    status: "waiting",
    question: facts["question"] ?? "",
    choices: (facts["choices"] ?? []) as string[],
    by: (facts["by"] ?? null) as string[] | null,
    deadline: (facts["deadline"] ?? null) as string | null,
    asked_at: time,
    decision: null,
  };
}

/** Null where the step's `output` gave it another shape. */
function readDecision(output: Json | undefined): Approval["decision"] {
  if (!isJsonObject(output)) return null;
  const { choice, by, comment, at } = output;
  if (typeof choice !== "string" || typeof by !== "string" || typeof at !== "string") return null;
  return { choice, by, comment: typeof comment === "string" ? comment : null, at };
}
