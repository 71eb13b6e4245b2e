import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { OwnFailure } from "../support/own-worker.ts";
import { MANIFEST, POINTS, startOwnRoles, type OwnRoles } from "../support/own-roles.ts";
import { until } from "../support/until.ts";

let roles: OwnRoles;
let stack: OwnRoles["stack"];
let site: OwnRoles["site"];
let monitors: OwnRoles["monitors"];
let work: OwnRoles["work"];
let source: OwnRoles["source"];

before(async () => {
  roles = await startOwnRoles();
  ({ stack, site, monitors, work, source } = roles);
});
after(() => roles.stop());

const table = (points: string): string => `<nav>League</nav><table><td>SC Freiburg</td><td>${points}</td></table>`;

test("a select operation of a worker gets what stands before it, and what it gives is selected on, compared and told", async () => {
  const asked: JsonObject[] = [];
  work.points = async (input) => {
    asked.push(input);
    return Number(/<td>(\d+)<\/td>/.exec(String(input["value"]))?.[1] ?? "0");
  };
  site.show("/table", table("31"));
  const id = await monitors.create({
    ...source("/table"),
    select: [{ css: { select: "table", html: true } }, { "acme.points": { team: "SC Freiburg" } }],
    condition: { when: "${value > 33}" },
    notify: { message: "${value} points", to: [{ webhook: { url: `${site.url}/hook` } }] },
  });
  const first = await monitors.check(id);
  assert.deepEqual([first["outcome"], first["value"], first["told"]], ["unchanged", 31, false]);
  const [input] = asked;
  assert.equal(input?.["team"], "SC Freiburg");
  assert.match(String(input?.["value"]), /^<table><tbody>.*31/);
  // The same page: nobody is asked again.
  const same = await monitors.check(id);
  assert.deepEqual([same["outcome"], same["value"], asked.length], ["unchanged", 31, 1]);
  site.show("/table", table("34"));
  const changed = await monitors.check(id);
  assert.deepEqual(
    [changed["outcome"], changed["value"], changed["previous"], changed["told"]],
    ["changed", 34, 31, true],
  );
  const [diff] = [changed["diff"] as JsonObject];
  assert.deepEqual([diff["kind"], diff["change"]], ["number", 3]);
});

test("operations of Watchloom's own stand before, between and after those of workers", async () => {
  work.points = async ({ value }) => (typeof value === "string" ? value.length : null);
  const lines = { ...POINTS, name: "acme.lines", output: { type: "array", items: { type: "string" } } };
  const upper = { ...lines, input: { type: "object", properties: { value: {} } } };
  assert.equal((await stack.send("PUT", "/activities/acme.lines", { body: upper as Json })).status, 201);
  work.points = async ({ value }, { argument }) =>
    argument.calls[0].activity === "acme.lines"
      ? String(value)
          .split(" ")
          .map((word) => word.toUpperCase())
      : (value as string[]).length;
  const count = { ...upper, name: "acme.count", output: { type: "number" } };
  assert.equal((await stack.send("PUT", "/activities/acme.count", { body: count as Json })).status, 201);
  site.show("/words", "<p>b a  c a</p><p>x</p>");
  const id = await monitors.create({
    ...source("/words"),
    select: [{ css: "p" }, "acme.lines", "unique", "sort", "acme.count"],
    notify: { to: [] },
  });
  const check = await monitors.check(id);
  assert.deepEqual([check["outcome"], check["value"]], ["unchanged", 3], JSON.stringify(check));
});

test("null of an operation is no match, a failure of it is a failed check: both keep the baseline", async () => {
  work.points = async () => 31;
  site.show("/keeps", table("31"));
  const id = await monitors.create({
    ...source("/keeps"),
    retry: { attempts: 1 },
    select: [{ "acme.points": { team: "SC Freiburg" } }],
    condition: { trigger: "change" },
    notify: { to: [] },
  });
  assert.equal((await monitors.check(id))["value"], 31);
  work.points = async () => null;
  site.show("/keeps", table("none"));
  const empty = await monitors.check(id);
  assert.deepEqual([empty["outcome"], empty["value"]], ["empty", null]);
  work.points = async () => {
    throw new OwnFailure("acme.broken", "the table has another form");
  };
  site.show("/keeps", table("other"));
  const failed = await monitors.check(id);
  assert.deepEqual([failed["outcome"], (failed["error"] as JsonObject)["type"]], ["failed", "acme.broken"]);
  work.points = async () => 30;
  site.show("/keeps", table("30"));
  const changed = await monitors.check(id);
  assert.deepEqual([changed["outcome"], changed["previous"], changed["value"]], ["changed", 31, 30]);
});

test("a check that a schedule starts, and one of an adaptive monitor, have a capability for own workers", async () => {
  work.points = async () => 7;
  site.show("/scheduled", table("7"));
  for (const schedule of [{ every: "10s" }, { adaptive: { min: "10s", max: "1h" } }]) {
    const id = await monitors.create({
      ...source("/scheduled"),
      schedule,
      select: [{ "acme.points": { team: "SC Freiburg" } }],
      notify: { to: [] },
    });
    const check = await until(
      "the first check",
      async () => (await monitors.checks(id)).find(({ outcome }) => outcome !== null),
      60_000,
    );
    assert.deepEqual([check["outcome"], check["value"]], ["unchanged", 7], JSON.stringify(check));
    await stack.send("DELETE", `/monitors/${id}`);
  }
});

test("a source can be an activity of a worker whose manifest names its queue", async () => {
  const manifest = { ...MANIFEST, name: "acme.stock", description: "What is in stock.", queue: "tables" };
  const stored = await stack.send("PUT", "/activities/acme.stock", {
    body: { ...manifest, input: { type: "object" }, output: { type: "object", properties: { n: { type: "number" } } } },
  });
  assert.equal(stored.status, 201, stored.text);
  work.points = async () => ({ n: 4 });
  const id = await monitors.create({
    source: { call: { activity: "acme.stock", with: { item: "keyboard" } } },
    select: [{ jsonpath: "$.n" }],
    notify: { to: [] },
  });
  const check = await monitors.check(id);
  assert.deepEqual([check["outcome"], check["value"]], ["unchanged", 4], JSON.stringify(check));
  // And so a step needs no `queue`.
  const runId = await stack.run(
    { watchloom: "1", kind: "Workflow", name: "stock", steps: [{ id: "stock", call: "acme.stock", with: {} }] },
    {},
  );
  assert.deepEqual((await stack.end(runId))["output"], { n: 4 });
});
