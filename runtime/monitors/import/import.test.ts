import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { translate } from "../../translator/index.ts";
import { validateDocument } from "../../translator/validate.ts";
import { parseDocument } from "../../translator/parse/index.ts";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import { compileSelection } from "../select/index.ts";
import { importMonitors, ImportError, type Imported } from "./index.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): Imported => importMonitors(bytes(text));

/** Every document of an import has the form of a Monitor, and its selection compiles. */
function sound(imported: Imported): readonly JsonObject[] {
  for (const { document, from } of imported.monitors) {
    const { sourced } = parseDocument(JSON.stringify(document), "json");
    assert.ok(sourced !== null);
    const valid = validateDocument(sourced);
    const said = valid.ok ? [] : valid.diagnostics.filter(({ code }) => code !== "not-available-yet");
    assert.deepEqual(said, [], from);
    const selection = compileSelection((document["select"] ?? ["text"]) as Json);
    assert.ok(selection.ok, JSON.stringify(selection));
    const { diagnostics } = translate(JSON.stringify(document), { format: "json" });
    assert.deepEqual(
      diagnostics.filter(({ severity, code }) => severity === "error" && code !== "not-available-yet"),
      [],
      from,
    );
  }
  return imported.monitors.map(({ document }) => document);
}

const at = (value: Json | undefined, ...path: (string | number)[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (one, key) => (Array.isArray(one) ? one[key as number] : isJsonObject(one) ? one[key] : undefined),
    value,
  );

test("a list of addresses: a line a monitor, tags after it, comments and repeats left out with a word", () => {
  const imported = read(
    "# shops\nhttps://shop.example/a  prices, home\nshop.example/b\n\nhttps://shop.example/a\nftp://x.example/\nhttps://u:p@x.example/\n",
  );
  const documents = sound(imported);
  assert.deepEqual(
    documents.map((document) => [document["name"], at(document, "source", "http", "url"), document["labels"]]),
    [
      ["shop-example-a", "https://shop.example/a", { tags: "prices,home" }],
      ["shop-example-b", "https://shop.example/b", undefined],
    ],
  );
  assert.deepEqual(
    imported.skipped.map(({ reason }) => reason),
    [
      "the address stands in the list twice",
      "addresses begin with http: or https:, not ftp:",
      "its address holds a password; use `auth` with a secret instead",
    ],
  );
});

test("subscriptions of a feed reader: each feed a monitor, its folders a label", () => {
  const imported = read(`<?xml version="1.0"?><opml version="2.0"><head><title>mine</title></head><body>
    <outline text="News"><outline text="World"><outline type="rss" text="A \${paper}" xmlUrl="https://a.example/rss"/></outline></outline>
    <outline text="Kept page" htmlUrl="https://b.example/"/>
    <outline type="rss" text="" xmlUrl="https://c.example/feed.xml"/></body></opml>`);
  const [paper, other] = sound(imported);
  assert.equal(imported.format, "opml");
  assert.deepEqual(paper?.["labels"], { folder: "News/World" });
  assert.equal(paper?.["description"], "A $${paper}");
  assert.equal(at(other, "source", "feed", "url"), "https://c.example/feed.xml");
  assert.deepEqual(
    imported.skipped.map(({ from }) => from),
    ["Kept page"],
  );
});

const WATCH: JsonObject = {
  url: "https://shop.example/keyboard?x=${y}",
  title: "Keyboard für Ädä",
  tags: ["t1"],
  include_filters: [".price", "xpath://h1"],
  subtractive_selectors: [".ads", "//nav"],
  extract_text: ["/(\\d+) €/i"],
  ignore_text: ["people are watching", "/\\d+ left/", "/(?<=a)b/"],
  trigger_text: ['in "stock"'],
  text_should_not_be_present: ["sold out"],
  filter_text_removed: false,
  headers: { "User-Agent": "me", Cookie: "session=abc" },
  time_between_check: { weeks: null, days: null, hours: 1, minutes: 30, seconds: null },
  time_between_check_use_default: false,
  time_schedule_limit: {
    enabled: true,
    timezone: "Europe/Berlin",
    monday: { enabled: true, start_time: "08:00", duration: { hours: "12", minutes: "00" } },
    tuesday: { enabled: true, start_time: "08:00", duration: { hours: "12", minutes: "00" } },
    sunday: { enabled: true, start_time: "22:00", duration: { hours: "4", minutes: "30" } },
    saturday: { enabled: false, start_time: "00:00", duration: { hours: "24", minutes: "00" } },
  },
  notification_urls: ["tgram://123456:AbC-dEf/42", "discord://111/tok", "oddity://x"],
};
const SETTINGS: JsonObject = {
  requests: { time_between_check: { hours: 6 } },
  application: { tags: { t1: { title: "shops" } }, notification_urls: ["mailto://me:pw@example.org"] },
};

test("changedetection.io: a watch's filters, words, hours, headers and notifications; what is lost is said", () => {
  const imported = read(JSON.stringify({ watching: { u1: WATCH }, settings: SETTINGS }));
  const [document] = sound(imported);
  const [monitor] = imported.monitors;
  assert.equal(imported.format, "changedetection");
  assert.equal(document?.["name"], "keyboard-fu-r-a-da");
  assert.deepEqual(document?.["labels"], { tags: "shops" });
  assert.equal(at(document, "source", "http", "url"), "https://shop.example/keyboard?x=$${y}");
  assert.deepEqual(document?.["schedule"], {
    every: "90m",
    timezone: "Europe/Berlin",
    windows: [
      { days: ["mon", "tue"], from: "08:00", to: "20:00" },
      { days: ["sun"], from: "22:00", to: "02:30" },
    ],
  });
  assert.deepEqual(document?.["select"], [
    { remove: [".ads"] },
    { css: { select: ".price", all: true } },
    { regex: { pattern: "(?i)(\\d+) €", group: 0, all: true } },
  ]);
  assert.deepEqual(at(document, "compare", "ignore"), ["(?i)people are watching", "\\d+ left"]);
  assert.match(
    String(at(document, "condition", "when")),
    /^\$\{value\.exists.*&& !value\.exists.*size\(diff\.added\) > 0\}$/,
  );
  assert.deepEqual(at(document, "notify", "to"), [
    { telegram: { chat: "42", token: { $secret: "keyboard-fu-r-a-da.telegram" } } },
    { discord: { webhook: { $secret: "keyboard-fu-r-a-da.discord" } } },
  ]);
  assert.deepEqual(monitor?.secrets, [
    { name: "keyboard-fu-r-a-da.telegram", value: "123456:AbC-dEf", hosts: ["api.telegram.org"] },
    { name: "keyboard-fu-r-a-da.discord", value: "https://discord.com/api/webhooks/111/tok", hosts: ["discord.com"] },
    { name: "keyboard-fu-r-a-da.cookie", value: "session=abc", hosts: ["shop.example"] },
  ]);
  assert.equal(monitor?.paused, true, "filters of two languages: somebody has to look");
  assert.ok(monitor?.notes.some((note) => note.includes('"oddity://"')));
  assert.ok(monitor?.notes.some((note) => note.includes("/(?<=a)b/")));
});

test("changedetection.io: defaults are inherited; a browser, a pause and a muted watch are said", () => {
  const plain = { url: "https://a.example/", time_between_check_use_default: true, tags: [] };
  const imported = read(
    JSON.stringify({
      settings: SETTINGS,
      watching: {
        a: plain,
        b: { ...plain, url: "https://b.example/", paused: true, notification_muted: true },
        c: { ...plain, url: "https://c.example/", fetch_backend: "html_webdriver", processor: "restock_diff" },
        d: { ...plain, url: "https://d.example/{{ 1 + 1 }}" },
      },
    }),
  );
  const [a, b, c] = sound(imported);
  assert.deepEqual(a?.["schedule"], { every: "6h" });
  assert.deepEqual(at(a, "notify", "to"), [{ email: { to: ["me@example.org"] } }]);
  assert.equal(b?.["notify"], undefined);
  assert.deepEqual(c?.["select"], ["text"]);
  assert.deepEqual(
    imported.monitors.map(({ paused }) => paused),
    [false, true, true],
  );
  assert.equal(imported.monitors[2]?.notes.length, 3);
  assert.match(imported.skipped[0]?.reason ?? "", /template/);
});

test("changedetection.io: the zip of a backup, old and new; a bomb and a zip of something else are refused", () => {
  const json = (value: Json): Uint8Array => strToU8(JSON.stringify(value));
  const old = zipSync({
    "url-watches.json": json({ watching: { u1: WATCH }, settings: SETTINGS }),
    "u1/x.html": json(1),
  });
  const fresh = zipSync({
    "changedetection.json": json({ settings: { requests: {}, application: {} } }),
    "url-watches.json": json({ watching: { gone: { ...WATCH, title: "gone" } } }),
    "u1/watch.json": json(WATCH),
    "t1/tag.json": json({ title: "shops" }),
  });
  assert.deepEqual(sound(importMonitors(old))[0], sound(importMonitors(fresh))[0]);
  assert.equal(importMonitors(fresh).monitors.length, 1);
  const bomb = zipSync({ "url-watches.json": new Uint8Array(70 * 1024 * 1024) }, { level: 9 });
  assert.throws(() => importMonitors(bomb), /too large when unpacked/);
  assert.throws(() => importMonitors(zipSync({ "a.txt": json(1) })), /no backup of changedetection\.io/);
  assert.throws(() => importMonitors(bytes("PK\u0003\u0004 no zip")), ImportError);
});

test("urlwatch: jobs, filters as operations, cookies as secrets; shell jobs are left out", () => {
  const imported = read(`name: Releases
url: https://git.example/releases
filter:
  - css: { selector: ".rel", exclude: ".date", maxitems: 3 }
  - html2text
  - grep: Current
  - strip
  - re.sub: { pattern: "v(\\\\d+)", repl: "\\\\1$" }
max_tries: 3
cookies: { sid: abc }
---
url: https://api.example/tags
filter:
  - jq: ".[0].name"
---
name: Home
command: ls -al ~
---
url: https://post.example/
data: { a: 1, b: "x y" }
filter: [shellpipe: "grep x"]
ignore_http_error_codes: 404, 5xx
---
navigate: https://js.example/
---
just text
`);
  const [releases, tags, post, js] = sound(imported);
  assert.equal(imported.format, "urlwatch");
  assert.deepEqual(releases?.["select"], [
    { remove: [".date"] },
    { css: { select: ".rel", all: true, max: 3, html: true } },
    "text",
    { lines: { containing: "Current" } },
    "trim",
    { replace: { pattern: "v(\\d+)", with: "$1\\$" } },
  ]);
  assert.deepEqual(releases?.["health"], { failures: 3 });
  assert.deepEqual(at(releases, "source", "http", "headers"), { cookie: { $secret: "releases.cookie" } });
  assert.deepEqual(imported.monitors[0]?.secrets, [
    { name: "releases.cookie", value: "sid=abc", hosts: ["git.example"] },
  ]);
  assert.deepEqual(tags?.["select"], [{ jsonpath: { select: "$[0].name", all: true } }]);
  assert.deepEqual(at(post, "source", "http"), {
    url: "https://post.example/",
    method: "POST",
    body: "a=1&b=x+y",
    accept: ["2xx", 404, "5xx"],
  });
  assert.equal(at(js, "source", "http", "url"), "https://js.example/");
  assert.deepEqual(
    imported.monitors.map(({ paused }) => paused),
    [false, false, true, true],
  );
  assert.deepEqual(
    imported.skipped.map(({ from, reason }) => [from, reason]),
    [
      ["Home", "it runs a shell command, which a monitor does not"],
      ["job 6", "it is no map of keys and values"],
    ],
  );
});

test("an export of ours comes back as it was, and so do documents between ---", () => {
  const document = sound(read("https://a.example/"))[0]!;
  const back = read(JSON.stringify({ watchloom_export: 1, monitors: [{ document, paused: true }, { document: 1 }] }));
  assert.deepEqual([back.format, back.monitors[0]?.document, back.monitors[0]?.paused], ["watchloom", document, true]);
  assert.equal(back.skipped.length, 1);
  const yaml = read('watchloom: "1"\nkind: Monitor\nname: a\n---\nwatchloom: "1"\nkind: Workflow\nname: b\n');
  assert.deepEqual([yaml.monitors.map(({ from }) => from), yaml.skipped.map(({ from }) => from)], [["a"], ["b"]]);
});

test("a folder of a hundred thousand feeds is counted and refused, as are as many lines that are no address", () => {
  const outlines = '<outline xmlUrl="https://a.example/feed"/>'.repeat(130_000);
  const opml = `<opml version="2.0"><body><outline text="all">${outlines}</outline></body></opml>`;
  assert.throws(() => read(opml), /130000 entries; at most 10000 are looked at/);
  assert.throws(() => read("https://a.example/one\n".repeat(20_000)), /20000 entries/);
});

test("whatever the bytes, an import reads them or says in one sentence why not", () => {
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ maxLength: 200 }).map(bytes),
    fc.json({ maxDepth: 4 }).map((json) => bytes(`{"watching":${json}}`)),
    fc
      .tuple(fc.constantFrom(...Object.keys(WATCH)), fc.jsonValue({ maxDepth: 3 }))
      .map(([key, value]) => bytes(JSON.stringify({ watching: { u: { ...WATCH, [key]: value } } }))),
    fc
      .tuple(fc.constantFrom("filter", "headers", "data", "cookies", "max_tries"), fc.jsonValue({ maxDepth: 3 }))
      .map(([key, value]) => bytes(`url: https://a.example/\n${key}: ${JSON.stringify(value)}\n`)),
    fc
      .array(
        fc.constantFrom("<", "opml", ">", "body", "outline xmlUrl='x'", "/", "&a;", "<!DOCTYPE a [<!ENTITY a 'x'>]>"),
      )
      .map((parts) => bytes(`<opml>${parts.join("")}`)),
  );
  fc.assert(
    fc.property(hostile, (input) => {
      try {
        const imported = importMonitors(input);
        for (const { document } of imported.monitors) {
          assert.equal(typeof document["name"] === "string" || imported.format === "watchloom", true);
        }
      } catch (error) {
        assert.ok(error instanceof ImportError, String(error));
        assert.ok(error.message.length > 0);
      }
    }),
    { numRuns: 500 },
  );
});
