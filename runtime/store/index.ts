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
export {
  claimKeyName,
  findApiKey,
  getApiKey,
  insertApiKey,
  listApiKeys,
  revokeApiKey,
  supersedeApiKey,
  touchApiKey,
} from "./api-keys.ts";
export type { ApiKeyRecord, ApiKeyRow, NewApiKey } from "./api-keys.ts";
export { appendAudit, auditHead, listAudit, verifyAudit } from "./audit.ts";
export type { AuditCheck, AuditEntry, AuditFilter, AuditRow } from "./audit.ts";
export {
  deleteDocument,
  documentNames,
  findDocument,
  findDocumentByDigest,
  listDocuments,
  listDocumentVersions,
  lockDocument,
  putDocument,
} from "./documents.ts";
export type { DocumentRow, DocumentSummary, NewDocument } from "./documents.ts";
export { findAnswer, finishAnswer, forgetAnswer, IDEMPOTENCY_HOURS, purgeAnswers, storeAnswer } from "./idempotency.ts";
export type { IdempotencyKey, StoredAnswer } from "./idempotency.ts";
export { cursorKey, InvalidCursorError, writeCursor } from "./paging.ts";
export type { Page } from "./paging.ts";
export {
  getSwept,
  listClosing,
  listQuiet,
  listToStop,
  listUnstarted,
  noteChecked,
  openVersions,
  withoutRow,
} from "./run-sweeps.ts";
export type { SweptRun } from "./run-sweeps.ts";
export {
  getRun,
  getRunSpec,
  listExecutions,
  noteEarlierExecution,
  listRuns,
  markStarted,
  noteRerun,
  requestTerminate,
} from "./runs.ts";
export type { ExecutionRow, RunFilter, RunRow } from "./runs.ts";
export { demandMasterKeys, MissingMasterKeyError, resealOlder } from "./master-keys.ts";
export type { ResealLog } from "./master-keys.ts";
export { listNotifications } from "./notifications.ts";
export type { NotificationRow } from "./notifications.ts";
export { dropBlobRefs, oldestOpenRun, purgeJournals, referredBlobs } from "./retention.ts";
export { makeSealer } from "./seal.ts";
export type { SealedText, Sealer } from "./seal.ts";
export {
  findInTheWay,
  giveTurn,
  listReplaced,
  listUnsettledKeys,
  lockConcurrencyKey,
  noteConcurrency,
} from "./concurrency.ts";
export type { Concurrency, ConcurrencyKey, InTheWay, OnConflict, ReplacedRun } from "./concurrency.ts";
export { makeRequestCounter, purgeCounts } from "./request-counter.ts";
export type { Count, RequestCounter } from "./request-counter.ts";
export { countOverQuota } from "./run-quota.ts";
export { countStreamsElsewhere, tellStreams } from "./stream-counts.ts";
export {
  deleteSecret,
  findSecret,
  findSecrets,
  listSecrets,
  purgeFormerSecrets,
  putSecret,
  secretNames,
} from "./secrets.ts";
export type { SecretRow } from "./secrets.ts";
export { allTokensOfToday, holdTokens, runTokens, settleTokens, tokensOfToday } from "./tokens.ts";
export type { TokenHoldOutcome, TokenHoldRequest, TokenOwner, TokenUsage } from "./tokens.ts";
export { changeTenant, createTenant, ensureTenant, getTenant, isOperator, listTenants } from "./tenants.ts";
export type { TenantChange, TenantRow } from "./tenants.ts";
export { deleteActivity, findActivity, listOwnActivities, MOST_ACTIVITIES, putActivity } from "./activities.ts";
export type { ActivityRow } from "./activities.ts";
export {
  appendEventsWith,
  CapabilityError,
  getCheckpointWith,
  putCheckpointWith,
  monitorCapability,
  runCapability,
} from "./capabilities.ts";
export type { AttemptEndWith, CheckpointWith, EndWith, OwnEvent } from "./capabilities.ts";
export { readBacklog } from "./backlog.ts";
export type { Backlog } from "./backlog.ts";
export { DEFAULT_TENANT_LIMITS, makeTenantReader, ownLimits, stateOf, TENANT_LIMITS } from "./tenant-limits.ts";
export type { TenantLimit, TenantLimits, TenantReader, TenantState } from "./tenant-limits.ts";
export {
  ensureEpoch,
  findTenantCursor,
  journalBounds,
  readEventRows,
  readNewRows,
  readTenantEnd,
  readTenantNews,
} from "./events.ts";
export type { EventRow, TenantCursor, TenantEventRow, TenantNews } from "./events.ts";
export {
  listChildren,
  listChildrenOfReset,
  listClosedChildren,
  listGaps,
  listNeverBegun,
  listOrphans,
  listResetParents,
} from "./run-family.ts";
export type { ChildrenRead, ClosedChild } from "./run-family.ts";
export { readApprovalRows } from "./approval-events.ts";
export { readLogRows } from "./log-events.ts";
export type { LogRow } from "./log-events.ts";
export {
  deleteMonitor,
  getMonitor,
  insertMonitor,
  listMonitorMentions,
  listMonitors,
  listOpenChecks,
  MONITOR_HEALTH,
  MONITOR_STATES,
  noteScheduled,
  replaceMonitor,
  setMonitorState,
} from "./monitors.ts";
export type { MonitorFilter, MonitorHealth, MonitorRow, MonitorState, MonitorText } from "./monitors.ts";
export { commitMemory, readChecked, updateProgress } from "./monitor-state.ts";
export type { CheckedMonitor, MonitorMemory, MonitorProgress } from "./monitor-state.ts";
export { findCheck, insertCheck, listChecks } from "./monitor-checks.ts";
export type { CheckOutcome, CheckRow, NewCheck } from "./monitor-checks.ts";
export { deleteHeld, insertHeld, listHeld, markNoLongerTrue, refreshHeld } from "./held-notifications.ts";
export type { HeldRow } from "./held-notifications.ts";
export { giveHostTurn, purgeHostTurns, takeHostTurn } from "./host-turns.ts";
export {
  listDelivered,
  listExpired,
  listLostChecks,
  listReleases,
  listScheduled,
  listStale,
  listUndelivered,
  listUnnotedChecks,
  listUnscheduled,
  listUnstartedChecks,
} from "./monitor-sweeps.ts";
export type { EndedCheck } from "./monitor-sweeps.ts";
export { makeBlobStore } from "./blobs/blob-store.ts";
export type { BlobStore, BlobStoreOptions } from "./blobs/blob-store.ts";
export type { S3Options } from "./blobs/s3.ts";
export {
  DELIVERY_STATES,
  getDelivery,
  listDeliveries,
  listDeliveryAttempts,
  putDeliveries,
  putRunCallback,
  redeliver,
} from "./deliveries.ts";
export type { DeliveryAttemptRow, DeliveryFilter, DeliveryRow, DeliveryState, NewDelivery } from "./deliveries.ts";
export {
  claimDeliveries,
  endDeliveryAttempt,
  handOverDelivery,
  listEndedByWorkers,
  outboxBacklog,
  purgeDeliveries,
} from "./outbox.ts";
export type { AttemptEnd, ClaimedDelivery, ClaimOptions, DeliveryNext, EndedByWorker } from "./outbox.ts";
