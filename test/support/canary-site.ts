import type { ServerResponse } from "node:http";
import { makeHttpSite, type HttpSite, type RecordedRequest } from "./http-site.ts";

/** A server that tells what it was sent to whoever asks, in every way that it can think of. */
export interface CanarySite extends HttpSite {
  /** Requests that brought the canary. */
  brought(): number;
}

const text = (response: ServerResponse, status: number, type: string, body: string | Buffer): void => {
  response.writeHead(status, { "content-type": type }).end(body);
};

const unicode = (value: string): string =>
  JSON.stringify(value).replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

const html = (value: string): string =>
  value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** By the last part of the path: how the canary comes back. */
const WAYS: Readonly<Record<string, (response: ServerResponse, canary: string, request: RecordedRequest) => void>> = {
  text: (response, canary) => text(response, 200, "text/plain; charset=utf-8", `you sent ${canary}!`),
  latin: (response, canary) => text(response, 200, "text/plain; charset=latin1", Buffer.from(canary, "latin1")),
  json: (response, canary) =>
    text(response, 200, "application/json", JSON.stringify({ [canary]: [canary, { canary }] })),
  nested: (response, canary) =>
    text(
      response,
      200,
      "application/json",
      JSON.stringify({ inner: JSON.stringify({ canary }), code: unicode(canary) }),
    ),
  html: (response, canary) => text(response, 200, "text/html", `<p title="${html(canary)}">${html(canary)}</p>`),
  header: (response, canary) => {
    response.writeHead(200, { "x-echo": canary, "set-cookie": [`a=${canary}`, "b=2"], "content-type": "text/plain" });
    response.end("in the header");
  },
  base64: (response, canary) =>
    text(
      response,
      200,
      "text/plain",
      ["", "u:", "us:"].map((pre) => Buffer.from(pre + canary).toString("base64")).join(" "),
    ),
  base64url: (response, canary) =>
    text(
      response,
      200,
      "text/plain",
      ["", "u:", "us:"].map((pre) => Buffer.from(pre + canary).toString("base64url")).join(" "),
    ),
  hex: (response, canary) => text(response, 200, "text/plain", Buffer.from(canary).toString("hex")),
  percent: (response, canary) =>
    text(response, 200, "text/plain", `${encodeURIComponent(canary)} ${new URLSearchParams({ canary }).toString()}`),
  lower: (response, canary) =>
    text(
      response,
      200,
      "text/plain",
      encodeURIComponent(canary).replace(/%../g, (escape) => escape.toLowerCase()),
    ),
  broken: (response, canary) => text(response, 200, "application/json", canary),
  half: (response, canary) => text(response, 200, "application/json", `{"a": "${canary.slice(0, 12)}`),
  bytes: (response, canary) =>
    text(response, 200, "application/octet-stream", Buffer.concat([Buffer.from([0, 255]), Buffer.from(canary)])),
  wide: (response, canary) => text(response, 200, "application/octet-stream", Buffer.from(canary, "utf16le")),
  long: (response, canary) =>
    text(response, 200, "text/plain; charset=utf-8", `${"lorem ipsum ".repeat(300)}${canary}`.repeat(20)),
  cut: (response, canary) => text(response, 500, "text/plain; charset=utf-8", `${"x".repeat(4096 - 9)}${canary}`),
  refused: (response, canary) =>
    text(response, 400, "application/json", JSON.stringify({ error: `bad key ${canary}` })),
  limited: (response, canary) => text(response, 429, "text/plain; charset=utf-8", canary),
  redirect: (response, canary) => {
    const to = `/echo/text?seen=${encodeURIComponent(canary)}#${encodeURIComponent(canary)}`;
    response.writeHead(302, { location: to }).end(canary);
  },
  loop: (response, canary) => {
    response.writeHead(302, { location: `/echo/loop?seen=${encodeURIComponent(canary)}` }).end();
  },
  away: (response, canary) => {
    response
      .writeHead(307, { location: `http://${encodeURIComponent(canary)}.invalid/${encodeURIComponent(canary)}` })
      .end();
  },
  nowhere: (response, canary) => {
    response.writeHead(302, { location: Buffer.from(`http:// ${canary}`, "utf8").toString("latin1") }).end();
  },
  reset: (response, canary) => {
    response.writeHead(200, { "content-type": "text/plain; charset=utf-8", "content-length": "9999" });
    response.write(canary, () => response.destroy());
  },
};
export const CANARY_WAYS = Object.keys(WAYS);

export async function makeCanarySite(canary: string): Promise<CanarySite> {
  let brought = 0;
  // As requests carry it; a query and a form percent-encoded, Basic in base64 with a user before it.
  const forms = [
    canary,
    Buffer.from(canary, "utf8").toString("latin1"),
    encodeURIComponent(canary),
    new URLSearchParams({ c: canary }).toString().slice(2),
    JSON.stringify(canary).slice(1, -1),
    Buffer.from(`user:${canary}`).toString("base64"),
  ];
  const site = await makeHttpSite((request, response) => {
    const all = `${request.url}\n${JSON.stringify(request.headers)}\n${Object.values(request.headers).join("\n")}\n${request.body}`;
    if (request.method === "POST" && forms.some((form) => all.includes(form))) brought += 1;
    const way = WAYS[new URL(request.url, "http://x").pathname.split("/").at(-1) ?? ""];
    if (way === undefined) return text(response, 404, "text/plain; charset=utf-8", `no ${canary} here`);
    return way(response, canary, request);
  });
  return Object.assign(site, { brought: () => brought });
}
