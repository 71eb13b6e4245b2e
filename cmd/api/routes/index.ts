import type { ActivityManifest } from "../../../runtime/ir/manifest.ts";
import type { Hub } from "../../../runtime/journal/index.ts";
import type { Closer, RunsDeps } from "../../../runtime/runs/index.ts";
import type { Database, Sealer, TenantLimits, TenantReader } from "../../../runtime/store/index.ts";
import type { AccessChanges } from "../access-changes.ts";
import type { ApiBlobs } from "../blob-port.ts";
import type { Contract } from "../contract.ts";
import type { DocumentReader } from "../document-reader.ts";
import type { Route } from "../http.ts";
import type { ImportReader } from "../import-reader.ts";
import type { Metrics } from "../../../runtime/telemetry/index.ts";
import type { StreamLimits } from "../stream-limits.ts";
import type { StreamSettings } from "../stream-settings.ts";
import type { StreamTokens } from "../stream-tokens.ts";
import type { Translator } from "../translation.ts";
import { activityRoutes } from "./activities.ts";
import { adminTemporalRoutes } from "./admin-temporal.ts";
import { apiKeyRoutes } from "./api-keys.ts";
import { approvalRoutes } from "./approvals.ts";
import { auditRoutes } from "./audit.ts";
import { blobRoutes } from "./blobs.ts";
import { contractRoutes, schemaRoutes } from "./contract.ts";
import { createRunRoutes } from "./create-run.ts";
import { deliveryRoutes } from "./deliveries.ts";
import { documentCheckRoutes } from "./document-checks.ts";
import { documentRoutes } from "./documents.ts";
import { healthRoutes, type Checks } from "./health.ts";
import { monitorCheckRoutes } from "./monitor-checks.ts";
import { monitorFeedRoutes } from "./monitor-feed.ts";
import { monitorImportRoutes } from "./monitor-import.ts";
import { monitorRoutes } from "./monitors.ts";
import { monitorSuggestRoutes } from "./monitor-suggest.ts";
import { queryRoutes } from "./queries.ts";
import { rerunRoutes } from "./rerun.ts";
import { runControlRoutes } from "./run-control.ts";
import { runRecordRoutes } from "./run-record.ts";
import { runStreamRoutes } from "./run-stream.ts";
import { runRoutes } from "./runs.ts";
import { secretRoutes } from "./secrets.ts";
import { signalRoutes } from "./signals.ts";
import { streamTokenRoutes } from "./stream-tokens.ts";
import { tenantStreamRoutes } from "./tenant-stream.ts";
import { workerRoutes } from "./worker.ts";
import { tenantRoutes } from "./tenants.ts";

export interface RoutesDeps {
  readonly contract: Contract;
  readonly database: Database;
  readonly blobs: ApiBlobs;
  readonly sealer: Sealer;
  readonly hub: Hub;
  readonly runs: RunsDeps;
  readonly closer: Closer;
  readonly translator: Translator;
  readonly reader: DocumentReader;
  readonly importReader: ImportReader;
  readonly manifests: ReadonlyMap<string, ActivityManifest>;
  readonly limits: StreamLimits;
  readonly streamTokens: StreamTokens;
  readonly tenants: TenantReader;
  readonly access: AccessChanges;
  readonly tenantDefaults: TenantLimits;
  readonly settings: StreamSettings;
  readonly metrics: Metrics;
  readonly checks: Checks;
  readonly publicUrl: () => string;
  readonly afterwards: (work: Promise<unknown>) => void;
  readonly continueAt?: number;
}

/** Every operation of the contract, one resource a file. */
export function makeRoutes(deps: RoutesDeps): Route[] {
  const routes = [
    ...documentCheckRoutes(deps),
    ...documentRoutes(deps),
    ...createRunRoutes(deps),
    ...rerunRoutes(deps),
    // Before the addresses that take any word for a monitor's id.
    ...monitorImportRoutes(deps),
    ...monitorSuggestRoutes(deps),
    ...monitorRoutes(deps),
    ...monitorFeedRoutes(deps, deps.publicUrl),
    ...monitorCheckRoutes(deps),
    ...runRoutes(deps),
    ...runControlRoutes(deps),
    ...runRecordRoutes(deps.database),
    ...runStreamRoutes(deps),
    ...tenantStreamRoutes(deps),
    ...streamTokenRoutes(deps),
    ...signalRoutes(deps),
    ...queryRoutes(deps),
    ...approvalRoutes(deps),
    ...activityRoutes(deps),
    ...deliveryRoutes(deps.database),
    ...secretRoutes(deps),
    ...apiKeyRoutes(deps),
    ...auditRoutes(deps.database),
    ...blobRoutes(deps.blobs),
    ...tenantRoutes(deps),
    ...workerRoutes(deps),
    ...adminTemporalRoutes({ ...deps, bridge: deps.runs.bridge }),
    ...schemaRoutes(deps.publicUrl),
    ...healthRoutes(deps.checks, deps.metrics),
  ];
  return [...routes, ...contractRoutes(deps.contract, deps.publicUrl, routes)];
}
