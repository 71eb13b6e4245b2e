import type { Json } from "../ir/json.ts";
import type { Value } from "../ir/value.ts";
import type { MonitorHealth, MonitorState } from "./monitors.ts";
import type { Parameter, Tx } from "./transaction.ts";

/** What is remembered between two checks. */
export interface MonitorMemory {
  readonly version: number;
  readonly digest: string | null;
  readonly value: Value | null;
  readonly hash: string | null;
  readonly lastNotified: Value | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly rawHash: string | null;
  readonly truth: boolean;
  readonly candidate: Json;
  readonly answer: Json;
  readonly verdicts: Json;
  readonly extraction: Json;
  readonly facts: Json;
  /** RFC 3339. */
  readonly sentAt: string | null;
  /** A day, `YYYY-MM-DD`, in the monitor's zone. */
  readonly sentOn: string | null;
  readonly sentCount: number;
}

/** The monitor as its check sees it, with its memory. */
export interface CheckedMonitor {
  readonly id: string;
  readonly name: string;
  readonly labels: { readonly [name: string]: string };
  readonly revision: number;
  readonly state: MonitorState;
  readonly health: MonitorHealth;
  readonly healthTold: MonitorHealth | null;
  readonly failures: number;
  readonly empties: number;
  readonly intervalMs: number | null;
  readonly releaseAt: string | null;
  readonly memory: MonitorMemory;
}

interface Raw {
  id: string;
  name: string;
  labels: { [name: string]: string };
  revision: number;
  state: MonitorState;
  health: MonitorHealth;
  health_told: MonitorHealth | null;
  failures: number;
  empties: number;
  interval_ms: number | null;
  release_at: string | null;
  version: number;
  digest: string | null;
  value: string | null;
  hash: string | null;
  last_notified: string | null;
  etag: string | null;
  last_modified: string | null;
  raw_hash: string | null;
  truth: boolean;
  candidate: string | null;
  answer: string | null;
  verdicts: string | null;
  extraction: string | null;
  facts: string | null;
  sent_at: string | null;
  sent_on: string | null;
  sent_count: number;
}

/** Null: it was deleted, or is another tenant's. Takes no lock: a commit compares `version` and `revision`. */
export async function readChecked(tx: Tx, id: string): Promise<CheckedMonitor | null> {
  const [row] = await tx.query<Raw>(
    `select m.id, m.name, m.labels, m.revision, m.state, m.health, m.health_told, m.failures, m.empties, m.interval_ms,
            m.release_at, s.version, s.digest, s.value, s.hash, s.last_notified, s.etag, s.last_modified, s.raw_hash,
            s.truth, s.candidate, s.answer, s.verdicts, s.extraction, s.facts, s.sent_at, s.sent_on::text, s.sent_count
       from wl.monitors m join wl.monitor_state s on s.monitor_id = m.id where m.id = $1`,
    [id],
  );
  if (row === undefined) return null;
  const { health_told: healthTold, interval_ms: intervalMs, release_at: releaseAt } = row;
  const { id: own, name, labels, revision, state, health, failures, empties } = row;
  return {
    id: own,
    name,
    labels,
    revision,
    state,
    health,
    healthTold,
    failures,
    empties,
    intervalMs,
    releaseAt,
    memory: {
      version: row.version,
      digest: row.digest,
      value: json(row.value) as Value | null,
      hash: row.hash,
      lastNotified: json(row.last_notified) as Value | null,
      etag: row.etag,
      lastModified: row.last_modified,
      rawHash: row.raw_hash,
      truth: row.truth,
      candidate: json(row.candidate),
      answer: json(row.answer),
      verdicts: json(row.verdicts),
      extraction: json(row.extraction),
      facts: json(row.facts),
      sentAt: row.sent_at,
      sentOn: row.sent_on,
      sentCount: row.sent_count,
    },
  };
}

/** `tokens` and `tokens_on` are no longer read: wl.token_days has all that a monitor's checks used, failed ones too. */
const MEMORY_COLUMNS: { readonly [name in keyof Omit<MonitorMemory, "version">]: string } = {
  digest: "digest",
  value: "value",
  hash: "hash",
  lastNotified: "last_notified",
  etag: "etag",
  lastModified: "last_modified",
  rawHash: "raw_hash",
  truth: "truth",
  candidate: "candidate",
  answer: "answer",
  verdicts: "verdicts",
  extraction: "extraction",
  facts: "facts",
  sentAt: "sent_at",
  sentOn: "sent_on",
  sentCount: "sent_count",
};
const AS_JSON: ReadonlySet<string> = new Set([
  "value",
  "lastNotified",
  "candidate",
  "answer",
  "verdicts",
  "extraction",
  "facts",
]);

/**
 * The one write of a check: false where another check has written since, or the document was edited or deleted; the
 * check is then superseded, and its transaction is to be rolled back. `revision` null: whatever it is (held messages).
 */
export async function commitMemory(
  tx: Tx,
  id: string,
  read: { readonly version: number; readonly revision: number | null },
  change: Partial<Omit<MonitorMemory, "version">>,
): Promise<boolean> {
  // An edit that is under way comes first: the revision that counts is the one after it.
  await tx.query("select 1 from wl.monitors where id = $1 for no key update", [id]);
  const values: Parameter[] = [id, read.version, read.revision];
  const sets = Object.entries(change).map(([name, value]) => {
    const stored = AS_JSON.has(name) && value !== null ? JSON.stringify(value) : (value as Parameter);
    return `${MEMORY_COLUMNS[name as keyof typeof MEMORY_COLUMNS]} = $${values.push(stored)}`;
  });
  const rows = await tx.query(
    `update wl.monitor_state s set ${["version = s.version + 1", ...sets].join(", ")} from wl.monitors m
      where s.monitor_id = $1 and m.id = $1 and s.version = $2 and ($3::integer is null or m.revision = $3)
      returning s.version`,
    values,
  );
  return rows.length > 0;
}

/** What a check does to the monitor's own row; a field that is left out stays. Times are RFC 3339. */
export interface MonitorProgress {
  readonly state?: MonitorState;
  readonly health?: MonitorHealth;
  readonly healthSince?: string | null;
  readonly healthError?: Json;
  readonly healthTold?: MonitorHealth | null;
  readonly failures?: number;
  readonly empties?: number;
  readonly lastCheckAt?: string;
  readonly lastGoodAt?: string;
  readonly lastChangeAt?: string;
  readonly lastNotifiedAt?: string;
  readonly nextCheckAt?: string | null;
  readonly intervalMs?: number;
  readonly startedCheckAt?: string | null;
  readonly releaseAt?: string | null;
}

const PROGRESS_COLUMNS: { readonly [name in keyof MonitorProgress]-?: string } = {
  state: "state",
  health: "health",
  healthSince: "health_since",
  healthError: "health_error",
  healthTold: "health_told",
  failures: "failures",
  empties: "empties",
  lastCheckAt: "last_check_at",
  lastGoodAt: "last_good_at",
  lastChangeAt: "last_change_at",
  lastNotifiedAt: "last_notified_at",
  nextCheckAt: "next_check_at",
  intervalMs: "interval_ms",
  startedCheckAt: "started_check_at",
  releaseAt: "release_at",
};

export async function updateProgress(tx: Tx, id: string, change: MonitorProgress): Promise<void> {
  const values: Parameter[] = [id];
  const sets = Object.entries(change).map(([name, value]) => {
    const stored = name === "healthError" && value !== null ? JSON.stringify(value) : (value as Parameter);
    return `${PROGRESS_COLUMNS[name as keyof MonitorProgress]} = $${values.push(stored)}`;
  });
  if (sets.length > 0) await tx.query(`update wl.monitors set ${sets.join(", ")} where id = $1`, values);
}

function json(text: string | null): Json {
  return text === null ? null : (JSON.parse(text) as Json);
}
