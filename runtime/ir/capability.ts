import { canonicalJson } from "./canonical-json.ts";
import type { Json } from "./json.ts";
import type { Template } from "./plan.ts";
import { sha256Hex } from "./sha256.ts";
import { utf8Bytes } from "./utf8.ts";

/**
 * Capabilities: what a worker without rights in the database shows to write into one run's one path. A run's own is made
 * by the database (migrations/0018-workers.sql and 0021 say how) and given to the workflow, which makes those of its activities
 * and its children from it. Pure: the workflow sandbox has no `crypto`. A capability here is hex, 32 bytes.
 */
export interface CapabilityClaims {
  readonly tenant: string;
  readonly runId: string;
  readonly generation: number;
  /** Of one step's execution: the only one that it opens. */
  readonly path: string;
  readonly temporalRunId: string;
  /** May commit after the run's cancel. */
  readonly shielded: boolean;
  /** Unix seconds. */
  readonly expiresAt: number;
  readonly activity: string;
  /** {@link inputDigest} of the call: another input is another call. */
  readonly inputDigest: string;
  /** On which its worker takes it, and the secrets that stand in it: what it may be given the values of. */
  readonly queue?: string;
  readonly secrets?: readonly string[];
}

/** What a call's checkpoint is stored for; `input` is its `with` as the workflow gave it. */
export function inputDigest(activity: string, input: Template): string {
  return `sha256:${sha256Hex(canonicalJson({ activity, with: input as Json }))}`;
}

/** Of the header that brings a run's capability to its workflow. */
export const CAPABILITY_HEADER = "watchloom-capability";

/** A check's own, made of its monitor's. */
export function checkCapability(monitor: string, runId: string): string {
  return hmacHex(monitor, `check\n${runId}`);
}

/** A child run's own. */
export function childCapability(parent: string, childRunId: string): string {
  return hmacHex(parent, `child\n${childRunId}`);
}

/** What an activity gets: it opens one path of one run until it expires, and says so itself. */
export function activityCapability(run: string, claims: CapabilityClaims): string {
  const payload = base64Url(
    JSON.stringify({
      t: claims.tenant,
      r: claims.runId,
      g: claims.generation,
      p: claims.path,
      x: claims.temporalRunId,
      s: claims.shielded,
      e: claims.expiresAt,
      a: claims.activity,
      d: claims.inputDigest,
      ...(claims.queue === undefined ? {} : { q: claims.queue }),
      ...(claims.secrets === undefined || claims.secrets.length === 0 ? {} : { n: claims.secrets }),
    }),
  );
  return `wlcap.${payload}.${hmacHex(run, payload)}`;
}

/** HMAC-SHA-256 (RFC 2104); the key is hex of at most 64 bytes. */
export function hmacHex(key: string, message: string): string {
  const bytes = fromHex(key);
  const block = (pad: number): Uint8Array => {
    const padded = new Uint8Array(64).fill(pad);
    bytes.forEach((byte, index) => (padded[index] = byte ^ pad));
    return padded;
  };
  const inner = sha256Hex(joined(block(0x36), utf8Bytes(message)));
  return sha256Hex(joined(block(0x5c), fromHex(inner)));
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const all = new Uint8Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Of the text's UTF-8, without padding. */
export function base64Url(text: string): string {
  const bytes = utf8Bytes(text);
  let made = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const digits = Math.min(3, bytes.length - at) + 1;
    for (let digit = 0; digit < digits; digit += 1) made += ALPHABET[(bits >> (18 - 6 * digit)) & 63];
  }
  return made;
}
