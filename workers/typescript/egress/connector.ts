import { lookup as systemLookup, type LookupAddress, type LookupAllOptions } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { buildConnector } from "undici";
import { normalHost } from "./allow-list.ts";
import type { EgressPolicy } from "./policy.ts";

/** Resolves a name to all its addresses; `dns.lookup` by default, another in tests. */
export type ResolveAll = (
  host: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface ConnectorOptions {
  readonly policy: EgressPolicy;
  readonly resolve?: ResolveAll | undefined;
  readonly connectTimeoutMs: number;
  /** Certificate authorities instead of the system's, PEM. */
  readonly ca?: string | undefined;
}

// undici reports connection errors as they are; these have reached nobody yet.
const unsent = new WeakSet<Error>();

/** Whether the error arose before a byte of the request was sent. */
export function isUnsent(error: unknown): boolean {
  return error instanceof Error && unsent.has(error);
}

/**
 * Opens sockets to addresses that the policy lets through, and to no others. Three checks, because each of them alone
 * is passed by some attack: literals never reach `lookup`; an answer with one bad address is refused whole, so that no
 * later try can fall back on it; and the peer of the open socket is looked at once more.
 */
export function makeConnector(options: ConnectorOptions): buildConnector.connector {
  const { policy, resolve = systemLookup, connectTimeoutMs, ca } = options;

  const lookupFor =
    (port: number): LookupFunction =>
    (host, lookupOptions, callback) => {
      resolve(host, { ...lookupOptions, all: true }, (error, addresses) => {
        if (error) return callback(error, "", 0);
        for (const { address } of addresses) {
          const refused = policy.refuseAddress(host, port, address);
          if (refused) return callback(refused, "", 0);
        }
        const [first] = addresses;
        if (first === undefined) {
          return callback(Object.assign(new Error(`"${host}" has no address`), { code: "ENODATA" }), "", 0);
        }
        if (lookupOptions.all) return callback(null, addresses);
        return callback(null, first.address, first.family);
      });
    };

  // One base connector a port: net's lookup is told the host only, and the policy asks for both.
  const bases = new Map<number, buildConnector.connector>();
  const baseFor = (port: number): buildConnector.connector => {
    let base = bases.get(port);
    if (base === undefined) {
      base = buildConnector({
        lookup: lookupFor(port),
        timeout: connectTimeoutMs,
        ...(ca === undefined ? {} : { ca }),
      } as buildConnector.BuildOptions);
      bases.set(port, base);
    }
    return base;
  };

  return (target, callback) => {
    const giveUp = (error: Error): void => {
      unsent.add(error);
      callback(error, null);
    };
    const host = normalHost(target.hostname);
    const port = Number(target.port) || (target.protocol === "https:" ? 443 : 80);
    if (isIP(host) !== 0) {
      const refused = policy.refuseAddress(host, port, host);
      if (refused) return giveUp(refused);
    }
    return baseFor(port)(target, (error, socket) => {
      if (error) return giveUp(error);
      const refused = policy.refuseAddress(host, port, socket.remoteAddress ?? "");
      if (refused) {
        socket.destroy();
        return giveUp(refused);
      }
      return callback(null, socket);
    });
  };
}
