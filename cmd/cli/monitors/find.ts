import { nearest } from "../../../runtime/ir/near-miss.ts";
import { ProblemError, type Client } from "../client.ts";
import { listAll } from "../pages.ts";
import type { Monitor, MonitorSummary } from "./monitor.ts";

/** What the API calls a monitor by: an id stays as it is, a name is looked up. @throws ProblemError */
export async function findMonitorId(client: Client, nameOrId: string): Promise<string> {
  if (nameOrId.startsWith("mon_")) return nameOrId;
  for await (const found of listAll(client, "/monitors", new URLSearchParams({ name: nameOrId }), 1))
    return String(found["id"]);
  throw await unknownMonitor(client, nameOrId);
}

/** The address of a monitor, and of what belongs to it. @throws ProblemError where there is no such monitor */
export async function monitorPath(client: Client, nameOrId: string): Promise<string> {
  return `/monitors/${encodeURIComponent(await findMonitorId(client, nameOrId))}`;
}

/** @throws ProblemError where there is no such monitor */
export async function readMonitor(
  client: Client,
  nameOrId: string,
): Promise<{ readonly monitor: Monitor; readonly etag: string; readonly path: string }> {
  const path = await monitorPath(client, nameOrId);
  const { body, etag } = await client.exchange("GET", path);
  return { monitor: body as unknown as Monitor, etag: etag ?? "*", path };
}

/** As the API says it of an id, with the name that was meant perhaps. */
async function unknownMonitor(client: Client, name: string): Promise<ProblemError> {
  const names: string[] = [];
  for await (const monitor of listAll(client, "/monitors")) names.push((monitor as unknown as MonitorSummary).name);
  const meant = nearest(name, names);
  return new ProblemError(404, {
    code: "monitor-not-found",
    detail: `no monitor is "${name}"`,
    hint: meant === undefined ? "watchloom monitors list shows every one" : `did you mean "${meant}"?`,
  });
}
