import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { failActivity, makeTestContext, runActivity } from "../../../test/support/activity-context.ts";
import { makeHttpSite, type HttpSite } from "../../../test/support/http-site.ts";
import type { Activity } from "../activity.ts";
import { makeCompute, type Compute } from "../compute/index.ts";
import { makeSafeFetch, parseEgressAllowList, type SafeFetch } from "../egress/index.ts";
import type { FeedItem, FeedOutput } from "./feed/feed-output.ts";
import { makeFeedRead } from "./feed-read.ts";

const RSS = `<?xml version="1.0" encoding="iso-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>News &amp; more</title><link>https://e.org/blog/</link>
<item><title>Old</title><guid isPermaLink="false">g1</guid><link>old</link><pubDate>Tue, 03 Jun 2025 09:39:21 +0200</pubDate>
<dc:creator>Ana</dc:creator><category>a</category><category>b</category><category>a</category>
<description>short</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded></item>
<item><title>Gr\xfc\xdfe</title><guid>https://e.org/new</guid><pubDate>Wed, 04 Jun 2025 09:39:21 EST</pubDate></item>
<item><title>Undated</title><link>https://e.org/u</link></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://e.org/base/"><title type="html">T &lt;b&gt;x&lt;/b&gt;</title>
<id>i</id><updated>2025-01-01T00:00:00Z</updated><author><name>Team</name></author>
<entry><id>urn:1</id><title type="html">A &lt;i&gt;b&lt;/i&gt; &amp;amp; c</title><link rel="self" href="self"/><link href="a"/>
<updated>2025-01-02T00:00:00+02:00</updated><published>2025-01-01T00:00:00.5Z</published><summary>s</summary>
<content type="html">&lt;p&gt;c&lt;/p&gt;</content><category term="t" label="L"/><category term="u"/></entry></feed>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>R</title><link>https://e.org</link><description>d</description></channel>
<item rdf:about="https://e.org/1"><title>One</title><link>https://e.org/1</link><dc:date>2025-02-03</dc:date><dc:subject>s</dc:subject></item></rdf:RDF>`;

const JSON_FEED = JSON.stringify({
  version: "https://jsonfeed.org/version/1.1",
  title: "J",
  authors: [{ name: "All" }],
  items: [
    {
      id: 1,
      url: "https://e.org/1",
      content_html: "<p>",
      summary: "s",
      date_published: "2025-01-01T00:00:00Z",
      tags: ["a"],
    },
    {
      id: "2",
      external_url: "https://o.org",
      content_text: "t",
      date_modified: "2026-01-02T00:00:00Z",
      authors: [{ name: "N" }],
    },
  ],
});

const bomb = `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">${"bcdefghi"
  .split("")
  .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefgh"[index]};`.repeat(10)}">`)
  .join("")}]><rss version="2.0"><channel><title>&i;</title><item><title>x</title></item></channel></rss>`;

const many = (count: number, content = ""): string =>
  `<rss version="2.0"><channel><title>M</title>${Array.from(
    { length: count },
    (_, index) =>
      `<item><guid>${index}</guid><pubDate>${new Date(index * 86_400_000).toUTCString()}</pubDate><description>${content}</description></item>`,
  ).join("")}</channel></rss>`;

const PAGES: Record<string, [type: string, body: string | Buffer, status?: number]> = {
  "/rss": ["application/rss+xml", Buffer.from(RSS, "latin1")],
  "/atom": ["text/plain; charset=utf-8", ATOM],
  "/rdf": ["application/rdf+xml", RDF],
  "/json": ["application/feed+json", JSON_FEED],
  "/bomb": ["application/xml", bomb],
  "/many": ["application/xml", many(1200)],
  "/long": ["application/xml", many(40, "x".repeat(190_000))],
  "/html": ["text/html", "<html><body><p>no feed"],
  "/empty": ["application/xml", ""],
  "/xxe": [
    "application/xml",
    '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&x;</title></channel></rss>',
  ],
  "/gone": ["text/plain", "gone", 410],
};

let site: HttpSite;
let safeFetch: SafeFetch;
let compute: Compute;
let feedRead: Activity;
before(async () => {
  site = await makeHttpSite((request, response) => {
    const [type, body, status = 200] = PAGES[request.url] ?? ["text/plain", "none", 404];
    response.writeHead(status, { "content-type": type, "content-encoding": "gzip" }).end(gzipSync(body));
  });
  safeFetch = makeSafeFetch({ allow: parseEgressAllowList("127.0.0.1") });
  compute = makeCompute({ processes: 1 });
  feedRead = makeFeedRead({ safeFetch, compute });
});
after(async () => {
  await Promise.all([site.close(), safeFetch.close(), compute.close()]);
});

const read = async (path: string): Promise<FeedOutput> =>
  (await runActivity(feedRead, { url: site.url + path }, makeTestContext())).output as FeedOutput;

describe("feed.read", () => {
  test("reads RSS in its own encoding, newest first, undated last", async () => {
    const { title, items } = await read("/rss");
    assert.equal(title, "News & more");
    assert.deepEqual(
      items.map((item) => item.title),
      ["Grüße", "Old", "Undated"],
    );
    assert.deepEqual(items[1], {
      id: "g1",
      title: "Old",
      url: "https://e.org/blog/old",
      published: "2025-06-03T07:39:21Z",
      updated: null,
      author: "Ana",
      summary: "short",
      content: "<p>long</p>",
      categories: ["a", "b"],
    } satisfies FeedItem);
    assert.deepEqual([items[0]?.url, items[0]?.published], ["https://e.org/new", "2025-06-04T14:39:21Z"]);
    assert.equal(items[2]?.id, "https://e.org/u");
  });

  test("reads Atom: markup in titles as text, links by their relation and base", async () => {
    const { title, items } = await read("/atom");
    assert.equal(title, "T x");
    assert.deepEqual(items, [
      {
        id: "urn:1",
        title: "A b & c",
        url: "https://e.org/base/a",
        published: "2025-01-01T00:00:00.500Z",
        updated: "2025-01-01T22:00:00Z",
        author: "Team",
        summary: "s",
        content: "<p>c</p>",
        categories: ["L", "u"],
      },
    ]);
  });

  test("reads RDF and JSON Feed", async () => {
    const [one] = (await read("/rdf")).items;
    assert.deepEqual([one?.id, one?.published, one?.categories], ["https://e.org/1", "2025-02-03T00:00:00Z", ["s"]]);
    const { items } = await read("/json");
    assert.deepEqual(
      items.map(({ id, url, author, content, published, updated }) => [id, url, author, content, published, updated]),
      [
        ["2", "https://o.org", "N", "t", null, "2026-01-02T00:00:00Z"],
        ["1", "https://e.org/1", "All", "<p>", "2025-01-01T00:00:00Z", null],
      ],
    );
  });

  test("gives at most 500 items, the newest, within what a value may be", async () => {
    const { items } = await read("/many");
    assert.deepEqual([items.length, items[0]?.id, items[499]?.id], [500, "1199", "700"]);
    const long = await read("/long");
    assert.ok(JSON.stringify(long).length < 8 << 20);
    assert.equal(long.items.length, 40);
    assert.equal(long.items[0]?.summary?.length, 190_000);
    assert.equal(long.items.at(-1)?.summary, null);
  });

  test("entities neither expand without end nor read files", async () => {
    assert.ok(JSON.stringify(await read("/bomb")).length < 10_000);
    const xxe = await failActivity(feedRead, { url: `${site.url}/xxe` });
    assert.equal(xxe.type, "http.invalid_body", "with the entity gone nothing is left of it");
  });

  test("what is no feed is http.invalid_body; a status is what it is for any request", async () => {
    const typeOf = async (path: string) => (await failActivity(feedRead, { url: site.url + path })).type;
    assert.equal(await typeOf("/html"), "http.invalid_body");
    assert.equal(await typeOf("/empty"), "http.invalid_body");
    assert.equal(await typeOf("/gone"), "http.client_error");
    assert.equal((await failActivity(feedRead, { url: "http://169.254.169.254/" })).type, "egress.denied");
  });
});
