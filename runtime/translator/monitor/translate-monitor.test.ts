import assert from "node:assert/strict";
import { test } from "node:test";
import { BUILT_IN_MANIFESTS, type ActivityManifest } from "../../ir/manifest.ts";
import { walkOps } from "../../ir/walk-ops.ts";
import { monitorChecks as checks } from "../../monitors/checks.ts";
import { translate } from "../index.ts";

const monitor = (more: string): string => `watchloom: "1"
kind: Monitor
name: keyboard-price
schedule: { every: 15m }
${more}`;
const PAGE = 'source: { http: { url: "https://shop.example/keyboard" } }\n';
const FEED = 'source: { feed: { url: "https://example.org/feed" } }\n';
const NUMBER = "select: [{ css: .price }, { number: { locale: de } }]\n";

function said(more: string): string[] {
  return translate(monitor(more)).diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

function translated(more: string) {
  const translation = translate(monitor(more));
  assert.ok(translation.ok, JSON.stringify(translation.ok ? [] : translation.diagnostics));
  return translation;
}

test("the variables are typed by source, selection and extraction", () => {
  const wrong: readonly [string, RegExp][] = [
    [`${PAGE}${NUMBER}condition: { when: "\${value.prise < 3}" }`, /type.mismatch: "value" is a number/],
    [`${PAGE}condition: { when: "\${diff.from > 3}" }`, /type.unknown_field: "diff" has no field "from"/],
    [
      `${FEED}condition: { when: "\${diff.added.exists(i, i.titel == 'x')}" }`,
      /type.unknown_field: "i" has no field "titel"/,
    ],
    [
      `${FEED}notify: { each: { over: "\${diff.added}", line: "\${item.link}" }, to: [] }`,
      /type.unknown_field: "item" has no field "link"/,
    ],
    [`${FEED}compare: { identity: "\${item.uri}" }`, /type.unknown_field: "item" has no field "uri"/],
    [
      `${PAGE}extract: { schema: { type: object, required: [p], properties: { p: { type: number } } } }\ncondition: { when: "\${value.q > 1}" }`,
      /type.unknown_field: "value" has no field "q"/,
    ],
    [
      `${PAGE}select: [{ items: { each: li, fields: { title: .t } } }]\nnotify: { message: "\${value[0].name}", to: [] }`,
      /type.unknown_field: "value\[0\]" has no field "name"/,
    ],
    [`${PAGE}condition: { when: "\${inputs.x}" }`, /expr.not_visible: A Monitor has no inputs/],
    [`${PAGE}condition: { when: "\${item == 1}" }`, /expr.not_visible: "item" is known in `identity` and `line` only/],
    [`${PAGE}notify: { quietHours: { from: "\${value}", to: "07:00" }, to: [] }`, /expr.not_allowed_here/],
    [`source: { call: { activity: monitor.load, with: {} } }`, /activity.internal/],
    [
      `${PAGE}notify: { to: [{ webhook: { url: "https://x.example", body: { n: "\${valeu}" } } }] }`,
      /expr.unknown_name/,
    ],
  ];
  for (const [more, message] of wrong) assert.match(said(more).join("\n"), message, more);
});

test("a source that is none is told once, and what would be read from it is not judged", () => {
  const codes = (more: string): string[] =>
    translate(monitor(more), { checks }).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`);
  const select = "select: [{ css: h1 }]\n";
  assert.deepEqual(codes(select), ["value.missing "]);
  assert.deepEqual(codes(`source: {}\n${select}`), ["value.not_one_of /source"]);
  assert.deepEqual(codes(`source: { url: "https://a.example/" }\n${select}`), ["value.not_one_of /source"]);
  assert.deepEqual(codes(`source: { htp: { url: "https://a.example/" } }\n${select}`), [
    "value.not_one_of /source/htp",
  ]);
  assert.deepEqual(codes(`source: "https://a.example/"\n${select}`), ["value.wrong_type /source"]);
});

test("a rule about the change does not hold in a first check, and says nothing about what may be missing", () => {
  const about = `${PAGE}${NUMBER}condition: { when: "\${diff.change < -5}" }\nnotify: { message: "\${previous} \${diff.change}", to: [] }`;
  assert.deepEqual(said(about), []);
  const { plan } = translated(about);
  const when = plan.exprs.find(({ source, tree }) => source === "diff.change < -5" && tree[0] === "if");
  assert.ok(when);
  // One that asks by itself is left as it is.
  const asks = `${PAGE}${NUMBER}condition: { when: "\${diff == null || diff.change < -5}" }`;
  assert.deepEqual(said(asks), []);
  const own = translated(asks).plan.exprs.filter(({ source }) => source.startsWith("diff == null"));
  assert.ok(own.some(({ tree }) => tree[0] === "if" && (tree[4] as readonly unknown[])[0] === "or"));
});

test("defaults follow the document: edge with a condition, change without; baseline for lists", () => {
  const rules = (more: string) => translated(more).monitor?.settle.condition;
  assert.deepEqual(rules(PAGE), {
    trigger: "change",
    firstRun: "baseline",
    confirm: 1,
    confirmBy: "value",
    asks: false,
  });
  const price = `${PAGE}${NUMBER}condition: { when: "\${value < 1}" }`;
  assert.deepEqual(rules(price), { trigger: "edge", firstRun: "notify", confirm: 1, confirmBy: "truth", asks: false });
  const feed = `${FEED}condition: { when: "\${size(value) > 1}" }`;
  assert.deepEqual([rules(feed)?.trigger, rules(feed)?.firstRun], ["edge", "baseline"]);
});

test("the state's digest belongs to source, select, extract and compare alone", () => {
  const digest = (more: string) => translated(more).monitor?.stateDigest;
  const base = digest(`${PAGE}${NUMBER}`);
  assert.equal(digest(`${PAGE}${NUMBER}condition: { when: "\${value < 1}" }\nnotify: { title: x, to: [] }`), base);
  assert.notEqual(digest(PAGE), base);
  assert.notEqual(digest(`${PAGE}${NUMBER}compare: { confirm: 2 }`), base);
});

test("an unchanged check is one activity: all its calls stand in one segment", () => {
  const { plan, bounds } = translated(`${PAGE}${NUMBER}condition: { when: "\${value < 80}" }`);
  const [check] = plan.body;
  assert.ok(check?.op === "guard" && check.body.length === 1);
  const [segment] = check.body;
  assert.ok(segment?.op === "segment");
  assert.deepEqual(
    segment.calls.map(({ activity }) => activity),
    ["monitor.load", "http.request", "monitor.look", "monitor.settle"],
  );
  assert.equal(plan.kind, "Monitor");
  assert.notEqual(bounds.historyEvents, null);
});

test("a model is called only where the check asks for it: a branch of its own", () => {
  const { plan } = translated(`${PAGE}condition: { ask: "Is it cheap?" }`);
  const ops = [...walkOps(plan.body)].map(({ id }) => id);
  assert.deepEqual(ops, [
    "check",
    "monitor-observe",
    "monitor-asked",
    "monitor-judge",
    "ask",
    "monitor-unanswered",
    "monitor-answer",
    "monitor-fail",
    "monitor-failed",
  ]);
});

test("`retry` ends before the next check is due", () => {
  const { plan } = translated(`${PAGE}retry: { attempts: 9, initial: 1m, max: 1h }`);
  const source = [...walkOps(plan.body)]
    .flatMap((op) => (op.op === "segment" ? op.calls : []))
    .find(({ id }) => id === "source");
  assert.equal(source?.deadlineMs, 15 * 60_000);
});

test("steps of a source are those of a Workflow, at their own places", () => {
  const steps = `source:
  steps:
    - id: list
      call: http.request
      with: { url: "https://x.example", schema: { type: array, items: { type: object, required: [n], properties: { n: { type: number } } } } }
    - id: cheap
      set: { least: "\${steps.list.body.map(i, i.n).min()}" }
condition: { when: "\${value.least < 5}" }`;
  assert.deepEqual(said(steps), []);
  assert.match(said(steps.replace("i.n)", "i.m)")).join(), /type.unknown_field: "i" has no field "m"/);
  assert.match(
    said(steps.replace("value.least", "value.lowest")).join(),
    /type.unknown_field: "value" has no field "lowest"/,
  );
});

test("the same document gives the same plan, byte by byte", () => {
  const text = monitor(`${FEED}compare: { identity: "\${item.url}" }`);
  assert.equal(JSON.stringify(translate(text)), JSON.stringify(translate(text)));
});

test("what would be passed over in silence is refused: a comparison by meaning of what is no search, quiet hours of no length", () => {
  const search = "source: { search: { query: When? } }\n";
  assert.deepEqual(said(`${search}compare: { by: meaning }`), []);
  assert.deepEqual(said(`${PAGE}compare: { by: exact }`), []);
  for (const other of [PAGE, `${search}select: [{ jsonpath: $.answer }]\n`]) {
    assert.match(said(`${other}compare: { by: meaning }`).join(), /^value\.not_allowed: Only what a search found/);
  }
  const quiet = `${PAGE}notify: { quietHours: { from: "07:00", to: "07:00" }, to: [] }`;
  assert.match(said(quiet).join(), /^schedule\.invalid: Quiet hours from 07:00 to 07:00 have no end/);
});

test("`staleAfter` is three times the longest gap, and a night or a weekend between windows belongs to the gap", () => {
  const stale = (schedule: string, more = "") => {
    const translation = translate(monitor(`${PAGE}${more}`).replace("{ every: 15m }", schedule));
    assert.ok(translation.ok, JSON.stringify(translation.ok ? [] : translation.diagnostics));
    return translation.monitor!.health.staleAfterMs / 3_600_000;
  };
  assert.equal(stale("{ every: 15m }"), 0.75);
  assert.equal(stale("{ adaptive: { min: 15m, max: 24h } }"), 72);
  assert.equal(stale('{ cron: "0 9 * * 1-5" }'), 3 * 72);
  const hours = 'windows: [{ days: [mon, tue, wed, thu, fri], from: "08:00", to: "20:00" }]';
  assert.equal(stale(`{ every: 15m, ${hours} }`), 3 * 60.25);
  assert.equal(stale(`{ every: 15m, ${hours} }`, "health: { staleAfter: 2h }"), 2);
});

test("only an adaptive monitor that asks a model anyway lets it propose the next check, and the plan says within what", () => {
  const proposes = (schedule: string, more: string): unknown[] => {
    const translation = translate(
      `watchloom: "1"\nkind: Monitor\nname: m\nschedule: { ${schedule}, timezone: Europe/Berlin }\n${more}`,
    );
    assert.ok(translation.ok, JSON.stringify(translation.diagnostics));
    const text = JSON.stringify(translation.plan.body);
    return [...text.matchAll(/"proposes":(\{[^{}]*\})/g)].map(([, bounds = ""]) => JSON.parse(bounds) as unknown);
  };
  const bounds = { minMs: 60_000, maxMs: 3_600_000, timezone: "Europe/Berlin", windows: [] };
  const adaptive = "adaptive: { min: 1m, max: 1h }";
  const ask = `${PAGE}condition: { ask: "Is it out?" }\n`;
  const extract = `${PAGE}extract: { schema: { type: object, properties: { p: { type: number } } } }\n`;
  const search = 'source: { search: { query: "When?" } }\n';
  assert.deepEqual(proposes(adaptive, ask), [bounds, bounds]);
  assert.deepEqual(proposes(adaptive, extract), [bounds, bounds, bounds]);
  assert.deepEqual(proposes(adaptive, search), [bounds, bounds]);
  assert.deepEqual(proposes(adaptive, PAGE), []);
  for (const asks of [ask, extract, search]) assert.deepEqual(proposes("every: 1h", asks), []);
});

const points: ActivityManifest = {
  name: "acme.points",
  version: 2,
  description: "The points of a team in a table.",
  role: "select",
  queue: "tables",
  input: {
    type: "object",
    required: ["value", "team"],
    additionalProperties: false,
    properties: { value: { type: "string" }, team: { type: "string", minLength: 3 } },
  },
  output: { type: ["number", "null"] },
  errors: [],
  idempotent: true,
  streaming: false,
  timeoutMs: 1000,
  available: true,
};
const known = (own: ActivityManifest) => new Map([...BUILT_IN_MANIFESTS, [own.name, own] as const]);
const withPoints = (more: string, own = points) => translate(monitor(more), { manifests: known(own), checks });

test("an operation of own workers cuts the chain: what stands before it is picked, and the rest goes on from there", () => {
  const select =
    "select: [{ css: table }, { acme.points: { team: SCF } }, { jsonpath: $.x }, { acme.points: { team: SCF } }]\n";
  const translation = withPoints(`${PAGE}${select}condition: { when: "\${value > 3}" }`);
  assert.ok(translation.ok, JSON.stringify(translation.diagnostics));
  const segments = [...walkOps(translation.plan.body)].flatMap((op) => (op.op === "segment" ? [op] : []));
  assert.deepEqual(
    segments.slice(0, 5).map(({ queue, calls, if: when }) => [queue, calls.map(({ id }) => id), when !== undefined]),
    [
      [undefined, ["monitor-load", "source", "monitor-pick-1"], false],
      ["tables", ["monitor-select-1"], true],
      [undefined, ["monitor-pick-2"], false],
      ["tables", ["monitor-select-2"], true],
      [undefined, ["monitor-look", "monitor-settle"], false],
    ],
  );
  const [call] = segments[1]!.calls;
  assert.deepEqual([call.activity, call.timeoutMs, call.retry.attempts], ["acme.points", 1000, 4]);
  assert.ok("m" in call.with);
  assert.deepEqual(call.with.m[0], ["team", { v: "SCF" }]);
});

test("an operation of own workers is typed and checked by its manifest, at its place", () => {
  const wrong: readonly [string, string[]][] = [
    ["[{ acme.points: {} }]", ["value.missing /select/0/acme.points"]],
    ["[acme.points]", ["value.missing /select/0"]],
    ["[{ acme.points: { team: S } }]", ["value.out_of_range /select/0/acme.points/team"]],
    ["[{ acme.points: { team: SCF, value: x } }]", ["value.unknown_key /select/0/acme.points/value"]],
    ["[{ acme.points: { team: '${value}' } }]", ["expr.not_allowed_here /select/0/acme.points/team"]],
    ["[{ css: a }, number, { acme.points: { team: SCF } }]", ["value.wrong_type /select/2/acme.points"]],
    // What is no operation inside `items` either, and what is wrong beside one of one's own.
    [
      "[{ acme.points: { team: SCF } }, { css: '>>' }]",
      ["select.never_matches /select/1", "select.bad_css /select/1/css"],
    ],
    ["[{ items: { each: li, fields: { p: [acme.points] } } }]", ["select.invalid /select/0/items/fields/p/0"]],
  ];
  for (const [select, expected] of wrong) {
    const { diagnostics } = withPoints(`${PAGE}select: ${select}\n`);
    assert.deepEqual(
      diagnostics.map(({ code, pointer }) => `${code} ${pointer}`),
      expected,
      select,
    );
  }
  const { diagnostics } = withPoints(
    `${PAGE}select: [{ acme.points: { team: SCF } }]\ncondition: { when: "\${value.x == 1}" }`,
  );
  assert.match(diagnostics[0]?.message ?? "", /"value" is a number/);
});

test("a new version of an own operation is another way of selecting", () => {
  const digest = (own: ActivityManifest): string => {
    const translation = withPoints(`${PAGE}select: [{ acme.points: { team: SCF } }]\n`, own);
    assert.ok(translation.ok);
    return translation.monitor!.stateDigest;
  };
  assert.equal(digest(points), digest({ ...points, description: "Other words." }));
  assert.notEqual(digest(points), digest({ ...points, version: 3 }));
});

test("a source of own workers says in its manifest where they take it", () => {
  const { queue: _, role: __, ...without } = points;
  const source = "source: { call: { activity: acme.points, with: { value: x, team: SCF } } }\n";
  assert.deepEqual(
    withPoints(source, without).diagnostics.map(({ code, pointer }) => `${code} ${pointer}`),
    ["call.queue_missing /source/call/activity"],
  );
  const translation = withPoints(source, { ...without, queue: "tables" });
  assert.ok(translation.ok, JSON.stringify(translation.diagnostics));
  const segments = [...walkOps(translation.plan.body)].flatMap((op) => (op.op === "segment" ? [op] : []));
  assert.deepEqual(
    segments.slice(0, 3).map(({ id, queue }) => [id, queue]),
    [
      ["monitor-load", undefined],
      ["source", "tables"],
      ["monitor-conclude", undefined],
    ],
  );
});

test("windows without a day are refused, and end nothing", () => {
  const windows = 'schedule: { every: 15m, windows: [{ days: [], from: "08:00", to: "20:00" }] }';
  const { diagnostics } = translate(monitor(PAGE).replace("schedule: { every: 15m }", windows));
  assert.deepEqual(
    diagnostics.map(({ code, pointer }) => [code, pointer]),
    [["value.out_of_range", "/schedule/windows/0/days"]],
  );
});

test("a cron whose times lie in a window now and then is one that checks", () => {
  const said = (schedule: string): string[] =>
    translate(monitor(PAGE).replace("{ every: 15m }", schedule)).diagnostics.map(({ message }) => message);
  const never = "No time of `cron` lies in a window: no check would ever begin";
  const work = 'windows: [{ days: [mon], from: "08:00", to: "20:00" }]';
  assert.deepEqual(said(`{ cron: "* * * * *", ${work} }`), []);
  assert.deepEqual(said(`{ cron: "0 8 1 * *", timezone: Europe/Berlin, ${work} }`), []);
  assert.deepEqual(said(`{ cron: ["0 3 * * *", "0 9 29 2 *"], ${work} }`), []);
  assert.deepEqual(said('{ cron: "0 2 * * *", windows: [{ from: "22:00", to: "06:00" }] }'), []);
  assert.deepEqual(said(`{ cron: "59 7 * * *", ${work} }`), [never]);
  assert.deepEqual(said(`{ cron: "0 20 * * *", ${work} }`), [never]);
  assert.deepEqual(said(`{ cron: ["0 9 * * 2", "0 9 * * 7"], ${work} }`), [never]);
});

test("`staleAfter` is held against the gap that is certain: nights count, and hours in which no cron would have fallen do not", () => {
  const warned = (schedule: string, staleAfter: string): readonly (string | undefined)[] =>
    translate(
      `watchloom: "1"\nkind: Monitor\nname: m\nschedule: ${schedule}\n${PAGE}health: { staleAfter: ${staleAfter} }`,
    ).diagnostics.map(({ code, hint }) => `${code} ${hint}`);
  const windows = 'windows: [{ from: "08:00", to: "20:00" }]';
  const stale = (hint: string) => [`monitor.stale_between_checks ${hint}`];
  assert.deepEqual(warned("{ every: 1h }", "59m"), stale("1h"));
  assert.deepEqual(warned("{ every: 1h }", "1h"), []);
  assert.deepEqual(warned(`{ every: 1h, ${windows} }`, "11h"), stale("12h"));
  assert.deepEqual(warned(`{ every: 1h, ${windows} }`, "12h"), []);
  assert.deepEqual(warned("{ adaptive: { min: 15m, max: 24h } }", "2h"), stale("1d"));
  assert.deepEqual(warned('{ cron: "0 9 * * 1-5" }', "2d"), stale("3d"));
  // From noon to noon of the next day, whatever the windows are.
  assert.deepEqual(warned(`{ cron: "0 12 * * *", ${windows} }`, "30h"), []);
  assert.deepEqual(warned('{ cron: "0 9 31 2 *" }', "2d"), ["schedule.invalid undefined"]);
});

test("`identity` is for lists: of what may be one nothing is said, of what is none that nothing reads it", () => {
  const key = 'compare: { identity: "${item.url}" }\n';
  const codes = (more: string): string[] => translate(monitor(more)).diagnostics.map(({ code }) => code);
  assert.deepEqual(codes(`${FEED}${key}`), []);
  assert.deepEqual(codes(`${PAGE}select: [{ css: { select: li, all: true } }]\ncompare: { identity: "\${item}" }`), []);
  const unknown = `source: { http: { url: "https://shop.example/api", expect: json } }\nselect: [{ jsonpath: "$.offers" }]\n${key}`;
  assert.ok(!codes(unknown).includes("monitor.identity_of_no_list"));
  const filled = `${PAGE}extract: { schema: { type: object, properties: { p: { type: number } } } }\n${key}`;
  const facts = `source: { search: { query: "When?" } }\n${key}`;
  for (const none of [`${PAGE}${key}`, `${PAGE}${NUMBER}${key}`, filled, facts])
    assert.deepEqual(codes(none), ["monitor.identity_of_no_list"], none);
  // What is wrong with the expression itself is told all the same.
  assert.deepEqual(codes(`${PAGE}compare: { identity: "\${itm.url}" }`), [
    "monitor.identity_of_no_list",
    "expr.unknown_name",
  ]);
});

test("the same document says of its `expires` what the given time says, and has one plan", () => {
  const text = monitor(`${PAGE}expires: 2026-06-01T00:00:00Z`);
  const at = (now?: string) => {
    const translation = translate(text, now === undefined ? {} : { now: Date.parse(now) });
    assert.ok(translation.ok);
    return [translation.plan.digest, translation.diagnostics.map(({ code }) => code)];
  };
  const [digest] = at();
  assert.deepEqual([at(), at("2026-05-31T23:59:59Z")], Array(2).fill([digest, []]));
  assert.deepEqual(at("2026-06-01T00:00:00Z"), [digest, ["monitor.expired"]]);
});

test("of a list out of JSON with a schema nothing is unknown; of any value `diff` has its text", () => {
  const api = (schema: string): string =>
    `source: { http: { url: "https://shop.example/api", expect: json${schema} } }\nselect: [{ jsonpath: "$.offers" }]\n`;
  const schema =
    ", schema: { type: object, required: [offers], properties: { offers: { type: array, items: { type: object, required: [id], properties: { id: { type: number } } } } } }";
  const identity = 'compare: { identity: "${item.id}" }\n';
  const tells = 'notify: { message: "${diff.markdown}", to: [] }';
  assert.deepEqual(said(`${api(schema)}${identity}${tells}`), []);
  assert.match(said(`${api(schema)}compare: { identity: "\${item.ident}" }`).join("\n"), /has no field "ident"/);
  assert.deepEqual(said(`${api("")}${tells}`), []);
});
