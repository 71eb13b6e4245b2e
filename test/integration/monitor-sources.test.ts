import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { JsonObject } from "../../runtime/ir/json.ts";
import { startMonitorWorld, type MonitorWorld } from "../support/monitor-world.ts";
import type { MonitorTester } from "../support/monitors.ts";
import type { TestStack } from "../support/stack.ts";
import type { WatchedSite } from "../support/watched-site.ts";

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
    assert.ok(events.length <= 12, `${events.length} events of history`);
  }
});
