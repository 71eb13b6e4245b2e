import type { Json, JsonObject } from "../../ir/json.ts";
import type { Notification } from "../../ir/notification.ts";
import type { Channel, Outgoing } from "../channel.ts";
import { DeliveryError } from "../delivery-error.ts";
import { toCommonMark } from "../markdown/flavours/common-mark.ts";
import { parseMarkdown, parseTitle } from "../markdown/parse.ts";
import { webhookHeaders } from "../sign.ts";
import type { Target } from "../target.ts";
import { hostOf, receipt, refused, request, USER_AGENT } from "./http.ts";

/** Set here, or by the connection. */
const OWN =
  /^(?:webhook-.*|host|content-length|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|proxy-.*)$/;
const GONE = 410;

/** A POST after Standard Webhooks 1.0: every 2xx is a success, all else is tried again; 410 ends it. */
export const webhook: Channel = {
  name: "webhook",
  timeoutMs: 15_000,
  async send(outgoing, { fetch }) {
    const { id, now, signal, target } = outgoing;
    const url = await target.demand("url", hostOf);
    const host = hostOf(url);
    const own = await target.value("body", host);
    const content = own === undefined ? defaultBody(id, outgoing.notification) : own;
    const body = typeof content === "string" ? content : JSON.stringify(content);
    const answer = await request(fetch, {
      url,
      method: "POST",
      headers: {
        "content-type": typeof content === "string" ? "text/plain; charset=utf-8" : "application/json",
        "user-agent": USER_AGENT,
        ...(await ownHeaders(target, host)),
        ...webhookHeaders(id, Math.floor(now / 1000), body, await secretsOf(outgoing, host)),
      },
      body,
      signal,
    });
    if (answer.status >= 200 && answer.status < 300) return receipt(answer);
    if (answer.status >= 300 && answer.status < 400) {
      throw new DeliveryError(`${answer.status} was answered; a webhook follows no redirect`, {
        status: answer.status,
        response: answer.body,
      });
    }
    throw refused(answer, answer.status === GONE);
  },
};

/** What a receiver gets that asked for nothing else. The same in every attempt, byte by byte. */
function defaultBody(id: string, { type, timestamp, title, message, data }: Notification): JsonObject {
  if (message === undefined) return { type, timestamp, data };
  return {
    type,
    timestamp,
    data: {
      ...data,
      notification_id: id,
      title: title === undefined ? null : toCommonMark(parseTitle(title)),
      message: toCommonMark(parseMarkdown(message)),
    },
  };
}

async function secretsOf({ signingSecret, target }: Outgoing, host: string): Promise<string[]> {
  return signingSecret === undefined ? target.texts("secret", host) : [signingSecret];
}

async function ownHeaders(target: Target, host: string): Promise<Record<string, string>> {
  const written = (await target.value("headers", host)) ?? {};
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(written as { [name: string]: Json })) {
    if (value === null) continue;
    const lower = name.toLowerCase();
    const text = typeof value === "object" ? "\n" : String(value);
    if (OWN.test(lower) || !/^[!#$%&'*+.^_`|~0-9a-z-]+$/.test(lower)) {
      throw new DeliveryError(`"${name}" is no header that a webhook can set`, { final: true });
    }
    if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) {
      throw new DeliveryError(`the header "${name}" has a value that no header can carry`, { final: true });
    }
    headers[lower] = text;
  }
  return headers;
}
