import {
  makeMailer,
  makeSender,
  workerNotification,
  SERVICES,
  type ChannelPorts,
  type HandedOver,
  type HostOf,
  type MailSettings,
  type Sender,
  type SenderDeps,
  type SenderOptions,
  type ServiceAddresses,
} from "../../runtime/outbox/index.ts";
import { INLINE_VALUE_BYTES } from "../../runtime/ir/value.ts";
import { deliverByRun, type RunsDeps } from "../../runtime/runs/index.ts";
import type { Database, Sealer } from "../../runtime/store/index.ts";
import type { SafeFetch } from "./egress/index.ts";
import { makeScrubber } from "./scrub.ts";
import type { Blobs } from "./segment/ports.ts";

export interface WorkerOutboxDeps {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly safeFetch: SafeFetch;
  readonly secret: (tenant: string, name: string, host: HostOf) => Promise<string>;
  readonly log: SenderDeps["log"];
  /** What the runs of own workers' deliveries stand on. */
  readonly runs: RunsDeps;
  readonly blobs: Blobs;
  readonly mail: MailSettings | undefined;
  readonly onAttempt?: NonNullable<SenderDeps["onAttempt"]>;
  /** For tests. */
  readonly services?: Partial<ServiceAddresses>;
  readonly options?: SenderOptions;
}

/** Of an answer; the rest is not read. */
const ANSWER_BYTES = 16 * 1024;

/** The outbox's sender in a worker: all that it sends over HTTP goes through the egress guard. */
export function makeWorkerOutbox(deps: WorkerOutboxDeps): Sender {
  const mailer = deps.mail === undefined ? null : makeMailer(deps.mail);
  const sender = makeSender(
    {
      database: deps.database,
      log: deps.log,
      secret: deps.secret,
      scrub: makeScrubber,
      ...(deps.onAttempt === undefined ? {} : { onAttempt: deps.onAttempt }),
      handOver: (delivery) => handOver(deps, delivery),
      unseal: ({ tenant, id, sealed }) => (sealed === null ? "" : deps.sealer.open(tenant, id, sealed)),
      ports: { fetch: guarded(deps.safeFetch), mailer, services: { ...SERVICES, ...deps.services } },
    },
    deps.options,
  );
  return {
    wake: sender.wake,
    async stop() {
      await sender.stop();
      mailer?.close();
    },
  };
}

/** A large notification is kept as a blob, like every large value. */
async function handOver({ runs, blobs }: WorkerOutboxDeps, delivery: HandedOver): Promise<boolean> {
  const notification = workerNotification(delivery);
  const bytes = Buffer.from(JSON.stringify(notification));
  const value =
    bytes.length <= INLINE_VALUE_BYTES
      ? { v: notification }
      : { r: await blobs.put(delivery.tenant, bytes, "application/json") };
  return deliverByRun(runs, { ...delivery, notification: value });
}

/** What channels fetch by. */
export function guarded(safeFetch: SafeFetch): ChannelPorts["fetch"] {
  return async (request) => {
    const { status, headers, body } = await safeFetch({
      ...request,
      // A redirect is an answer like any other: who is told is who was named.
      isAnswer: () => true,
      limit: () => ({ bytes: ANSWER_BYTES, cut: true }),
      reuseConnection: false,
    });
    return { status, headers, body: new TextDecoder().decode(body) };
  };
}
