import { createHash } from "node:crypto";
import { CHANNELS, type Notification, type WorkerChannel } from "../ir/notification.ts";
import type { Template } from "../ir/plan.ts";
import { fail } from "../ir/failure.ts";
import type { NewDelivery } from "../store/index.ts";
import { endpointOf } from "./endpoint.ts";
import { membersOf } from "./target.ts";

/** What is told, of what, and to whom. */
export interface Telling {
  readonly tenant: string;
  /** Within it `dedupeKey` counts: a monitor's notifications, or a run's. */
  readonly origin: { readonly runId: string } | { readonly monitorId: string; readonly runId?: string };
  /** The same for the same news: of a step its path, of a monitor what has become true. */
  readonly dedupeKey: string;
  /** Channels as closed templates: `{webhook: {…}}`, `{email: {…}}`. */
  readonly to: readonly Template[];
  /** Those of `to` that are the tenant's own workers', by name, as they were pinned. */
  readonly workers?: { readonly [channel: string]: WorkerChannel };
  readonly notification: Notification;
  /** RFC 3339; held back until then. */
  readonly notBefore?: string;
}

/** `to` and `workers` of channels that carry their worker along. */
export function tellTo(
  channels: readonly { readonly channel: string; readonly target: Template; readonly worker?: WorkerChannel }[],
): Pick<Telling, "to" | "workers"> {
  return {
    to: channels.map(({ channel, target }) => ({ m: [[channel, target]] })),
    workers: Object.fromEntries(
      channels.flatMap(({ channel, worker }) => (worker === undefined ? [] : [[channel, worker] as const])),
    ),
  };
}

/**
 * The deliveries of one notification, one a channel, for `putDeliveries`. Pure: the same telling gives the same ids, so
 * that one that is written twice is there once. @throws FailureError `activity.invalid_input`
 */
export function makeDeliveries(telling: Telling): NewDelivery[] {
  const { tenant, origin, dedupeKey, notification, notBefore } = telling;
  const ofMonitor = "monitorId" in origin;
  const from = ofMonitor ? `monitor:${origin.monitorId}` : `run:${origin.runId}`;
  return telling.to.map((template, slot) => {
    const { channel, target } = readChannel(template, slot, telling.workers ?? {});
    const worker = workerOf(channel, telling.workers ?? {});
    return {
      id: deliveryId(tenant, from, dedupeKey, slot),
      origin: from,
      ...(origin.runId === undefined ? {} : { runId: origin.runId }),
      ...(ofMonitor ? { monitorId: origin.monitorId } : {}),
      dedupeKey,
      slot,
      channel,
      target,
      payload: notification,
      endpoint: endpointOf(tenant, channel, target, worker),
      ...(worker === undefined ? {} : { worker }),
      ...(notBefore === undefined ? {} : { notBefore }),
    };
  });
}

/** `dlv_` and 26 letters and digits; no ".", which Standard Webhooks keeps for itself. */
export function deliveryId(tenant: string, origin: string, dedupeKey: string, slot: number): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([tenant, origin, dedupeKey, slot]))
    .digest();
  return `dlv_${base32(hash).slice(0, 26)}`;
}

const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

function base32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += LETTERS[(value >> bits) & 31];
    }
    value &= 31;
  }
  return text;
}

/** A built-in channel is never a worker's. */
function workerOf(channel: string, workers: NonNullable<Telling["workers"]>): WorkerChannel | undefined {
  return isBuiltIn(channel) || !Object.hasOwn(workers, channel) ? undefined : workers[channel];
}

function isBuiltIn(channel: string): boolean {
  return (CHANNELS as readonly string[]).includes(channel);
}

function readChannel(
  template: Template,
  slot: number,
  workers: NonNullable<Telling["workers"]>,
): { channel: string; target: Template } {
  const [entry, ...more] = membersOf(template);
  if (entry === undefined || more.length > 0) {
    throw fail("activity.invalid_input", `"to[${slot}]" must name one channel, as {"webhook": {…}}`);
  }
  const [channel, target] = entry;
  if (!isBuiltIn(channel) && workerOf(channel, workers) === undefined) {
    throw fail(
      "activity.invalid_input",
      `"to[${slot}]" names "${channel}", which is no channel; there are ${CHANNELS.join(", ")}`,
    );
  }
  return { channel, target };
}
