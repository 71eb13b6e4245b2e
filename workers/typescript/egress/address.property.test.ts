import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { isPublicAddress } from "./address.ts";

/** The special-purpose blocks of IPv4 (RFC 6890 and its registry), written once more, apart from the library's. */
const BLOCKS: [base: number, bits: number][] = (
  [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 3],
  ] as const
).map(([text, bits]) => [text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0), bits]);

const dotted = (value: number): string => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join(".");
const hex = (value: number): string => `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;

test("no address inside a special block is public, in any way to write it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...BLOCKS), fc.nat({ max: 0xffffffff }), ([base, bits], random) => {
      const host = random % 2 ** (32 - bits);
      const address = base + host;
      const forms = [
        dotted(address),
        `::ffff:${dotted(address)}`,
        `::ffff:${hex(address)}`,
        `::${dotted(address)}`,
        `64:ff9b::${hex(address)}`,
        `2002:${hex(address)}::`,
        `::ffff:0:${hex(address)}`,
      ];
      for (const form of forms) assert.equal(isPublicAddress(form), false, form);
    }),
    { numRuns: 2000 },
  );
});

test("no IPv6 address outside 2000::/3 is public", () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      const [first = ""] = address.split(":");
      const head = Number.parseInt(first || "0", 16);
      if (!address.includes(".") && (head < 0x2000 || head > 0x3fff))
        assert.equal(isPublicAddress(address), false, address);
    }),
    { numRuns: 2000 },
  );
});
