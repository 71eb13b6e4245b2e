import type { Json } from "../../runtime/ir/json.ts";
import type { MarkdownText } from "../../runtime/ir/markdown-text.ts";
import type { Notification } from "../../runtime/ir/notification.ts";
import type { Template } from "../../runtime/ir/plan.ts";
import { fail } from "../../runtime/ir/failure.ts";
import { attempt, type AttemptResult } from "../../runtime/outbox/attempt.ts";
import { SERVICES, type Mailer } from "../../runtime/outbox/channel.ts";
import { CHANNELS_BY_NAME } from "../../runtime/outbox/channels/index.ts";
import type { HostOf } from "../../runtime/outbox/target.ts";
import { makeSafeFetch, parseEgressAllowList, type SafeFetchOptions } from "../../workers/typescript/egress/index.ts";
import { guarded } from "../../workers/typescript/outbox.ts";
import { makeScrubber } from "../../workers/typescript/scrub.ts";

export interface AttemptOptions {
  readonly channel: string;
  /** A member that says `{"$secret": name}` is one. */
  readonly target: { readonly [name: string]: Json };
  readonly message?: MarkdownText;
  readonly title?: MarkdownText;
  readonly notification?: Partial<Notification>;
  readonly id?: string;
  /** The signing secret of a callback. */
  readonly signing?: string;
  readonly secrets?: { readonly [name: string]: string };
  /** Where each service is. */
  readonly service?: string;
  readonly mailer?: Mailer;
  readonly egress?: SafeFetchOptions;
}

/** One attempt at a delivery through the real egress guard. */
export async function attemptOnce(options: AttemptOptions): Promise<AttemptResult & { readonly asked: string[] }> {
  const { service, secrets = {} } = options;
  const asked: string[] = [];
  const safeFetch = makeSafeFetch({ allow: parseEgressAllowList("127.0.0.1"), ...options.egress });
  const services =
    service === undefined ? SERVICES : { slack: `${service}/api`, telegram: service, pushover: service, ntfy: service };
  try {
    const result = await attempt(
      {
        channels: CHANNELS_BY_NAME,
        ports: { fetch: guarded(safeFetch), mailer: options.mailer ?? null, services },
        async secret(_tenant, name, host: HostOf) {
          const value = secrets[name];
          if (value === undefined) throw fail("secret.unknown", `there is no secret "${name}"`);
          asked.push(`${name} for ${typeof host === "string" ? host : host(value)}`);
          return value;
        },
        unseal: () => options.signing ?? "",
        scrub: makeScrubber,
      },
      {
        id: options.id ?? "dlv_1",
        tenant: "acme",
        channel: options.channel,
        target: targetOf(options.target),
        sealed: options.signing === undefined ? null : { bytes: new Uint8Array(), keyId: "" },
        payload: {
          type: "run.notified",
          timestamp: "2026-01-02T03:04:05.000Z",
          ...(options.title === undefined ? {} : { title: options.title }),
          message: options.message ?? ["Now **", { v: 80 }, "**"],
          data: { run_id: "run_1" },
          ...options.notification,
        },
        worker: null,
        leftMs: 86_400_000,
        endpoint: "acme x",
        attempt: 1,
        tries: 1,
      },
    );
    return { ...result, asked };
  } finally {
    await safeFetch.close();
  }
}

function targetOf(value: Json): Template {
  if (value === null || typeof value !== "object") return { v: value };
  if (Array.isArray(value)) return { l: value.map(targetOf) };
  if (typeof value["$secret"] === "string") return { s: value["$secret"] };
  return { m: Object.entries(value).map(([name, one]) => [name, targetOf(one)] as const) };
}
