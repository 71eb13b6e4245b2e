import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import type { ChannelProgram } from "../../../runtime/ir/monitor.ts";
import { closeTemplate, type Message } from "../../../runtime/monitors/message/index.ts";
import type { Health } from "../../../runtime/monitors/health/index.ts";
import { makeDeliveries, tellTo } from "../../../runtime/outbox/index.ts";
import type { NewDelivery } from "../../../runtime/store/index.ts";

/** Who is told of, in every notification. */
export interface ToldMonitor {
  readonly id: string | null;
  readonly name: string;
  readonly labels: { readonly [name: string]: string };
}

const LARGE_BYTES = 64 * 1024;
/** Of each that was held: there may be hundreds. */
const LARGE_HELD_BYTES = 4 * 1024;

/** The members of a webhook's `data`; a value that no receiver would take is left out, and said to be. */
export function notificationData(
  monitor: ToldMonitor,
  runId: string,
  seen: { readonly value: Json; readonly previous: Json; readonly diff: Json; readonly sources: Json },
  more: { readonly firstRun: boolean; readonly verdict: Json },
): JsonObject {
  return {
    monitor: { id: monitor.id, name: monitor.name, labels: { ...monitor.labels } },
    run_id: runId,
    value: small(seen.value),
    previous: small(seen.previous),
    diff: small(seen.diff),
    sources: seen.sources,
    first_run: more.firstRun,
    ...(more.verdict === null ? {} : { verdict: more.verdict }),
  };
}

function small(value: Json, most = LARGE_BYTES): Json {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes <= most ? value : { too_large: true, bytes };
}

/** One delivery a channel. The same news gives the same ids, so what is written twice is there once. */
export function deliveriesOf(telling: {
  readonly tenant: string;
  readonly monitor: ToldMonitor;
  readonly runId: string;
  readonly dedupeKey: string;
  /** RFC 3339. */
  readonly at: string;
  readonly message: Message;
  readonly data: JsonObject;
}): NewDelivery[] {
  const { tenant, monitor, runId, dedupeKey, at, message, data } = telling;
  return makeDeliveries({
    tenant,
    origin: monitor.id === null ? { runId } : { monitorId: monitor.id, runId },
    dedupeKey,
    ...tellTo(message.to),
    notification: {
      type: "monitor.notified",
      timestamp: at,
      title: message.title,
      message: message.message,
      data: {
        ...data,
        held: message.held.map((one) => ({ ...one, value: small(one["value"] ?? null, LARGE_HELD_BYTES) })),
      },
    },
  });
}

const SAID: { readonly [health in Health]: string } = {
  ok: "checks well again",
  failing: "fails: its checks do not succeed",
  empty: "finds nothing: what it selects is not there any more",
  stale: "is stale: it has not had a good check for long",
  blocked: "is blocked by the site",
  undelivered: "could tell nobody: every channel has given up",
};

/** "`monitor.health` with `{monitor, health, since, error}`". */
export function healthDeliveries(telling: {
  readonly tenant: string;
  readonly monitor: ToldMonitor & { readonly id: string };
  readonly to: readonly ChannelProgram[];
  readonly health: Health;
  /** RFC 3339. */
  readonly since: string;
  readonly error: Json;
}): NewDelivery[] {
  const { tenant, monitor, to, health, since, error } = telling;
  const why = typeof error === "object" && error !== null && !Array.isArray(error) ? error["message"] : null;
  return makeDeliveries({
    tenant,
    origin: { monitorId: monitor.id },
    dedupeKey: `health/${since}/${health}`,
    ...tellTo(to.map(({ program, ...channel }) => ({ ...channel, target: closeTemplate(program, {}) }))),
    notification: {
      type: "monitor.health",
      timestamp: since,
      title: [{ v: monitor.name }, `: ${health}`],
      message: [
        "The monitor ",
        { v: monitor.name },
        ` ${SAID[health]}.`,
        ...(health === "ok" || typeof why !== "string" ? [] : ["\n\n", { v: why }]),
      ],
      data: {
        monitor: { id: monitor.id, name: monitor.name, labels: { ...monitor.labels } },
        health,
        since,
        error: health === "ok" ? null : error,
      },
    },
  });
}
