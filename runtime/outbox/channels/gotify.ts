import type { Channel } from "../channel.ts";
import { fit } from "../markdown/fit.ts";
import { toCommonMark } from "../markdown/flavours/common-mark.ts";
import { messageOf, titleLine } from "../text-of.ts";
import { hostOf, postJson, receipt, under } from "./http.ts";

const TITLE = 250;
const LIMIT = 32_000;
/** High enough for a phone to ring. */
const PRIORITY = 5;

/** An application's message on a Gotify server, which shows Markdown. */
export const gotify: Channel = {
  name: "gotify",
  timeoutMs: 30_000,
  async send(outgoing, ports) {
    const { target, notification } = outgoing;
    const server = await target.demand("server", "");
    const title = titleLine(notification, TITLE);
    const answer = await postJson(
      ports,
      outgoing,
      under(server, "/message"),
      {
        message: fit(messageOf(notification), LIMIT, toCommonMark),
        priority: PRIORITY,
        extras: { "client::display": { contentType: "text/markdown" } },
        ...(title === undefined ? {} : { title }),
      },
      { "x-gotify-key": await target.demand("token", hostOf(server)) },
    );
    return receipt(answer);
  },
};
