import type { IncomingMessage } from "node:http";

/**
 * Feed readers know names and passwords only: the password of `Authorization: Basic` is taken as the key that `Bearer`
 * would have held; the name says nothing. Whatever else stands there is left for the authenticator to refuse.
 */
export function takeBasic({ headers }: IncomingMessage): void {
  const [, encoded] = /^basic +([A-Za-z0-9+/]+={0,2})$/i.exec(headers.authorization?.trim() ?? "") ?? [];
  if (encoded === undefined) return;
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  const password = colon === -1 ? "" : pair.slice(colon + 1);
  if (/^[\x21-\x7e]+$/.test(password)) headers.authorization = `Bearer ${password}`;
}
