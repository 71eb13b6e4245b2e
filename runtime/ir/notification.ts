import type { JsonObject } from "./json.ts";
import type { MarkdownText } from "./markdown-text.ts";

/** Every channel that Watchloom speaks itself; `schemas/channel.schema.json` says what each takes. */
export const CHANNELS = [
  "webhook",
  "email",
  "slack",
  "discord",
  "teams",
  "telegram",
  "ntfy",
  "gotify",
  "pushover",
  "matrix",
] as const;
export type ChannelName = (typeof CHANNELS)[number];

/** Where a tenant's own workers take what a channel of theirs is to tell; pinned when the document was accepted. */
export interface WorkerChannel {
  readonly queue: string;
  /** Of one attempt. */
  readonly timeoutMs: number;
  /** Of the manifest. */
  readonly version: number;
}

/** What is told, as the outbox keeps it: before a channel makes it into what its receiver reads. */
export interface Notification {
  /** `monitor.notified`, `monitor.health`, `run.notified`; of a callback `run.completed`, `run.failed`, … */
  readonly type: string;
  /** RFC 3339: when what is told happened; the same in every attempt. */
  readonly timestamp: string;
  readonly title?: MarkdownText;
  /** Absent in a callback, which only a webhook carries. */
  readonly message?: MarkdownText;
  /**
   * The members of a webhook's `data`; `notification_id`, `title` and `message` are added where there is a message.
   * Other channels show the text alone.
   */
  readonly data: JsonObject;
}
