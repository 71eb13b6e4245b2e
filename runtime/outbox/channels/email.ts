import type { Channel } from "../channel.ts";
import { DeliveryError } from "../delivery-error.ts";
import { toPlain } from "../markdown/flavours/plain.ts";
import { escapeHtml, toHtml } from "../markdown/html.ts";
import { lineOf, messageOf } from "../text-of.ts";

const SUBJECT = 200;

/** A mail by the operator's SMTP server, as text and as HTML. */
export const email: Channel = {
  name: "email",
  timeoutMs: 45_000,
  async send({ id, target, notification, signal }, { mailer }) {
    if (mailer === null) throw new DeliveryError("no mail server is configured: set SMTP_URL and SMTP_FROM");
    const blocks = messageOf(notification);
    const subject = lineOf(notification, SUBJECT);
    const from = await target.text("from", "");
    return mailer.send(
      {
        id,
        to: await target.texts("to", ""),
        cc: await target.texts("cc", ""),
        subject,
        text: toPlain(blocks),
        html: page(subject, toHtml(blocks)),
        ...(from === undefined ? {} : { from }),
      },
      signal,
    );
  },
};

function page(title: string, body: string): string {
  return `<!doctype html>\n<html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>\n<body>\n${body}\n</body></html>\n`;
}
