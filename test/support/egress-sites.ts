import { createServer, type AddressInfo } from "node:net";
import { makeSafeFetch, type SafeFetch } from "../../workers/typescript/egress/index.ts";
import { egressResolver } from "./egress-corpus.ts";
import { makeHttpSite, type HttpSite } from "./http-site.ts";

/** What the addresses of the corpus lead to, and a guard that lets nothing pass but the redirects to them. */
export interface EgressSites {
  readonly canaryPort: number;
  /** Redirects to what stands in its query. */
  readonly redirector: HttpSite;
  readonly safeFetch: SafeFetch;
  /** To the canary. */
  connections(): number;
  /** Gives how many there were, and counts from none again. */
  forgetConnections(): number;
  close(): Promise<void>;
}

export async function makeEgressSites(): Promise<EgressSites> {
  let connections = 0;
  const canary = createServer((socket) => {
    connections += 1;
    socket.on("error", () => {}).end("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\ncanary");
  });
  await new Promise<void>((resolve) => canary.listen(0, "127.0.0.1", resolve));
  const { port: canaryPort } = canary.address() as AddressInfo;
  const redirector = await makeHttpSite((request, response) => {
    response.writeHead(302, { location: decodeURIComponent(request.url.slice(2)) }).end();
  });
  const safeFetch = makeSafeFetch({
    allow: {
      // The canary's port is open, so that it is its address that is refused.
      allowsPort: (_host, port) => port === canaryPort || port === redirector.port,
      allowsAddress: (host, port) => host === "127.0.0.1" && port === redirector.port,
    },
    resolve: egressResolver(),
  });
  return {
    canaryPort,
    redirector,
    safeFetch,
    connections: () => connections,
    forgetConnections() {
      const before = connections;
      connections = 0;
      return before;
    },
    async close() {
      canary.close();
      await redirector.close();
      await safeFetch.close();
    },
  };
}
