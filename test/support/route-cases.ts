import type { Json, JsonObject } from "../../runtime/ir/json.ts";

/** What a tenant owns, as the addresses of the API name it. Texts have the word `canary`, or are ids of its own. */
export interface Owned {
  /** Waits for a signal and for a decision. */
  readonly run_id: string;
  readonly document: string;
  readonly secret: string;
  readonly activity: string;
  readonly key_id: string;
  readonly delivery_id: string;
  readonly monitor_id: string;
  readonly digest: string;
  readonly tenant: string;
}

export interface RouteCase {
  /**
   * What another tenant is answered:
   * - `not-found`: 404 for the owner's ids, as for ids that nobody has;
   * - `own`: success, with nothing of the owner's in it (a list, a check, a thing of its own under the same name);
   * - `unknown`: the answer that a name gets which nobody has;
   * - `nobody's`: it is public, or says nothing of a tenant;
   * - `apart`: proved by a test of its own, which the case names.
   */
  readonly other: "not-found" | "own" | "unknown" | "nobody's" | "apart";
  /** Names in the address. */
  readonly params?: (owned: Owned) => { readonly [name: string]: string };
  readonly query?: string;
  readonly body?: (owned: Owned) => Json;
  /** It changes what the others ask for: sent last, in the order of this table. */
  readonly ends?: true;
}

const ofRun = (more: Partial<RouteCase> = {}, params: { readonly [name: string]: string } = {}): RouteCase => ({
  other: "not-found",
  params: ({ run_id }) => ({ run_id, ...params }),
  ...more,
});
const ofDocument = (more: Partial<RouteCase> = {}): RouteCase => ({
  other: "not-found",
  params: ({ document }) => ({ name: document }),
  ...more,
});
const ofKey = (more: Partial<RouteCase> = {}): RouteCase => ({
  other: "not-found",
  params: ({ key_id }) => ({ key_id }),
  ...more,
});
const ofMonitor = (more: Partial<RouteCase> = {}): RouteCase => ({
  other: "not-found",
  params: ({ monitor_id }) => ({ monitor_id }),
  ...more,
});
const list = (more: Partial<RouteCase> = {}): RouteCase => ({ other: "own", ...more });
const nobodys: RouteCase = { other: "nobody's" };

/** A document that runs another and calls with a secret. */
const mentions = ({ document, secret }: Owned): JsonObject => ({
  watchloom: "1",
  kind: "Workflow",
  name: "mentions",
  steps: [
    { id: "child", run: { document } },
    {
      id: "call",
      call: "http.request",
      with: { url: "https://api.example.org/", headers: { authorization: { $secret: secret } } },
    },
  ],
});
const plain = (name: string): JsonObject => ({
  watchloom: "1",
  kind: "Workflow",
  name,
  steps: [{ id: "a", set: 1 }],
});
/** Checked once a year: what a test wants checked, it triggers. */
export const monitorOf = (name: string): JsonObject => ({
  watchloom: "1",
  kind: "Monitor",
  name,
  labels: { of: "canary-label" },
  schedule: { cron: "0 0 1 1 *" },
  source: { http: { url: "http://127.0.0.1:9/canary" } },
  select: ["text"],
});
export const manifestOf = (name: string): JsonObject => ({
  name,
  version: 1,
  description: "For a test.",
  input: { type: "object" },
  output: { type: "object" },
  errors: [],
  idempotent: true,
  streaming: false,
  timeoutMs: 1000,
  available: true,
});

/**
 * Every operation of the contract, and what a tenant is answered that asks it for another's things. A new operation
 * needs a line here: test/integration/tenants-walk.test.ts fails without.
 */
export const ROUTE_CASES: { readonly [operation: string]: RouteCase } = {
  createRun: { other: "not-found", body: ({ document }) => ({ document_ref: document }) },
  listRuns: list(),
  getRun: ofRun(),
  waitRun: ofRun({ query: "timeout_seconds=0" }),
  listRunEvents: ofRun(),
  listRunLogs: ofRun(),
  streamRun: { other: "apart" },
  streamTenant: { other: "apart" },
  createStreamToken: { other: "not-found", body: ({ run_id }) => ({ run_id }) },
  listCheckpoints: ofRun(),
  rerunRun: ofRun(),
  signalRun: ofRun({ body: () => ({}) }, { name: "go" }),
  updateRun: ofRun({ body: () => ({}) }, { name: "told" }),
  queryRun: ofRun({}, { name: "state" }),
  listApprovals: ofRun(),
  decideApproval: ofRun({ body: () => ({ choice: "yes" }) }, { path: "gate" }),
  cancelRun: ofRun({ ends: true }),
  terminateRun: ofRun({ ends: true }),

  validateDocument: { other: "unknown", body: (owned) => ({ document: mentions(owned) }) },
  compileDocument: { other: "unknown", body: (owned) => ({ document: mentions(owned) }) },
  dryRunDocument: { other: "unknown", body: (owned) => ({ document: mentions(owned) }) },
  listDocuments: list(),
  deleteDocument: ofDocument({ ends: true }),
  putDocument: ofDocument({ other: "own", body: ({ document }) => ({ document: plain(document) }), ends: true }),
  getDocument: ofDocument(),
  listDocumentVersions: ofDocument(),

  listMonitors: list(),
  getMonitor: ofMonitor(),
  listMonitorChecks: ofMonitor(),
  getMonitorFeed: ofMonitor(),
  exportMonitors: list(),
  createMonitor: list({ body: () => ({ document: monitorOf("canary-made") }), ends: true }),
  importMonitors: list({ body: () => ({ content: JSON.stringify(monitorOf("canary-imported")) }), ends: true }),
  // It asks a model: test/integration/api-monitor-files.test.ts.
  suggestMonitor: { other: "apart" },
  pauseMonitor: ofMonitor({ ends: true }),
  resumeMonitor: ofMonitor({ ends: true }),
  triggerMonitor: ofMonitor({ ends: true }),
  previewMonitor: ofMonitor({ ends: true }),
  backfillMonitor: ofMonitor({
    body: () => ({ from: "2025-12-31T00:00:00Z", to: "2026-01-02T00:00:00Z" }),
    ends: true,
  }),
  testMonitorNotification: ofMonitor({ ends: true }),
  replaceMonitor: ofMonitor({ body: () => ({ document: monitorOf("canary-mon") }), ends: true }),
  patchMonitor: ofMonitor({ body: () => ({ description: "canary" }), ends: true }),
  deleteMonitor: ofMonitor({ ends: true }),

  listActivities: list(),
  deleteActivity: { other: "not-found", params: ({ activity }) => ({ name: activity }), ends: true },
  putActivity: {
    other: "own",
    params: ({ activity }) => ({ name: activity }),
    body: ({ activity }) => manifestOf(activity),
    ends: true,
  },

  listSecrets: list(),
  deleteSecret: { other: "not-found", params: ({ secret }) => ({ name: secret }), ends: true },
  putSecret: {
    other: "own",
    params: ({ secret }) => ({ name: secret }),
    body: () => ({ value: "of-somebody-else", hosts: ["evil.example.org"] }),
    ends: true,
  },

  listTenants: list(),
  getTenant: { other: "not-found", params: ({ tenant }) => ({ tenant }) },
  // Only the operator makes and changes tenants: test/integration/limits.test.ts.
  createTenant: { other: "apart" },
  updateTenant: { other: "apart" },

  listDeliveries: list(),
  getDelivery: { other: "not-found", params: ({ delivery_id }) => ({ delivery_id }) },
  redeliver: { other: "not-found", params: ({ delivery_id }) => ({ delivery_id }), ends: true },

  listApiKeys: list(),
  createApiKey: list({ body: () => ({ name: "canary-key", scopes: ["runs:read"] }), ends: true }),
  getApiKey: ofKey(),
  rotateApiKey: ofKey({ ends: true }),
  revokeApiKey: ofKey({ ends: true }),
  listAudit: list(),
  verifyAudit: list(),

  // A worker shows a capability, and no key: test/integration/own-workers.test.ts.
  getWorkerCheckpoint: { other: "apart" },
  appendWorkerEvents: { other: "apart" },
  putWorkerCheckpoint: { other: "apart" },

  listTemporalWorkflows: list(),
  // Tenant by tenant, and another's payload comes back undecoded: test/integration/admin-temporal.test.ts.
  listTemporalSchedules: { other: "apart" },
  decodeTemporalPayloads: { other: "apart" },
  encodeTemporalPayloads: { other: "apart" },

  getBlob: { other: "not-found", params: ({ digest }) => ({ digest }) },
  listSchemas: nobodys,
  getSchema: nobodys,
  getActivityManifest: nobodys,
  getProblem: nobodys,
  getOpenapi: nobodys,
  getOpenapi32: nobodys,
  getDocs: nobodys,
  getHealth: nobodys,
  getReadiness: nobodys,
  getMetrics: nobodys,
};
