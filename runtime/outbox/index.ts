/**
 * Deliveries: what is told to somebody outside, written in the transaction of what it tells of, sent afterwards.
 *
 *   putDeliveries ──► pending ──claim──► sending ──taken──────────────────────────► delivered
 *                        ▲                  │  `──refused for good, or 24 h over──► dead
 *                        └───failed, later──┤                                        │
 *                        ▲                  `──its sender died: the lease ends──┐    │
 *                        ├──────────────────────────────────────────────────────┘    │
 *                        └──redeliver, under the same id─────────────────────────────┘
 */
export { SERVICES } from "./channel.ts";
export type { ChannelPorts, HttpAnswer, HttpRequest, Mailer, ServiceAddresses } from "./channel.ts";
export { endpointOf, shownEndpoint } from "./endpoint.ts";
export { hintOutbox } from "./hints.ts";
export { makeMailer } from "./mailer.ts";
export type { MailSettings } from "./mailer.ts";
export { deliveryId, makeDeliveries } from "./make-deliveries.ts";
export type { Telling } from "./make-deliveries.ts";
export { makeSender } from "./sender.ts";
export type { Sender, SenderDeps, SenderOptions } from "./sender.ts";
export { signingKey } from "./sign.ts";
export { htmlOf, lineOf } from "./text-of.ts";
export type { HostOf } from "./target.ts";
