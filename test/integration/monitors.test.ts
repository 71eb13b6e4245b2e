import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startMonitorWorld, type MonitorWorld } from "../support/monitor-world.ts";
import type { MonitorTester } from "../support/monitors.ts";
import type { WatchedSite } from "../support/watched-site.ts";
import { until } from "../support/until.ts";

let world: MonitorWorld;
let site: WatchedSite;
let monitors: MonitorTester;

before(async () => {
  world = await startMonitorWorld();
  ({ site, monitors } = world);
});
after(() => world.stop());

const price = (value: string): string => `<h1>Keyboard</h1><b class="price">${value} €</b>`;
const watchPrice = (path: string, more: object = {}) => ({
  source: { http: { url: `${site.url}${path}` } },
  select: [{ css: ".price" }, { number: { locale: "de" } }],
  condition: { when: "${value < 80}" },
  notify: {
    title: "Keyboard for ${value} €",
    message: "Now ${value} € (was ${previous})",
    to: [{ webhook: { url: `${site.url}/hook` } }],
  },
  ...more,
});
const hooksOf = (id: string) =>
  site.hooks
    .filter(({ body }) => (body["data"] as { monitor: { id: string } }).monitor.id === id)
    .map(({ body }) => body);

test("a price falls, and the webhook is told once", async () => {
  site.show("/keyboard", price("100,00"));
  const id = await monitors.create(watchPrice("/keyboard"));
  const first = await monitors.check(id);
  assert.deepEqual([first["outcome"], first["value"], first["told"]], ["unchanged", 100, false]);
  const same = await monitors.check(id);
  assert.deepEqual([same["outcome"], same["diff"]], ["unchanged", null]);
  site.show("/keyboard", price("79,00"));
  const fallen = await monitors.check(id);
  assert.deepEqual(
    [fallen["outcome"], fallen["value"], fallen["previous"], fallen["told"]],
    ["changed", 79, 100, true],
  );
  site.show("/keyboard", price("78,00"));
  assert.equal((await monitors.check(id))["told"], false);
  const [told, ...more] = await until("the webhook", async () => (hooksOf(id).length > 0 ? hooksOf(id) : undefined));
  assert.equal(more.length, 0);
  assert.equal(told?.["type"], "monitor.notified");
  const data = told?.["data"] as Record<string, unknown>;
  assert.deepEqual([data["title"], data["message"]], ["Keyboard for 79 €", "Now 79 € (was 100)"]);
  assert.deepEqual([data["value"], data["previous"], data["first_run"], data["held"]], [79, 100, false, []]);
});
