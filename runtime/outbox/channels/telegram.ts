import type { Channel } from "../channel.ts";
import { fit } from "../markdown/fit.ts";
import { toTelegram } from "../markdown/flavours/telegram.ts";
import { titledMessage } from "../text-of.ts";
import { hostOf, postJson, receipt, under } from "./http.ts";

/** Telegram counts without the tags; with them we are on the safe side. */
const LIMIT = 4096;

/** A Telegram bot's message. 400 (no such chat), 401 and 403 (blocked by the user) are final. */
export const telegram: Channel = {
  name: "telegram",
  timeoutMs: 30_000,
  async send(outgoing, ports) {
    const { target, notification } = outgoing;
    const base = ports.services.telegram;
    const token = await target.demand("token", hostOf(base));
    const answer = await postJson(
      ports,
      outgoing,
      under(base, `/bot${encodeURIComponent(token).replaceAll("%3A", ":")}/sendMessage`),
      {
        chat_id: await target.demand("chat", hostOf(base)),
        text: fit(titledMessage(notification), LIMIT, toTelegram),
        parse_mode: "HTML",
        link_preview_options: { is_disabled: true },
      },
    );
    return receipt(answer);
  },
};
