import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEgressAllowList } from "./allow-list.ts";

test("a host with a port is let through on that port alone, whatever it resolves to", () => {
  const allow = parseEgressAllowList("erp.internal:9000");
  assert.equal(allow.allowsPort("erp.internal", 9000), true);
  assert.equal(allow.allowsPort("ERP.internal.", 9000), true);
  assert.equal(allow.allowsPort("erp.internal", 9001), false);
  assert.equal(allow.allowsAddress("erp.internal", 9000, "10.1.2.3"), true);
  assert.equal(allow.allowsAddress("erp.internal", 80, "10.1.2.3"), false);
  assert.equal(allow.allowsAddress("other.internal", 9000, "10.1.2.3"), false);
});

test("a range is let through on every port unless one is named", () => {
  const allow = parseEgressAllowList("10.0.0.0/8, [fd00::/8]:8080\n192.168.1.7");
  assert.equal(allow.allowsAddress("any.example", 12_345, "10.200.0.1"), true);
  assert.equal(allow.allowsAddress("any.example", 80, "11.0.0.1"), false);
  assert.equal(allow.allowsAddress("any.example", 8080, "fd00::1"), true);
  assert.equal(allow.allowsAddress("any.example", 8081, "fd00::1"), false);
  assert.equal(allow.allowsAddress("192.168.1.7", 1, "192.168.1.7"), true);
  assert.equal(allow.allowsAddress("192.168.1.7", 1, "::ffff:192.168.1.7"), true);
  assert.equal(allow.allowsAddress("192.168.1.8", 1, "192.168.1.8"), false);
});

test("a range opens a port to a literal inside it, and not to one outside", () => {
  const allow = parseEgressAllowList("10.0.0.0/8:8080 127.0.0.1:5000 [::1]:6000 ::1/128");
  assert.equal(allow.allowsPort("10.0.0.1", 8080), true);
  assert.equal(allow.allowsPort("1.1.1.1", 8080), false);
  assert.equal(allow.allowsPort("127.0.0.1", 5000), true);
  assert.equal(allow.allowsPort("127.0.0.1", 5001), false);
  assert.equal(allow.allowsPort("[::1]", 7000), true);
});

test("a host without a port is let through on every port", () => {
  const allow = parseEgressAllowList("erp.internal");
  assert.equal(allow.allowsPort("erp.internal", 9000), true);
  assert.equal(allow.allowsAddress("erp.internal", 9000, "10.1.2.3"), true);
  assert.equal(allow.allowsPort("erp.internal.evil.test", 9000), false);
});

test("nothing is allowed by an empty list", () => {
  const allow = parseEgressAllowList(" , ");
  assert.equal(allow.allowsPort("localhost", 80), false);
  assert.equal(allow.allowsAddress("localhost", 80, "127.0.0.1"), false);
});

test("a wrong entry is named", () => {
  for (const entry of [
    "10.0.0.0/33",
    "host:0",
    "host:65536",
    "http://x",
    "a b:x",
    "host/8",
    "[::1",
    "*.example.org",
    "::1/129",
  ]) {
    assert.throws(() => parseEgressAllowList(entry), /is not an entry of the egress allow list/, entry);
  }
});
