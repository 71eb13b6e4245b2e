import { fail } from "../../runtime/ir/failure.ts";
import { findSecret, type Database, type Sealer } from "../../runtime/store/index.ts";
import { secretMayGoTo } from "./secrets.ts";

/** Opens a tenant's secret for one host, just before use. @throws FailureError `secret.unknown` */
export function makeSecretResolver(
  database: Database,
  sealer: Sealer,
): (tenant: string, name: string, host: string) => Promise<string> {
  return async (tenant, name, host) => {
    const row = await database.withTenant(tenant, (tx) => findSecret(tx, name));
    if (row === null) {
      throw fail("secret.unknown", `there is no secret "${name}" (any more): store it with PUT /secrets/${name}`);
    }
    if (!secretMayGoTo(row.hosts, host)) {
      const hosts = row.hosts.map((entry) => `"${entry}"`).join(", ");
      throw fail("secret.unknown", `the secret "${name}" may be sent to ${hosts}, not to "${host}"`);
    }
    return sealer.open(tenant, name, row.sealed);
  };
}
