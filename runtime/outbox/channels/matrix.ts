import type { Channel } from "../channel.ts";
import { DeliveryError } from "../delivery-error.ts";
import { cutAt } from "../markdown/fit.ts";
import { toPlain } from "../markdown/flavours/plain.ts";
import { toHtml } from "../markdown/html.ts";
import { titledMessage } from "../text-of.ts";
import { hostOf, postJson, receipt, under } from "./http.ts";

/** An event may have 64 KiB, and the text stands in it twice, the second time with its tags and escapes. */
const LIMIT = 8000;

/** A message in a Matrix room. The delivery's id is the transaction's: the server drops a repeat by itself. */
export const matrix: Channel = {
  name: "matrix",
  timeoutMs: 30_000,
  async send(outgoing, ports) {
    const { id, target, notification } = outgoing;
    const server = await target.demand("server", "");
    const host = hostOf(server);
    const room = await target.demand("room", host);
    if (!room.startsWith("!")) {
      throw new DeliveryError(`"${room}" is no room's id: it begins with "!" (room settings, Advanced)`, {
        final: true,
      });
    }
    const blocks = cutAt(titledMessage(notification), LIMIT);
    const path = `/_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${encodeURIComponent(id)}`;
    const answer = await postJson(
      ports,
      outgoing,
      under(server, path),
      { msgtype: "m.text", body: toPlain(blocks), format: "org.matrix.custom.html", formatted_body: toHtml(blocks) },
      { authorization: `Bearer ${await target.demand("token", host)}` },
      "PUT",
    );
    return receipt(answer);
  },
};
