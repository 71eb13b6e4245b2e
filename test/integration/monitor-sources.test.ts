import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { startMonitorWorld, type MonitorWorld } from "../support/monitor-world.ts";
import { makeEvilSite } from "../support/evil-site.ts";
import type { HttpSite } from "../support/http-site.ts";
import type { MonitorTester } from "../support/monitors.ts";
import type { TestStack } from "../support/stack.ts";
import type { Page, WatchedSite } from "../support/watched-site.ts";

let world: MonitorWorld;
let stack: TestStack;
let site: WatchedSite;
let monitors: MonitorTester;

before(async () => {
  world = await startMonitorWorld();
  ({ stack, site, monitors } = world);
});
after(() => world.stop());

const notify = (): JsonObject => ({ title: "changed", to: [{ webhook: { url: `${site.url}/hook` } }] });

/** A PDF of one page with this text; objects stand at the offsets that its table names. */
function pdf(text: string): string {
  const stream = `BT /F1 24 Tf 72 720 Td (${text}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  return `${file}xref\n0 6\n0000000000 65535 f \n${offsets.join("")}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
}

test("a PDF is read as its text", async () => {
  site.show("/tariff.pdf", { type: "application/pdf", body: pdf("Fee 12.50 EUR") });
  const source = { http: { url: `${site.url}/tariff.pdf` } };
  const id = await monitors.create({
    source,
    select: [{ regex: String.raw`Fee ([\d.]+)` }, "number"],
    notify: notify(),
  });
  assert.equal((await monitors.check(id))["value"], 12.5);
  site.show("/tariff.pdf", { type: "application/pdf", body: pdf("Fee 14.00 EUR") });
  const check = await monitors.check(id);
  assert.deepEqual([check["outcome"], check["value"], check["previous"]], ["changed", 14, 12.5]);
});

test("a file that says it is a PDF and is none fails the check, and the value stays", async () => {
  site.show("/broken.pdf", { type: "application/pdf", body: pdf("Fee 3 EUR") });
  const source = { http: { url: `${site.url}/broken.pdf` } };
  const id = await monitors.create({ source, retry: { attempts: 1 }, notify: notify() });
  assert.equal((await monitors.check(id))["outcome"], "unchanged");
  site.show("/broken.pdf", { type: "application/pdf", body: "<h1>Down for maintenance</h1>" });
  assert.equal((await monitors.check(id))["outcome"], "failed");
  site.show("/broken.pdf", { type: "application/pdf", body: pdf("Fee 3 EUR") });
  assert.deepEqual([(await monitors.check(id))["outcome"], site.hooks.length > 2], ["unchanged", false]);
});

test("a feed that was not modified is not read again", async () => {
  const feed = (titles: string[]): string =>
    `<rss version="2.0"><channel><title>News</title>${titles
      .map((title) => `<item><title>${title}</title><guid>${title}</guid></item>`)
      .join("")}</channel></rss>`;
  site.show("/feed", { type: "application/rss+xml", body: feed(["a"]), etag: '"1"' });
  const id = await monitors.create({ source: { feed: { url: `${site.url}/feed` } }, notify: notify() });
  assert.equal((await monitors.check(id))["outcome"], "unchanged");
  const again = await monitors.check(id);
  assert.equal(again["outcome"], "unchanged");
  const events = await stack.world.events(again["run_id"] as string);
  const read = events.find(({ path, type }) => path === "source" && type === "step.completed");
  assert.ok(read);
  assert.equal((read.data["output"] as { notModified: boolean }).notModified, true);
  site.show("/feed", { type: "application/rss+xml", body: feed(["b", "a"]), etag: '"2"' });
  const changed = await monitors.check(id);
  assert.equal(changed["outcome"], "changed");
  const diff = changed["diff"] as { added: { title: string }[] };
  assert.deepEqual(
    diff.added.map(({ title }) => title),
    ["b"],
  );
});

test("what a check costs: one activity and twelve events of history, whether the value changed or not", async () => {
  site.show("/cost", '<b class="price">100</b>');
  const source = { http: { url: `${site.url}/cost` } };
  const select = [{ css: ".price" }, "number"];
  const id = await monitors.create({ source, select, notify: notify() });
  for (const value of [100, 100, 90]) {
    site.show("/cost", `<b class="price">${value}</b>`);
    const { run_id: runId } = await monitors.check(id);
    const events = (await stack.world.bridge.fetchHistory(runId as string))?.events ?? [];
    const activities = events.filter((event) => event.activityTaskScheduledEventAttributes);
    assert.equal(activities.length, 1);
    // On a machine that stands still for seconds a task is given out again: up to three events more.
    const again = events.filter((event) => event.workflowTaskTimedOutEventAttributes).length;
    assert.ok(events.length <= 12 + 3 * again, `${events.length} events of history`);
  }
});

/** What a page becomes, and the type of the failure that it is. */
const HOSTILE: readonly [what: string, page: (evil: HttpSite) => Page | string, type: string][] = [
  ["nobody is there", () => to("http://127.0.0.1:9/"), "http.network"],
  ["it breaks off", (evil) => to(`${evil.url}/reset-in-body`), "http.network"],
  ["it never ends", (evil) => to(`${evil.url}/endless`), "http.too_large"],
  ["it is larger than `budget.bytesPerCheck`", () => ({ body: "x".repeat(2 << 20) }), "http.too_large"],
  ["it is a zip bomb", (evil) => to(`${evil.url}/gzip-bomb`), "http.too_large"],
  ["it is a zip bomb in a zip", (evil) => to(`${evil.url}/double-gzip-bomb`), "http.too_large"],
  ["it is no gzip", (evil) => to(`${evil.url}/not-gzip`), "http.invalid_body"],
  ["it is in no coding that there is", (evil) => to(`${evil.url}/unknown-coding`), "http.invalid_body"],
  ["it goes in a circle", (evil) => to(`${evil.url}/loop`), "http.client_error"],
  ["it leads to a metadata service", () => to("http://169.254.169.254/latest/meta-data/"), "egress.denied"],
  ["it leads there by another hop", (evil) => to(`${evil.url}/to?u=http://[::ffff:10.0.0.1]/`), "egress.denied"],
  ["it leads to a file", () => to("file:///etc/passwd"), "egress.denied"],
];
const clock = (hoursAhead: number): string => new Date(Date.now() + hoursAhead * 3_600_000).toISOString().slice(11, 16);
const to = (location: string): Page => ({ status: 302, headers: { location } });

test("bad input: a source that is away, slow, endless, too large or hostile fails its check, and harms neither baseline nor worker", async () => {
  const evil = await makeEvilSite();
  try {
    site.show("/hostile", '<b class="price">100</b>');
    const document = (every: string): JsonObject => ({
      // A check ends before the next is due; no window is open, so that only ours are made.
      schedule: { every, windows: [{ from: clock(6), to: clock(7) }] },
      source: { http: { url: `${site.url}/hostile` } },
      select: [{ css: ".price" }, "number"],
      condition: { when: "${value < 80}" },
      retry: { attempts: 1 },
      budget: { bytesPerCheck: "1MiB" },
      health: { failures: 100, to: [] },
      notify: notify(),
    });
    const id = await monitors.create(document("2m"));
    assert.equal((await monitors.check(id))["value"], 100);
    const failsAs = async (monitor: string, what: string, type: string): Promise<void> => {
      const check = await monitors.check(monitor);
      assert.deepEqual([check["outcome"], (check["error"] as JsonObject | null)?.["type"]], ["failed", type], what);
    };
    for (const [what, page, type] of HOSTILE) {
      site.show("/hostile", page(evil));
      await failsAs(id, what, type);
    }
    // What drips for ever ends with the check's time, which is short for this one.
    site.show("/hostile", to(`${evil.url}/drip`));
    await failsAs(await monitors.create(document("10s")), "it drips for ever", "step.timeout");
    site.show("/hostile", '<b class="price">70</b>');
    const check = await monitors.check(id);
    assert.deepEqual([check["outcome"], check["previous"], check["told"]], ["changed", 100, true]);
  } finally {
    await evil.close();
  }
});

test("bad input: what a page holds is bounded: its encoding, a million nodes, JSON as deep as a well, a feed of 100,000 items", async () => {
  const latin = Buffer.from(
    '<meta charset="windows-1252"><b class="price">79 \u20ac</b>'.replace("\u20ac", "\u0080"),
    "latin1",
  );
  site.show("/wrong", { bytes: latin, type: "text/html; charset=utf-8" });
  const wrong = await monitors.create({
    source: { http: { url: `${site.url}/wrong` } },
    select: [{ css: ".price" }],
    notify: notify(),
  });
  // Not what it says that it is: it is read all the same, and what is no character is marked as such.
  assert.equal((await monitors.check(wrong))["value"], "79 \ufffd");

  site.show("/nodes", `<main>${"<i>x</i>".repeat(1_000_000)}</main><b class="price">5</b>`);
  const nodes = await monitors.create({
    source: { http: { url: `${site.url}/nodes` } },
    select: [{ css: "b.price" }, "number"],
    retry: { attempts: 1 },
    notify: notify(),
  });
  const many = await monitors.check(nodes);
  assert.ok(
    many["value"] === 5 || (many["error"] as JsonObject | null)?.["type"] === "http.too_large",
    JSON.stringify(many),
  );

  const deep = "[".repeat(200_000) + "]".repeat(200_000);
  site.show("/deep", { body: deep, type: "text/html" });
  const well = await monitors.create({
    source: { http: { url: `${site.url}/deep` } },
    select: [{ jsonpath: "$" }],
    retry: { attempts: 1 },
    notify: notify(),
  });
  const bottom = await monitors.check(well);
  assert.deepEqual([bottom["outcome"], (bottom["error"] as JsonObject | null)?.["type"]], ["failed", "http.too_large"]);

  const item = (number: number): string => `<item><title>n${number}</title><guid>${number}</guid></item>`;
  const items = Array.from({ length: 100_000 }, (_, index) => item(index)).join("");
  site.show("/many", {
    type: "application/rss+xml",
    body: `<rss version="2.0"><channel><title>N</title>${items}</channel></rss>`,
  });
  const feed = await monitors.create({ source: { feed: { url: `${site.url}/many` } }, notify: notify() });
  const read = await monitors.check(feed);
  assert.ok((read["value"] as unknown[] | null)?.length === 500, JSON.stringify(read["error"]));

  // Whoever was next in the same processes is served.
  site.show("/after", '<b class="price">1</b>');
  const after = await monitors.create({
    source: { http: { url: `${site.url}/after` } },
    select: [{ css: ".price" }, "number"],
    notify: notify(),
  });
  assert.equal((await monitors.check(after))["value"], 1);
});
