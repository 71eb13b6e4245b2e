import type { Channel } from "../channel.ts";
import { fit } from "../markdown/fit.ts";
import { toDiscord } from "../markdown/flavours/discord.ts";
import { titledMessage } from "../text-of.ts";
import { hostOf, postJson, receipt } from "./http.ts";

const LIMIT = 2000;

/** A Discord webhook. Nobody is mentioned, whatever the text says. */
export const discord: Channel = {
  name: "discord",
  timeoutMs: 30_000,
  async send(outgoing, ports) {
    const url = await outgoing.target.demand("webhook", hostOf);
    const content = fit(titledMessage(outgoing.notification), LIMIT, toDiscord, (text) => [...text].length);
    return receipt(await postJson(ports, outgoing, url, { content, allowed_mentions: { parse: [] } }));
  },
};
