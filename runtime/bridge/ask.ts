import { randomUUID } from "node:crypto";
import { isJsonObject, type Json } from "../ir/json.ts";
import type { MarkedAnswer, QueryAnswer } from "../ir/plan.ts";
import type { TemporalClient } from "./connection.ts";
import { query, type QueryOutcome } from "./messages.ts";

/** `answered` may leave an expression to evaluate beside large values. */
export type AskOutcome =
  | { readonly status: "answered"; readonly answer: QueryAnswer }
  | Exclude<QueryOutcome, { readonly status: "answered" }>;

/** Asks a run as {@link query} does, for whoever can evaluate beside large values. @throws BridgeUnavailableError */
export async function ask(temporal: TemporalClient, runId: string, name: string): Promise<AskOutcome> {
  const mark = randomUUID();
  const outcome = await query(temporal, runId, name, undefined, { closures: mark });
  return outcome.status === "answered" ? { status: "answered", answer: readAnswer(outcome.value, mark) } : outcome;
}

/** A worker of an earlier version does not know the mark, and gives the value; so what has no mark is the value. */
export function readAnswer(value: Json, mark: string): QueryAnswer {
  return isJsonObject(value) && value["closures"] === mark ? (value as unknown as MarkedAnswer).answer : { v: value };
}
