import { isIP } from "node:net";
import type { FailureError } from "../../../runtime/ir/failure.ts";
import { activityFailure } from "../activity.ts";
import { isPublicAddress } from "./address.ts";
import { normalHost, type EgressAllowList } from "./allow-list.ts";

const MAX_URL = 8192;
// White space, control characters and `\` are read in different ways by different parsers of URLs, and in a host also
// characters that nobody sees.
const AMBIGUOUS = /[\s\p{Cc}\p{Z}\\]|^[a-z]+:\/\/[^/?#]*\p{Cf}/iu;

/** What may be requested and what may be connected to: the two questions of the egress guard. */
export interface EgressPolicy {
  /** The URL, or throws `egress.denied`. */
  checkUrl(url: string): URL;
  /** Why this address may not be connected to, or null; `host` in its normal form. */
  refuseAddress(host: string, port: number, address: string): FailureError | null;
}

export function makeEgressPolicy(allow: EgressAllowList): EgressPolicy {
  const refuseAddress = (host: string, port: number, address: string): FailureError | null => {
    // A range on the allow list opens its ports on its own addresses alone, so the port is asked about once more here.
    if (isPublicAddress(address) && isUsualPort(port)) return null;
    if (allow.allowsAddress(host, port, address)) return null;
    // The address itself is not told: a document must not read the network's names through failures.
    const which = isIP(host) === 0 ? `"${host}" resolves to an address that` : host;
    const message = `${which} is not public${isUsualPort(port) ? "" : `, or port ${port} is not allowed there`}`;
    return denied(message, `${isIP(host) === 6 ? `[${host}]` : host}:${port}`);
  };
  return {
    refuseAddress,
    checkUrl(text) {
      if (text.length > MAX_URL) throw denied(`The URL is longer than ${MAX_URL} characters`);
      if (AMBIGUOUS.test(text)) {
        throw denied(`The URL "${text}" holds white space, a control character or a "\\"; percent-encode it`);
      }
      const url = URL.parse(text);
      if (url === null) throw denied(`"${text}" is not an absolute URL`);
      if (url.protocol !== "http:" && url.protocol !== "https:") {
        throw denied(`"${url.protocol}" is not allowed; use "http:" or "https:"`);
      }
      // `https:/host` and `https:host` mean something else to other parsers.
      if (!/^https?:\/\/[^/]/i.test(text)) throw denied(`"${text}" needs "//" and a host after "${url.protocol}"`);
      if (url.username !== "" || url.password !== "" || /^[^/]*\/\/[^/?#]*@/.test(text)) {
        throw denied('A URL with a user or a password in it is not allowed; use "auth"');
      }
      const port = portOf(url);
      if (!isUsualPort(port) && !allow.allowsPort(url.hostname, port)) {
        throw denied(`Port ${port} is not allowed; use 80 or 443`, `${url.hostname}:${port}`);
      }
      const literal = normalHost(url.hostname);
      const refused = isIP(literal) === 0 ? null : refuseAddress(literal, port, literal);
      if (refused !== null) throw refused;
      return url;
    },
  };
}

function isUsualPort(port: number): boolean {
  return port === 80 || port === 443;
}

export function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

/** `entry` is what the operator would add to let this through. */
function denied(message: string, entry?: string): FailureError {
  const hint = `An operator can allow it with WATCHLOOM_EGRESS_ALLOW="${entry}"`;
  return entry === undefined
    ? activityFailure("egress.denied", message)
    : activityFailure("egress.denied", `${message}. ${hint}`, { hint });
}
