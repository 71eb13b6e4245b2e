import { FailureError } from "../ir/failure.ts";
import type { AttemptEnd, ClaimedDelivery } from "../store/index.ts";
import type { Channel, ChannelPorts } from "./channel.ts";
import { DeliveryError, type FailedAttempt } from "./delivery-error.ts";
import { makeTarget, type HostOf } from "./target.ts";

/** What one attempt needs of its process. */
export interface AttemptPorts {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly ports: ChannelPorts;
  /** A tenant's secret, for a host that it may go to. @throws FailureError `secret.unknown` */
  readonly secret: (tenant: string, name: string, host: HostOf) => Promise<string>;
  /** The signing secret that came with a callback. */
  readonly unseal: (delivery: ClaimedDelivery) => string;
  /** Takes these values out of what is stored of an attempt. */
  readonly scrub: (values: Iterable<string>) => { text(text: string): string };
}

/** `failed`: what to decide by; absent where it was taken. */
export interface AttemptResult {
  readonly end: AttemptEnd;
  readonly failed?: FailedAttempt;
  /** The endpoint itself seems to be down. */
  readonly down: boolean;
}

/** Of an answer and an error, in the log. */
const RESPONSE = 1024;
const MESSAGE = 2048;

/** One attempt, never longer than its channel's time; whatever goes wrong in it is told, not thrown. */
export async function attempt(deps: AttemptPorts, delivery: ClaimedDelivery): Promise<AttemptResult> {
  const began = performance.now();
  const values = new Set<string>();
  const channel = deps.channels.get(delivery.channel);
  try {
    if (channel === undefined) {
      throw new DeliveryError(`no sender here knows the channel "${delivery.channel}"`);
    }
    const controller = new AbortController();
    const late = new DeliveryError(`no answer within ${channel.timeoutMs / 1000} s`);
    const timer = setTimeout(() => controller.abort(late), channel.timeoutMs);
    try {
      const receipt = await sendWithin(controller.signal, () =>
        channel.send(
          {
            id: delivery.id,
            notification: delivery.payload,
            target: makeTarget(delivery.target, async (name, host) => {
              const value = await deps.secret(delivery.tenant, name, host);
              values.add(value);
              return value;
            }),
            ...(delivery.sealed === null ? {} : { signingSecret: remember(values, deps.unseal(delivery)) }),
            now: Date.now(),
            signal: controller.signal,
          },
          deps.ports,
        ),
      );
      const scrub = deps.scrub(values);
      return {
        end: {
          outcome: "delivered",
          status: receipt.status,
          error: null,
          response: cut(scrub.text(receipt.response), RESPONSE),
          durationMs: performance.now() - began,
        },
        down: false,
      };
    } finally {
      clearTimeout(timer);
    }
  } catch (error) {
    const failed = error instanceof DeliveryError ? error.attempt : {};
    const scrub = deps.scrub(values);
    return {
      end: {
        outcome: "failed",
        status: failed.status ?? null,
        error: cut(scrub.text(messageOf(error)), MESSAGE),
        response: failed.response === undefined ? null : cut(scrub.text(failed.response), RESPONSE),
        durationMs: performance.now() - began,
      },
      failed,
      down: failed.final !== true && (failed.status === undefined || failed.status >= 500 || failed.status === 429),
    };
  }
}

/** A channel that does not listen to its signal must not hold the sender. */
function sendWithin<T>(signal: AbortSignal, send: () => Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  const sent = send();
  sent.catch(() => undefined);
  return Promise.race([sent, promise]);
}

function remember(values: Set<string>, value: string): string {
  values.add(value);
  return value;
}

function messageOf(error: unknown): string {
  if (error instanceof FailureError) return error.failure.message;
  return error instanceof Error ? error.message : String(error);
}

/** After the secrets were taken out: half of one would be found by nobody. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).toWellFormed()}…`;
}
