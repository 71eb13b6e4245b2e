import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { METRICS, type MetricKind } from "../../runtime/telemetry/catalogue.ts";
import { readPromql } from "../support/promql.ts";

const root = join(import.meta.dirname, "..", "..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description?: string };
}
const rules = (
  parse(read("deploy/prometheus/alerts.yaml")) as { groups: { name: string; rules: Rule[] }[] }
).groups.flatMap((group) => group.rules);

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: { readonly uid: string };
  readonly targets?: readonly { readonly expr: string; readonly refId: string; readonly legendFormat: string }[];
}
const { panels } = JSON.parse(read("deploy/grafana/watchloom.json")) as { panels: Panel[] };

/** Labels that a scrape adds. */
const TARGET = new Set(["job", "instance", "le"]);
const catalogue = new Map<string, MetricKind>(Object.entries(METRICS));

function check(where: string, expr: string): void {
  const { metrics, grouped } = readPromql(expr);
  assert.ok(metrics.length > 0, `${where}: names no metric`);
  const known = new Set<string>();
  for (const { name, labels, isRange } of metrics) {
    if (name === "up" || /^(temporal|nodejs|process)_/.test(name)) {
      labels.forEach((label) => known.add(label));
      continue;
    }
    const base = name.replace(/_(bucket|count|sum)$/, "");
    const kind = catalogue.get(name) ?? catalogue.get(base);
    assert.ok(kind, `${where}: there is no metric "${name}"`);
    assert.equal(kind.kind === "histogram", !catalogue.has(name), `${where}: "${name}" is a ${kind.kind}`);
    assert.equal(isRange, kind.kind !== "gauge", `${where}: a ${kind.kind} is read by rate() or as it is: "${name}"`);
    for (const label of labels)
      assert.ok(kind.labels.includes(label) || TARGET.has(label), `${where}: "${name}" has no label "${label}"`);
    kind.labels.forEach((label) => known.add(label));
  }
  for (const label of grouped) assert.ok(known.has(label) || TARGET.has(label), `${where}: nothing has "${label}"`);
}

test("every alert's expression reads, and names metrics and labels that there are", () => {
  assert.ok(rules.length > 15);
  assert.equal(new Set(rules.map(({ alert }) => alert)).size, rules.length);
  for (const { alert, expr, labels, annotations, for: wait } of rules) {
    check(alert, expr);
    assert.match(alert, /^Watchloom[A-Z]\w+$/);
    assert.match(labels.severity, /^(page|warn)$/, alert);
    assert.ok(annotations.summary.length > 10, alert);
    if (wait !== undefined) assert.match(wait, /^\d+[smh]$/, alert);
  }
});

test("every panel's expressions read, and no two panels lie on each other", () => {
  const shown = panels.filter((panel) => panel.type !== "row");
  assert.ok(shown.length > 20);
  assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
  for (const { title, targets = [], datasource } of shown) {
    assert.ok(targets.length > 0, title);
    assert.equal(datasource?.uid, "${datasource}", title);
    for (const { expr, legendFormat } of targets) {
      check(title, expr);
      const { grouped } = readPromql(expr);
      for (const [, label = ""] of legendFormat.matchAll(/\{\{(\w+)\}\}/g))
        assert.ok(grouped.includes(label), `${title}: the legend names "${label}"`);
    }
  }
  const cells = new Set<string>();
  for (const { title, gridPos } of panels) {
    assert.ok(gridPos.x + gridPos.w <= 24, title);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
        assert.ok(!cells.has(`${x},${y}`), `${title} lies on another panel`);
        cells.add(`${x},${y}`);
      }
  }
});

test("the dashboard or a rule shows every metric that answers a question", () => {
  const used = [
    ...rules.map(({ expr }) => expr),
    ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ];
  const unused = [...catalogue.keys()].filter((name) => !used.some((expr) => expr.includes(name)));
  // Counted against a limit, and shown by that limit's own answers.
  assert.deepEqual(unused, ["watchloom_streams_open"]);
});

test("the reader of queries refuses what Prometheus would", () => {
  for (const broken of [
    "sum(",
    "rate(watchloom_runs_accepted_total)",
    "sum by (status (watchloom_runs)",
    "watchloom_runs{status=waiting}",
    "watchloom_runs[5m]",
    "nosuch(watchloom_runs)",
    "watchloom_runs > > 1",
    "max(watchloom_runs) 1",
  ]) {
    assert.throws(() => readPromql(broken), broken);
  }
});
