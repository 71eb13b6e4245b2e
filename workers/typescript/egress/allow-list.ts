import { isIP } from "node:net";
import type ipaddr from "ipaddr.js";
import { parseAddress } from "./address.ts";

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** One entry of `WATCHLOOM_EGRESS_ALLOW`; without `port` it holds on every port. */
type Entry = { readonly port: number | null } & ({ readonly host: string } | { readonly range: Range });

/** What the operator lets through although it is private or on an unusual port. */
export interface EgressAllowList {
  /** Whether a URL with this host may be requested on this port at all, whatever the host resolves to. */
  allowsPort(host: string, port: number): boolean;
  /** Whether this address, to which `host` resolved (or which it is), may be connected to although private. */
  allowsAddress(host: string, port: number, address: string): boolean;
}

export const NOTHING_ALLOWED: EgressAllowList = { allowsPort: () => false, allowsAddress: () => false };

/**
 * Reads `localhost:9000, 10.0.0.0/8, [fd00::1]:8080, 192.168.0.0/16:8080`, split by commas or white space.
 * Throws an Error that names the entry which is none of these.
 */
export function parseEgressAllowList(text: string): EgressAllowList {
  const entries = text
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map(parseEntry);
  const matching = (host: string, port: number) => {
    const name = normalHost(host);
    return entries.filter(
      (entry) => (entry.port === null || entry.port === port) && ("range" in entry || entry.host === name),
    );
  };
  return {
    allowsPort(host, port) {
      // A range can only be judged against an address, so a name may pass here and fail at its address.
      const literal = parseAddress(normalHost(host));
      return matching(host, port).some(
        (entry) => "host" in entry || literal === null || contains(entry.range, literal),
      );
    },
    allowsAddress(host, port, address) {
      const parsed = parseAddress(address);
      if (parsed === null) return false;
      return matching(host, port).some((entry) => "host" in entry || contains(entry.range, parsed));
    },
  };
}

/** Lower case, without the brackets of IPv6 and without the dot that ends a fully qualified name. */
export function normalHost(host: string): string {
  return host
    .toLowerCase()
    .replace(/^\[|\]$/g, "")
    .replace(/\.$/, "");
}

function contains([network, bits]: Range, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return network.kind() === address.kind() && address.match(network as ipaddr.IPv4 & ipaddr.IPv6, bits);
}

function parseEntry(text: string): Entry {
  const wrong = () =>
    new Error(
      `"${text}" is not an entry of the egress allow list: give \`host:port\`, an address or a CIDR range, e.g. "localhost:9000", "10.0.0.0/8", "[fd00::1]:8080"`,
    );
  // `[v6]:port`, `[v6/bits]:port`, `v6`, `v6/bits`; else everything before the last colon is the host.
  const bracketed = /^\[([^\]]+)\](\/\d+)?(?::(\d+))?$/.exec(text);
  const plain = isIP(text.replace(/\/\d+$/, "")) === 6 ? null : /^([^:]+?)(?::(\d+))?$/.exec(text);
  const name = bracketed ? `${bracketed[1]}${bracketed[2] ?? ""}` : (plain?.[1] ?? text);
  const portText = bracketed?.[3] ?? plain?.[2];
  const port = portText === undefined ? null : Number(portText);
  if (port !== null && (port < 1 || port > 65_535)) throw wrong();

  const [base = "", bitsText] = name.split("/");
  if (isIP(base) !== 0) {
    const address = parseAddress(base);
    const most = address?.kind() === "ipv4" ? 32 : 128;
    const bits = bitsText === undefined ? most : Number(bitsText);
    if (address === null || !Number.isInteger(bits) || bits < 0 || bits > most) throw wrong();
    return { port, range: [address, bits] };
  }
  if (bitsText !== undefined || !/^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?$/i.test(name)) throw wrong();
  return { port, host: normalHost(name) };
}
