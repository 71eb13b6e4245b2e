import type { Notification } from "../ir/notification.ts";
import { fit } from "./markdown/fit.ts";
import { parseMarkdown, parseTitle } from "./markdown/parse.ts";
import { toLine } from "./markdown/flavours/plain.ts";
import { toHtml } from "./markdown/html.ts";
import type { Block } from "./markdown/tree.ts";

/** What a notification says. */
export function messageOf({ message }: Notification): Block[] {
  return parseMarkdown(message ?? []);
}

/** Its title on one line of plain text, cut; undefined: it has none. */
export function titleLine({ title }: Notification, limit: number): string | undefined {
  const line = title === undefined ? "" : toLine(parseTitle(title));
  if (line === "") return undefined;
  return line.length <= limit ? line : `${line.slice(0, limit - 1).toWellFormed()}…`;
}

/** For channels that have one text: the title, strong, above the message. */
export function titledMessage(notification: Notification): Block[] {
  const title = notification.title === undefined ? [] : parseTitle(notification.title);
  const above = title.map((block): Block =>
    "of" in block && block.kind === "paragraph" ? { ...block, of: [{ kind: "strong", of: block.of }] } : block,
  );
  return [...above, ...messageOf(notification)];
}

/** One line of the whole, where a channel needs a title and there is none. */
export function lineOf(notification: Notification, limit: number): string {
  return titleLine(notification, limit) ?? fit(messageOf(notification), limit, toLine);
}

/** What it says, as HTML without scripts, styles or pictures. */
export function htmlOf(notification: Notification): string {
  return toHtml(messageOf(notification));
}
