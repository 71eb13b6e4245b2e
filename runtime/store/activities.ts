import type { Json } from "../ir/json.ts";
import type { ActivityManifest } from "../ir/manifest.ts";
import { invariant } from "../ir/invariant.ts";
import type { Tx } from "./transaction.ts";

/** An activity of a tenant's own workers. */
export interface ActivityRow {
  readonly manifest: ActivityManifest;
  readonly created_at: string;
  readonly updated_at: string;
  readonly updated_by: string;
}

interface Raw extends Omit<ActivityRow, "manifest"> {
  readonly manifest: string;
}

const COLUMNS = "manifest, created_at, updated_at, updated_by";
/** Of one tenant: all of them go to the translator. */
export const MOST_ACTIVITIES = 500;

/** Null: the tenant has none of this name. */
export async function findActivity(tx: Tx, name: string): Promise<ActivityRow | null> {
  const [row] = await tx.query<Raw>(`select ${COLUMNS} from wl.activities where tenant = $1 and name = $2`, [
    tx.tenant,
    name,
  ]);
  return row ? parsed(row) : null;
}

/** The tenant's, by name. */
export async function listOwnActivities(tx: Tx): Promise<ActivityRow[]> {
  const rows = await tx.query<Raw>(`select ${COLUMNS} from wl.activities where tenant = $1 order by name limit $2`, [
    tx.tenant,
    MOST_ACTIVITIES,
  ]);
  return rows.map(parsed);
}

/** Stores a manifest under its name; the one before is gone (runs keep their plans). */
export async function putActivity(tx: Tx, manifest: ActivityManifest, by: string): Promise<ActivityRow> {
  invariant(tx.tenant !== null, "an activity belongs to a tenant");
  const [row] = await tx.query<Raw>(
    `insert into wl.activities (tenant, name, version, manifest, updated_by) values ($1, $2, $3, $4, $5)
       on conflict (tenant, name) do update set version = excluded.version, manifest = excluded.manifest,
         updated_by = excluded.updated_by, updated_at = clock_timestamp()
     returning ${COLUMNS}`,
    [tx.tenant, manifest.name, manifest.version, JSON.stringify(manifest), by],
  );
  return parsed(row!);
}

/** False: there is none. */
export async function deleteActivity(tx: Tx, name: string): Promise<boolean> {
  const statement = "delete from wl.activities where tenant = $1 and name = $2 returning name";
  return (await tx.query(statement, [tx.tenant, name])).length > 0;
}

function parsed({ manifest, ...row }: Raw): ActivityRow {
  return { ...row, manifest: JSON.parse(manifest) as Json as unknown as ActivityManifest };
}
