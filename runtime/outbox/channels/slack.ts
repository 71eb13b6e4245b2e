import type { Channel } from "../channel.ts";
import { fit } from "../markdown/fit.ts";
import { toSlack } from "../markdown/flavours/slack.ts";
import { titledMessage } from "../text-of.ts";
import { hostOf, postJson, readJson, receipt, refused, under } from "./http.ts";

/** Slack cuts what is longer without a word. */
const LIMIT = 4000;
/** Errors of the Web API that pass; it answers 200 with every error but the rate limit. */
const PASSING = new Set([
  "ratelimited",
  "rate_limited",
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
]);

/** Slack, by an incoming webhook or by an app's token (`chat.postMessage`). */
export const slack: Channel = {
  name: "slack",
  timeoutMs: 30_000,
  async send(outgoing, ports) {
    const { target, notification } = outgoing;
    const text = fit(titledMessage(notification), LIMIT, toSlack);
    const message = { text, unfurl_links: false, unfurl_media: false };
    if (target.has("webhook")) {
      return receipt(await postJson(ports, outgoing, await target.demand("webhook", hostOf), message));
    }
    const host = hostOf(ports.services.slack);
    const token = await target.demand("token", host);
    const channel = await target.demand("channel", host);
    const answer = await postJson(
      ports,
      outgoing,
      under(ports.services.slack, "/chat.postMessage"),
      { ...message, channel },
      { authorization: `Bearer ${token}`, "content-type": "application/json; charset=utf-8" },
    );
    const { ok, error } = readJson(answer.body);
    if (ok === true) return receipt(answer);
    const code = typeof error === "string" ? error : "no answer of Slack's";
    throw refused(answer, typeof error === "string" && !PASSING.has(code), code);
  },
};
