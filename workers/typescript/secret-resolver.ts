import { fail } from "../../runtime/ir/failure.ts";
import type { HostOf } from "../../runtime/outbox/index.ts";
import { findSecret, isStoreAway, type Database, type SealedText, type Sealer } from "../../runtime/store/index.ts";
import { patiently } from "./patience.ts";
import { secretMayGoTo } from "./secrets.ts";

export interface SecretResolverDeps {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly logger: { error(facts: object, message: string): void };
}

/** A call waits so long for a store that is away; then its attempt ends, and another worker may do better. */
const PATIENCE = { isPassing: isStoreAway, limitMs: 30_000 };

/**
 * Opens a tenant's secret just before its use, for a host that it may be sent to; a secret that is an address names the
 * host itself. Throws a FailureError, `secret.unknown`.
 */
export function makeSecretResolver({
  database,
  sealer,
  logger,
}: SecretResolverDeps): (tenant: string, name: string, host: HostOf) => Promise<string> {
  const open = (tenant: string, name: string, sealed: SealedText): string => {
    try {
      return sealer.open(tenant, name, sealed);
    } catch (error) {
      logger.error({ tenant, secret: name, err: error }, "a secret could not be opened");
      throw fail("secret.unknown", `the secret "${name}" was sealed with a master key that this worker does not have`);
    }
  };
  return async (tenant, name, hostOf) => {
    const found = await patiently(() => database.withTenant(tenant, (tx) => findSecret(tx, name)), PATIENCE);
    if (found === null) throw fail("secret.unknown", `there is no secret "${name}" (any more)`);
    const value = typeof hostOf === "string" ? undefined : open(tenant, name, found.sealed);
    const host = typeof hostOf === "string" ? hostOf : hostOf(value ?? "");
    if (!secretMayGoTo(found.hosts, host)) {
      const hosts = found.hosts.join(", ") || "no host";
      throw fail("secret.unknown", `the secret "${name}" may not be sent to "${host}"; it is for ${hosts}`);
    }
    return value ?? open(tenant, name, found.sealed);
  };
}
