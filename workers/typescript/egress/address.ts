import ipaddr from "ipaddr.js";

/**
 * Addresses that are public by their range and still are no stranger's: metadata and platform endpoints of clouds.
 * (169.254.169.254 and fd00:ec2::254 are private by range already.)
 */
const DENIED = new Set([
  "168.63.129.16", // Azure's wire server
  "100.100.100.200", // Alibaba's metadata; CGNAT by range, named for the reader
  "192.0.0.192", // Oracle's metadata; reserved by range, named for the reader
]);

const GLOBAL_UNICAST = ipaddr.IPv6.parse("2000::");

/** Whether `address` is an IP address that belongs to the public internet. Anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  const parsed = parseAddress(address);
  if (parsed === null || DENIED.has(parsed.toString())) return false;
  if (parsed.range() !== "unicast") return false;
  // ipaddr.js calls `::7f00:1` (IPv4-compatible) unicast: what is public in IPv6 lies in 2000::/3.
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST, 3);
}

/** An IPv4-mapped IPv6 address is its IPv4 address; null for what is no address, or one with a zone. */
export function parseAddress(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (address.includes("%")) return null;
  try {
    return ipaddr.process(address);
  } catch {
    return null;
  }
}
