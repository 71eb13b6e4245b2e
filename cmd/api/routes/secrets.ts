import { SECRET_NAME } from "../../../runtime/ir/secret-names.ts";
import {
  appendAudit,
  deleteSecret,
  listSecrets,
  putSecret,
  type Database,
  type Sealer,
  type SecretRow,
} from "../../../runtime/store/index.ts";
import type { Route } from "../http.ts";
import { ApiError } from "../problems.ts";

export interface SecretsDeps {
  readonly database: Database;
  readonly sealer: Sealer;
}

/** Secrets go in sealed and never come out here: only an activity opens one, for a host that it is bound to. */
export function secretRoutes({ database, sealer }: SecretsDeps): Route[] {
  return [
    {
      operation: "putSecret",
      scope: "secrets:write",
      body: "json",
      async handle(request) {
        const { tenant } = request.caller;
        const name = demandName(request.params["name"]);
        const { value, hosts } = request.json as { value: string; hosts: string[] };
        const wanted = hosts.map(demandHost);
        const sealed = sealer.seal(tenant, name, value);
        const secret = await database.withTenant(tenant, async (tx) => {
          const stored = await putSecret(tx, { name, sealed, hosts: wanted });
          const actor = request.caller.actor;
          await appendAudit(tx, { actor, action: "secret.put", target: name, detail: { hosts: wanted } });
          return stored.secret;
        });
        return { status: 200, body: viewSecret(secret) };
      },
    },
    {
      operation: "deleteSecret",
      scope: "secrets:write",
      async handle(request) {
        const name = demandName(request.params["name"]);
        const gone = await database.withTenant(request.caller.tenant, async (tx) => {
          const deleted = await deleteSecret(tx, name);
          const actor = request.caller.actor;
          if (deleted) await appendAudit(tx, { actor, action: "secret.delete", target: name });
          return deleted;
        });
        if (!gone) throw new ApiError("secret-not-found", `no secret is named "${name}"`);
        return { status: 204 };
      },
    },
    {
      operation: "listSecrets",
      scope: "secrets:write",
      async handle(request) {
        const { limit, cursor } = request.query;
        const page = await database.withTenant(request.caller.tenant, (tx) =>
          listSecrets(tx, (cursor as string | undefined) ?? null, limit as number),
        );
        return { status: 200, body: { data: page.rows.map(viewSecret), next_cursor: page.next } };
      },
    },
  ];
}

function viewSecret({ name, hosts, created_at, updated_at }: SecretRow): object {
  return { name, hosts, created_at, updated_at };
}

function demandName(name: string | undefined): string {
  if (name !== undefined && SECRET_NAME.test(name)) return name;
  throw new ApiError(
    "invalid-request",
    `"${name}" is no secret's name: a letter, then letters, digits, "_", "." and "-", at most 63`,
  );
}

/**
 * `queue:<name>`, or a host by name or address, as `URL.host` writes it, with a port where only that is meant; no scheme, no path. A
 * wildcard is none: a secret for all of a domain would go to whoever gets one name of it.
 */
function demandHost(host: string): string {
  // Not a host: the tenant's own workers that take calls from a queue.
  if (/^queue:[a-z][a-z0-9-]{0,62}$/.test(host)) return host;
  const [, name = "", port] = /^(\[[0-9a-fA-F:.]+\]|[^\s/:@?#\\*[\]]+)(?::(\d{1,5}))?$/.exec(host) ?? [];
  const url = name === "" ? null : URL.parse(`http://${name}/`);
  if (url === null || url.hostname === "" || (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535))) {
    const star = host.includes("*") ? "; there are no wildcards: name each host" : "";
    throw new ApiError(
      "invalid-request",
      `"${host}" is no host: write "api.example.org" or "api.example.org:8443"${star}`,
    );
  }
  return port === undefined ? url.hostname : `${url.hostname}:${Number(port)}`;
}
