import type { Json, JsonObject } from "../ir/json.ts";
import { isJsonObject } from "../ir/json.ts";
import type { Database } from "./database.ts";
import { getTenant, type TenantRow } from "./tenants.ts";

/** What a tenant may take. Each is a whole number; 0 allows nothing. Named as the API shows them. */
export interface TenantLimits {
  /** Runs that clients posted and that have not ended: accepted (waiting ones too), running, waiting. */
  readonly runs_at_once: number;
  /** Steps that a document's run could execute at most; over it the document is refused at submit. */
  readonly steps: number;
  /** Events in Temporal's history that a run could write at most, over all its executions; refused at submit. */
  readonly history_events: number;
  /** Tokens of models, in and out together, from midnight to midnight UTC. */
  readonly tokens_per_day: number;
  /** Open event streams of all its keys and users. */
  readonly followers: number;
  /** Requests of one key or user. */
  readonly requests_per_minute: number;
  /** Requests of all its keys and users together. */
  readonly tenant_requests_per_minute: number;
}

export type TenantLimit = keyof TenantLimits;

/** For a tenant that has no figure of its own, where the deployment names none either. */
export const DEFAULT_TENANT_LIMITS: TenantLimits = {
  runs_at_once: 10_000,
  steps: 10_000_000,
  history_events: 500_000,
  tokens_per_day: 10_000_000,
  followers: 5_000,
  requests_per_minute: 6_000,
  tenant_requests_per_minute: 30_000,
};

export const TENANT_LIMITS = Object.keys(DEFAULT_TENANT_LIMITS) as readonly TenantLimit[];

/** The figures that were set for a tenant, out of the column `settings`; whatever is no limit there is left out. */
export function ownLimits(settings: JsonObject): Partial<TenantLimits> {
  const limits: Json | undefined = settings["limits"];
  if (!isJsonObject(limits ?? null)) return {};
  return Object.fromEntries(
    TENANT_LIMITS.map((name) => [name, (limits as JsonObject)[name]] as const).filter(
      (entry): entry is [TenantLimit, number] => typeof entry[1] === "number",
    ),
  );
}

/** What counts for a tenant now. */
export interface TenantState {
  readonly limits: TenantLimits;
  /** Its requests are refused; its runs go on. */
  readonly disabled: boolean;
}

/** Reads tenants for whoever serves requests: at most one question a tenant and {@link FRESH_MS}. */
export interface TenantReader {
  /** @throws the store's error, where it is away and the tenant was not seen within {@link STALE_MS} */
  of(tenant: string): Promise<TenantState>;
  /** The next question is asked anew: for the process that has just changed it. */
  forget(tenant: string): void;
}

/** What was changed counts on every process after so long. */
const FRESH_MS = 3_000;
/** While the store is away, what was seen last counts for so long. */
const STALE_MS = 60_000;
const MAX_TENANTS = 10_000;

interface Entry {
  readonly at: number;
  readonly state: Promise<TenantState>;
}

export function makeTenantReader(
  database: Pick<Database, "withTenant">,
  defaults: TenantLimits = DEFAULT_TENANT_LIMITS,
): TenantReader {
  const known = new Map<string, Entry>();
  const seen = new Map<string, { readonly at: number; readonly state: TenantState }>();

  const read = async (tenant: string): Promise<TenantState> => {
    try {
      const state = stateOf(await database.withTenant(tenant, (tx) => getTenant(tx, tenant)), defaults);
      seen.set(tenant, { at: Date.now(), state });
      return state;
    } catch (error) {
      const last = seen.get(tenant);
      if (last === undefined || Date.now() - last.at > STALE_MS) throw error;
      return last.state;
    }
  };

  return {
    of(tenant) {
      const entry = known.get(tenant);
      if (entry !== undefined && Date.now() - entry.at < FRESH_MS) return entry.state;
      if (known.size >= MAX_TENANTS) {
        known.clear();
        seen.clear();
      }
      const asked: Entry = { at: Date.now(), state: read(tenant) };
      known.set(tenant, asked);
      asked.state.catch(() => {
        if (known.get(tenant) === asked) known.delete(tenant);
      });
      return asked.state;
    },
    forget: (tenant) => void known.delete(tenant),
  };
}

/** A tenant without a row has the defaults: who may call is decided by whoever let it in. */
export function stateOf(row: TenantRow | null, defaults: TenantLimits = DEFAULT_TENANT_LIMITS): TenantState {
  if (row === null) return { limits: defaults, disabled: false };
  return { limits: { ...defaults, ...ownLimits(row.settings) }, disabled: row.disabled_at !== null };
}
