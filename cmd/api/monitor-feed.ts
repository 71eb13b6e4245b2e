import { generateRssFeed } from "feedsmith";
import { htmlOf, lineOf } from "../../runtime/outbox/index.ts";
import type { NotificationRow } from "../../runtime/store/index.ts";

export interface FeedOf {
  readonly name: string;
  readonly description: string | undefined;
  /** Of the monitor, where a person looks at it. */
  readonly url: string;
  readonly notifications: readonly NotificationRow[];
}

const LONGEST_TITLE = 200;

/** What a monitor told, as RSS 2.0: each notification once, whoever else got it. */
export function monitorFeed({ name, description, url, notifications }: FeedOf): string {
  return generateRssFeed(
    {
      title: name,
      link: url,
      description: description ?? `What the monitor "${name}" told`,
      generator: "Watchloom",
      ...(notifications[0] === undefined ? {} : { lastBuildDate: new Date(notifications[0].created_at) }),
      items: notifications.map((row) => ({
        title: lineOf(row.payload, LONGEST_TITLE),
        description: htmlOf(row.payload),
        pubDate: new Date(row.created_at),
        // A reader shows again what has another id.
        guid: { value: `${url}#${encodeURIComponent(row.dedupe_key)}`, isPermaLink: false },
      })),
    },
    { lenient: false },
  );
}
