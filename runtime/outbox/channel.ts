import type { ChannelName, Notification } from "../ir/notification.ts";
import type { Target } from "./target.ts";

/** One attempt at a delivery, as a channel sees it. */
export interface Outgoing {
  /** The same in every attempt, and unlike every other: receivers drop what they have seen. */
  readonly id: string;
  readonly notification: Notification;
  readonly target: Target;
  /** Of a callback whose caller gave one; else the target names it. */
  readonly signingSecret?: string;
  /** When this attempt is made, in ms. */
  readonly now: number;
  /** Aborted when its time is over. */
  readonly signal: AbortSignal;
}

/** What the other side answered to a delivery that it took. */
export interface Receipt {
  readonly status: number | null;
  readonly response: string;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: "POST" | "PUT";
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Cut where it is long. */
  readonly body: string;
}

export interface Mail {
  readonly from?: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly id: string;
}

/** Sends mail by the operator's server. @throws DeliveryError */
export interface Mailer {
  send(mail: Mail, signal: AbortSignal): Promise<Receipt>;
  close(): void;
}

/** Where the services with one address for everybody are; tests have their own. */
export interface ServiceAddresses {
  readonly slack: string;
  readonly telegram: string;
  readonly pushover: string;
  readonly ntfy: string;
}

export const SERVICES: ServiceAddresses = {
  slack: "https://slack.com/api",
  telegram: "https://api.telegram.org",
  pushover: "https://api.pushover.net",
  ntfy: "https://ntfy.sh",
};

/** What channels reach the world by. */
export interface ChannelPorts {
  /**
   * Through the egress guard; follows no redirect: every status is an answer. Throws a FailureError: `egress.denied`,
   * `http.network`, `http.timeout`, …
   */
  readonly fetch: (request: HttpRequest) => Promise<HttpAnswer>;
  /** Null: no SMTP server is configured. */
  readonly mailer: Mailer | null;
  readonly services: ServiceAddresses;
}

/** A way to tell somebody something. */
export interface Channel {
  readonly name: ChannelName;
  /** One attempt. */
  readonly timeoutMs: number;
  /** @throws DeliveryError, FailureError */
  send(outgoing: Outgoing, ports: ChannelPorts): Promise<Receipt>;
}
