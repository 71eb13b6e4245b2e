import assert from "node:assert/strict";
import { createServer, type AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { FailureError } from "../../../runtime/ir/failure.ts";
import { canRedirectTo, egressCases, egressResolver } from "../../../test/support/egress-corpus.ts";
import { makeHttpSite, TEST_CA, type HttpSite } from "../../../test/support/http-site.ts";
import { NOTHING_ALLOWED } from "./allow-list.ts";
import type { ResolveAll } from "./connector.ts";
import { makeEgressPolicy } from "./policy.ts";
import { makeSafeFetch, type SafeRequest } from "./safe-fetch.ts";

let canaryConnections = 0;
const canary = createServer((socket) => {
  canaryConnections++;
  socket.on("error", () => {}).end("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\ncanary");
});
let canaryPort = 0;
let redirector: HttpSite;

const requestOf = (url: string): SafeRequest => ({
  url,
  limit: () => ({ bytes: 1000 }),
  signal: AbortSignal.timeout(60_000),
});

async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "answered";
  } catch (error) {
    assert.ok(error instanceof FailureError, String(error));
    return error.failure.type;
  }
}

before(async () => {
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  canaryPort = (canary.address() as AddressInfo).port;
  redirector = await makeHttpSite((request, response) => {
    response.writeHead(302, { location: decodeURIComponent(request.url.slice(2)) }).end();
  });
});
after(async () => {
  canary.close();
  await redirector.close();
});

test("the canary can be reached, so that its silence means something", async () => {
  const open = makeSafeFetch({ allow: { allowsPort: () => true, allowsAddress: () => true } });
  const answer = await open(requestOf(`http://127.0.0.1:${canaryPort}/`));
  assert.equal(Buffer.from(answer.body).toString(), "canary");
  await open.close();
  assert.equal(canaryConnections, 1);
  canaryConnections = 0;
});

test("every URL of the corpus has its outcome, and none of them connects", async () => {
  // Every port is open here, so that it is the address that refuses.
  const anyPort = makeSafeFetch({
    allow: { allowsPort: () => true, allowsAddress: () => false },
    resolve: egressResolver(),
  });
  const strict = makeSafeFetch({ resolve: egressResolver() });
  const policy = makeEgressPolicy(NOTHING_ALLOWED);
  for (const { name, url, strictPorts, expect } of egressCases(canaryPort)) {
    if (expect === null) {
      assert.doesNotThrow(() => policy.checkUrl(url), name);
      continue;
    }
    assert.equal(await outcome((strictPorts ? strict : anyPort)(requestOf(url))), expect, name);
  }
  await Promise.all([anyPort.close(), strict.close()]);
  assert.equal(canaryConnections, 0);
});

test("a redirect to any of them fares no better", async () => {
  const guarded = makeSafeFetch({
    allow: {
      allowsPort: () => true,
      allowsAddress: (host, port) => host === "127.0.0.1" && port === redirector.port,
    },
    resolve: egressResolver(),
  });
  for (const given of egressCases(canaryPort)) {
    if (!canRedirectTo(given)) continue;
    const { name, url, expect } = given;
    assert.equal(await outcome(guarded(requestOf(`${redirector.url}/?${encodeURIComponent(url)}`))), expect, name);
  }
  await guarded.close();
  assert.ok(redirector.requests.length > 50);
  assert.equal(canaryConnections, 0);
});

for (const https of [false, true]) {
  test(`a name that flips between two addresses reaches only the one that may be (${https ? "https" : "http"})`, async () => {
    const site = await makeHttpSite((_, response) => void response.end("site"), { https });
    let flipped = 0;
    const trap = createServer((socket) => {
      flipped++;
      socket.destroy();
    });
    // Where the system has no second loopback address the trap stays shut, and the outcomes still tell.
    await new Promise<void>((resolve) => trap.on("error", () => resolve()).listen(site.port, "127.0.0.2", resolve));
    let turn = 0;
    const flip: ResolveAll = (_host, _options, callback) => {
      callback(null, [{ address: turn++ % 2 === 0 ? "127.0.0.1" : "127.0.0.2", family: 4 }]);
    };
    const guarded = makeSafeFetch({
      allow: { allowsPort: () => true, allowsAddress: (_host, _port, address) => address === "127.0.0.1" },
      resolve: flip,
      ca: TEST_CA,
    });
    const outcomes: string[] = [];
    for (let round = 0; round < 20; round++) {
      const url = `${https ? "https" : "http"}://other.test:${site.port}/`;
      // A connection of its own each time, so that each one resolves again.
      outcomes.push(await outcome(guarded({ ...requestOf(url), reuseConnection: false })));
    }
    assert.deepEqual(
      outcomes,
      Array.from({ length: 20 }, (_, round) => (round % 2 === 0 ? "answered" : "egress.denied")),
    );
    assert.equal(flipped, 0);
    assert.equal(site.requests.length, 10);
    assert.equal(site.requests[0]?.headers.host, `other.test:${site.port}`);
    await guarded.close();
    await site.close();
    trap.close();
  });
}
