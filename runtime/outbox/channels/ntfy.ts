import type { Channel } from "../channel.ts";
import { fit } from "../markdown/fit.ts";
import { toPlain } from "../markdown/flavours/plain.ts";
import { messageOf, titleLine } from "../text-of.ts";
import { hostOf, postJson, receipt, under } from "./http.ts";

const TITLE = 250;
/** A longer message would come as an attached file. */
const LIMIT_BYTES = 4096;

/** An ntfy topic, on ntfy.sh or a server of one's own; plain text. */
export const ntfy: Channel = {
  name: "ntfy",
  timeoutMs: 30_000,
  async send(outgoing, ports) {
    const { target, notification } = outgoing;
    const server = (await target.text("server", "")) ?? ports.services.ntfy;
    const host = hostOf(server);
    const token = await target.text("token", host);
    const title = titleLine(notification, TITLE);
    const answer = await postJson(
      ports,
      outgoing,
      under(server, "/"),
      {
        topic: await target.demand("topic", host),
        message: fit(messageOf(notification), LIMIT_BYTES, toPlain, Buffer.byteLength),
        ...(title === undefined ? {} : { title }),
      },
      token === undefined ? {} : { authorization: `Bearer ${token}` },
    );
    return receipt(answer);
  },
};
