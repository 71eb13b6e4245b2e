import type { Channel } from "../channel.ts";
import { fit } from "../markdown/fit.ts";
import { toPlain } from "../markdown/flavours/plain.ts";
import { messageOf, titleLine } from "../text-of.ts";
import { hostOf, postJson, readJson, receipt, refused, under } from "./http.ts";

const TITLE = 250;
const LIMIT = 1024;

/** Pushover; plain text. */
export const pushover: Channel = {
  name: "pushover",
  timeoutMs: 30_000,
  async send(outgoing, ports) {
    const { target, notification } = outgoing;
    const base = ports.services.pushover;
    const host = hostOf(base);
    const title = titleLine(notification, TITLE);
    const answer = await postJson(ports, outgoing, under(base, "/1/messages.json"), {
      token: await target.demand("token", host),
      user: await target.demand("user", host),
      message: fit(messageOf(notification), LIMIT, toPlain, (text) => [...text].length),
      ...(title === undefined ? {} : { title }),
    });
    const { status, errors } = readJson(answer.body);
    if (status === 1) return receipt(answer);
    throw refused(answer, true, Array.isArray(errors) ? errors.join(", ") : "not accepted");
  },
};
