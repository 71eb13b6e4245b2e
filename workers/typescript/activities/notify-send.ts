import { WORKERS } from "../../../runtime/ir/manifest.ts";
import type { WorkerChannel } from "../../../runtime/ir/notification.ts";
import { isMarkdownText, type MarkdownText } from "../../../runtime/ir/markdown-text.ts";
import type { Template } from "../../../runtime/ir/plan.ts";
import { makeDeliveries } from "../../../runtime/outbox/index.ts";
import { activityFailure, type Activity } from "../activity.ts";
import { isSecretRef, secretName, type InputValue } from "../activity-input.ts";
import { builtInManifest } from "./built-in-manifest.ts";

export interface NotifySendDeps {
  readonly now?: () => number;
}

/**
 * Writes one delivery a channel, in the transaction that records the call: a repeat of the call is the same
 * deliveries. Nothing is sent here, so that a slow or broken receiver holds no run.
 */
export function makeNotifySend({ now = Date.now }: NotifySendDeps): Activity {
  const manifest = builtInManifest("notify.send");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run(input, { tenant, runId, path }) {
      const title = input["title"] === undefined ? undefined : readText(input["title"], "title");
      const deliveries = makeDeliveries({
        tenant,
        origin: { runId },
        dedupeKey: path,
        to: (input["to"] as InputValue[]).map(asTemplate),
        workers: (input[WORKERS] ?? {}) as unknown as { readonly [channel: string]: WorkerChannel },
        notification: {
          type: "run.notified",
          timestamp: new Date(now()).toISOString(),
          ...(title === undefined ? {} : { title }),
          message: readText(input["message"], "message"),
          data: { run_id: runId, path },
        },
      });
      return { output: { deliveries: deliveries.map(({ channel, id }) => ({ channel, id })) }, deliveries };
    },
  };
}

/** What a model wrote, as its tool's argument, is a value like any other. */
function readText(value: InputValue | undefined, name: string): MarkdownText {
  if (typeof value === "string") return [{ v: value }];
  if (isMarkdownText(value)) return value;
  throw activityFailure("activity.invalid_input", `"${name}" is no Markdown text in its parts`);
}

/** The channel as its delivery keeps it: secrets by their names, told apart from data that looks like one. */
function asTemplate(value: InputValue): Template {
  if (value === null || typeof value !== "object") return { v: value };
  if (isSecretRef(value)) return { s: secretName(value), ...(value.prefix === "" ? {} : { prefix: value.prefix }) };
  if (Array.isArray(value)) return { l: value.map(asTemplate) };
  return { m: Object.entries(value).map(([name, one]) => [name, asTemplate(one)] as const) };
}
