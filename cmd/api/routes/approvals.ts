import { randomUUID } from "node:crypto";
import { isTerminalStatus } from "../../../runtime/ir/event.ts";
import { isJsonObject, type Json } from "../../../runtime/ir/json.ts";
import { DECIDE, readApprovals, type Approval, type Closer, type RunsDeps } from "../../../runtime/runs/index.ts";
import { getRun, type RunRow } from "../../../runtime/store/index.ts";
import { audited } from "../audited.ts";
import { mayDecide } from "../caller.ts";
import type { Answer, ApiRequest, Route } from "../http.ts";
import { ApiError } from "../problems.ts";
import { demandRun } from "../run-rows.ts";
import { pageOfAll } from "../whole-list.ts";

export interface ApprovalsDeps {
  readonly runs: RunsDeps;
  readonly closer: Closer;
}

/** Approvals are read from the journal; a decision is the run's to take, so that the first one counts. */
export function approvalRoutes(deps: ApprovalsDeps): Route[] {
  return [
    {
      operation: "listApprovals",
      scope: "runs:read",
      async handle(request) {
        const { approvals } = await read(deps, request);
        return { status: 200, body: pageOfAll(approvals, ({ path }) => path, request.query) };
      },
    },
    {
      operation: "decideApproval",
      scope: "runs:write",
      body: "json",
      handle: (request) => decide(deps, request),
    },
  ];
}

async function read({ runs }: ApprovalsDeps, request: ApiRequest): Promise<{ run: RunRow; approvals: Approval[] }> {
  const runId = request.params["run_id"] as string;
  return runs.database.withTenant(request.caller.tenant, async (tx) => {
    const run = demandRun(await getRun(tx, runId), runId);
    return { run, approvals: await readApprovals(tx, run) };
  });
}

const DECIDE_MS = 10_000;

async function decide(deps: ApprovalsDeps, request: ApiRequest): Promise<Answer> {
  const path = request.params["path"] as string;
  const { choice, comment = null } = request.json as { choice: string; comment?: string | null };
  const { run, approvals } = await read(deps, request);
  const approval = approvals.find((entry) => entry.path === path);
  if (approval === undefined) throw notFound(path, approvals);
  refuse(run, approval);
  if (!mayDecide(request.caller, approval.by ?? undefined)) {
    throw new ApiError(
      "not-an-approver",
      `"${request.caller.actor}" is not among those who may decide "${path}": ${approval.by?.join(", ")}`,
    );
  }
  if (!approval.choices.includes(choice)) throw notAChoice(choice, approval);
  const by = request.caller.actor;
  const entry = { actor: by, action: "run.decide", target: run.run_id, detail: { path, choice } };
  const at = await audited(deps.runs.database, run.tenant, entry, async () => {
    const value = await tell(deps, run, [path, { choice, by, comment }]);
    return decidedAt(value, choice, approval);
  });
  return { status: 200, body: { path, choice, by, comment, at } };
}

/** What the run answers to a decision. */
async function tell(deps: ApprovalsDeps, run: RunRow, args: readonly [Json, ...Json[]]): Promise<Json> {
  const address = { tenant: run.tenant, runId: run.run_id };
  const outcome = await deps.runs.bridge.update(address, DECIDE, args, randomUUID(), DECIDE_MS);
  switch (outcome.status) {
    case "completed":
      return outcome.value;
    case "rejected":
      throw new ApiError("update-rejected", outcome.message);
    case "pending":
      throw new ApiError("worker-unavailable", "no worker took the decision in time", {
        headers: { "retry-after": "2" },
      });
    case "not-active":
      await deps.closer.close(run.run_id);
      throw new ApiError("run-not-active", `the run "${run.run_id}" has ended`);
    default:
      return outcome satisfies never;
  }
}

function notFound(path: string, approvals: readonly Approval[]): ApiError {
  const waiting = approvals.filter((entry) => entry.status === "waiting").map((entry) => `"${entry.path}"`);
  const hint = waiting.length === 0 ? "none waits now" : `waiting now: ${waiting.join(", ")}`;
  return new ApiError("approval-not-found", `no approval of the run is at "${path}"; ${hint}`);
}

function refuse(run: RunRow, approval: Approval): void {
  if (approval.status === "decided") {
    const { decision } = approval;
    const how = decision === null ? "" : `: "${decision.choice}" by ${decision.by}`;
    throw new ApiError("already-decided", `"${approval.path}" is decided already${how}`);
  }
  if (isTerminalStatus(run.status)) throw new ApiError("run-not-active", `the run "${run.run_id}" is ${run.status}`);
  if (approval.status !== "waiting")
    throw new ApiError("already-decided", `"${approval.path}" is over: ${approval.status}`);
}

function notAChoice(choice: string, approval: Approval): ApiError {
  const choices = approval.choices.map((entry) => `"${entry}"`).join(", ");
  return new ApiError("not-a-choice", `"${choice}" is not a choice of "${approval.path}"; choose one of ${choices}`);
}

/** What the run says of the decision. */
function decidedAt(value: Json, choice: string, approval: Approval): string {
  const outcome = isJsonObject(value) ? value : {};
  const detail = typeof outcome["detail"] === "string" ? outcome["detail"] : approval.path;
  switch (outcome["status"]) {
    case "decided":
      return outcome["at"] as string;
    case "already-decided":
      throw new ApiError("already-decided", detail);
    case "not-a-choice":
      throw notAChoice(choice, approval);
    default:
      throw new ApiError("approval-not-found", detail);
  }
}
