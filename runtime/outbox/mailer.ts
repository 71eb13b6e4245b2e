import { createTransport } from "nodemailer";
import type { Mailer, Receipt } from "./channel.ts";
import { DeliveryError } from "./delivery-error.ts";

export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly url: string;
  /** Who mails are from where a channel does not say. */
  readonly from: string;
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** What the message or its recipients are refused for; anything else is the way there, and passes. */
const OF_THE_MESSAGE = new Set(["EENVELOPE", "EMESSAGE"]);

/** Mail by one SMTP server, a few connections at most, kept open between mails. */
export function makeMailer({ url, from }: MailSettings): Mailer {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: 4,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send(mail, signal) {
      const sender = mail.from ?? from;
      const sent = transport.sendMail({
        from: sender,
        to: [...mail.to],
        cc: [...mail.cc],
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@${domainOf(sender)}>`,
        // No answering machine answers a machine.
        headers: { "auto-submitted": "auto-generated", "x-watchloom-delivery": mail.id },
      });
      sent.catch(() => undefined);
      try {
        const info = await Promise.race([sent, aborted(signal)]);
        return receiptOf(info.response, info.rejected.map(String));
      } catch (error) {
        throw asDeliveryError(error as SmtpError);
      }
    },
    close: () => transport.close(),
  };
}

/** Whoever was accepted has the mail: to send it again because of the others would be to send it twice. */
function receiptOf(response: string, rejected: readonly string[]): Receipt {
  const refusedOnes = rejected.length === 0 ? "" : `; refused: ${rejected.join(", ")}`;
  return { status: statusOf(response), response: `${response}${refusedOnes}` };
}

function statusOf(response: string): number | null {
  return /^\d{3}/.test(response) ? Number(response.slice(0, 3)) : null;
}

function asDeliveryError(error: SmtpError): DeliveryError {
  const { responseCode, response } = error;
  const final = OF_THE_MESSAGE.has(error.code ?? "") && (responseCode === undefined || responseCode >= 500);
  return new DeliveryError(error.message, {
    final,
    ...(responseCode === undefined ? {} : { status: responseCode }),
    ...(response === undefined ? {} : { response }),
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const told = (): void => reject(new Error("the mail server did not take the mail in time"));
    if (signal.aborted) told();
    else signal.addEventListener("abort", told, { once: true });
  });
}

/** Of `Name <a@example.org>` or `a@example.org`. */
function domainOf(address: string): string {
  return /@([^\s>@]+)>?\s*$/.exec(address)?.[1] ?? "watchloom.invalid";
}
