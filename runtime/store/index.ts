export { appendEvents, runEventKey } from "./append-events.ts";
export type { AppendOptions, AppendResult, RunHead } from "./append-events.ts";
export { beginAttempt, endAttempt, getCheckpoint, listCheckpoints, putCheckpoint } from "./checkpoints.ts";
export type {
  BeginOutcome,
  CheckpointKey,
  CheckpointRow,
  EndOutcome,
  LookUpOutcome,
  PreviousAttempt,
  StoredOutput,
} from "./checkpoints.ts";
export { makeDatabase } from "./database.ts";
export type { Database, DatabaseOptions } from "./database.ts";
export type { Listener } from "./listener.ts";
export { migrate } from "./migrate.ts";
export { isStoreAway } from "./store-errors.ts";
export type { Role, StatementCounter, Tx } from "./transaction.ts";
