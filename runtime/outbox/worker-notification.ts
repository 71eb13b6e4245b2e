import type { JsonObject } from "../ir/json.ts";
import type { ClaimedDelivery } from "../store/index.ts";
import { toCommonMark } from "./markdown/flavours/common-mark.ts";
import { toPlain } from "./markdown/flavours/plain.ts";
import { htmlOf, messageOf, titleLine } from "./text-of.ts";

const TITLE = 1000;

/**
 * `notification` of the input of a channel of own workers: the same in every attempt. Its texts say one thing in three
 * ways, so that the worker takes the one that its receiver reads.
 */
export function workerNotification({ id, payload }: Pick<ClaimedDelivery, "id" | "payload">): JsonObject {
  const { type, timestamp, data } = payload;
  const message = messageOf(payload);
  return {
    id,
    type,
    timestamp,
    title: titleLine(payload, TITLE) ?? null,
    text: toPlain(message),
    markdown: toCommonMark(message),
    html: htmlOf(payload),
    data,
  };
}
