import type { Channel } from "../channel.ts";
import { fit } from "../markdown/fit.ts";
import { toAdaptiveCard } from "../markdown/flavours/adaptive-card.ts";
import type { Block } from "../markdown/tree.ts";
import { titledMessage } from "../text-of.ts";
import { hostOf, postJson, receipt, refused } from "./http.ts";

/** Of the whole message, which Teams bounds by 28 KB. */
const LIMIT_BYTES = 26_000;

/** A Teams webhook (a workflow's, or a connector's): an Adaptive Card. */
export const teams: Channel = {
  name: "teams",
  timeoutMs: 30_000,
  async send(outgoing, ports) {
    const url = await outgoing.target.demand("webhook", hostOf);
    const card = fit(titledMessage(outgoing.notification), LIMIT_BYTES, cardText, Buffer.byteLength);
    const answer = await postJson(ports, outgoing, url, JSON.parse(card) as object as { [name: string]: string });
    // A connector answers 200 all the same, and says in words what happened.
    if (/^Webhook message delivery failed/i.test(answer.body)) {
      const limited = answer.body.includes("429");
      throw refused(answer, !limited, answer.body.slice(0, 200));
    }
    return receipt(answer);
  },
};

function cardText(blocks: readonly Block[]): string {
  return JSON.stringify({
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body: toAdaptiveCard(blocks),
        },
      },
    ],
  });
}
