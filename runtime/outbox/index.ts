/**
 * Deliveries: what is told to somebody outside, written in the transaction of what it tells of, sent afterwards.
 *
 *   putDeliveries ──► pending ──claim──► sending ──taken──────────────────────────► delivered
 *                        ▲                  │  `──refused for good, or 24 h over──► dead
 *                        └───failed, later──┤                                        │
 *                        ▲                  `──its sender died: the lease ends──┐    │
 *                        ├──────────────────────────────────────────────────────┘    │
 *                        └──redeliver, under the same id─────────────────────────────┘
 *
 * Of a channel of the tenant's own workers the attempt is a run (`handOver`), accepted in one transaction with the row's
 * note of it; the end of that run, whatever it is, ends the attempt. No two runs of one attempt can be.
 */
export { SERVICES } from "./channel.ts";
export type { ChannelPorts, HttpAnswer, HttpRequest, Mailer, ServiceAddresses } from "./channel.ts";
export { endpointOf, shownEndpoint } from "./endpoint.ts";
export { hintOutbox } from "./hints.ts";
export { makeMailer } from "./mailer.ts";
export type { MailSettings } from "./mailer.ts";
export { deliveryId, makeDeliveries, tellTo } from "./make-deliveries.ts";
export type { Telling } from "./make-deliveries.ts";
export { makeSender } from "./sender.ts";
export type { HandedOver, Sender, SenderDeps, SenderOptions } from "./sender.ts";
export { signingKey } from "./sign.ts";
export { htmlOf, lineOf } from "./text-of.ts";
export type { HostOf } from "./target.ts";
export { workerNotification } from "./worker-notification.ts";
