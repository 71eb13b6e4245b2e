import type { WorkerChannel } from "../ir/notification.ts";
import type { Template } from "../ir/plan.ts";
import { SERVICES } from "./channel.ts";
import { membersOf } from "./target.ts";

/** Where the address of a channel stands. */
const ADDRESS: { readonly [channel: string]: string } = {
  webhook: "url",
  slack: "webhook",
  discord: "webhook",
  teams: "webhook",
  ntfy: "server",
  gotify: "server",
  matrix: "server",
};
const SERVICE: { readonly [channel: string]: string } = { ...SERVICES, email: "smtp://mail" };

/**
 * What deliveries share that are bounded and held back together: the tenant, and the host; or, where the address is a
 * secret, its name; of own workers the queue. One tenant's slow receiver is no other's.
 */
export function endpointOf(tenant: string, channel: string, target: Template, worker?: WorkerChannel): string {
  return `${tenant} ${worker === undefined ? whereTo(channel, target) : `queue ${worker.queue}`}`;
}

/** Of an endpoint, without the tenant: what may be shown. */
export function shownEndpoint(tenant: string, endpoint: string): string {
  return endpoint.slice(tenant.length + 1);
}

function whereTo(channel: string, target: Template): string {
  const address = membersOf(target).get(ADDRESS[channel] ?? "");
  if (address !== undefined && "s" in address) return `secret ${address.s}`;
  const written = address !== undefined && "v" in address && typeof address.v === "string" ? address.v : undefined;
  return URL.parse(written ?? SERVICE[channel] ?? "")?.host ?? channel;
}
