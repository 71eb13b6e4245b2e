import { isIP } from "node:net";
import type { FailureError } from "../../../runtime/ir/failure.ts";
import { urlProblem } from "../../../runtime/ir/http-request.ts";
import { activityFailure } from "../activity.ts";
import { isPublicAddress } from "./address.ts";
import { normalHost, type EgressAllowList } from "./allow-list.ts";

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
      const problem = urlProblem(text);
      if (problem !== null) throw denied(problem);
      const url = new URL(text);
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
