import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { BUILT_IN_MANIFESTS, type ActivityManifest } from "../../runtime/ir/manifest.ts";
import { monitorChecks } from "../../runtime/monitors/checks.ts";
import { DIAGNOSTIC_CODES } from "../../runtime/translator/diagnostic-codes.ts";
import { translate } from "../../runtime/translator/index.ts";
import type { TranslateOptions } from "../../runtime/translator/index.ts";

const here = import.meta.dirname;
const page = join(here, "..", "..", "docs", "reference", "diagnostics.md");
const update = process.env["UPDATE_DIAGNOSTICS"] === "1";

interface Case {
  readonly why?: string;
  readonly secrets?: readonly string[];
  readonly limits?: TranslateOptions["limits"];
  readonly documents?: { readonly [ref: string]: string };
  readonly callers?: { readonly [name: string]: string };
  /** Manifests of the author's own workers. */
  readonly activities?: readonly ActivityManifest[];
  /** RFC 3339: what time it is. */
  readonly now?: string;
  readonly pad?: { readonly marker: string; readonly text: string; readonly times: number };
}

const folders = readdirSync(here, { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)broken\.(yaml|json)$/.test(file))
  .map((file) => dirname(file))
  .sort();
const codeOf = (folder: string): string => folder.split("/")[0]!;

function readCase(folder: string): Case {
  const file = join(here, folder, "case.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Case) : {};
}

function run(folder: string, name: "broken" | "fixed") {
  const { secrets, limits, documents, callers, activities = [], now, pad } = readCase(folder);
  const format = existsSync(join(here, folder, `${name}.json`)) ? "json" : "yaml";
  const bytes = readFileSync(join(here, folder, `${name}.${format}`));
  const padded = pad === undefined ? bytes : bytes.toString().replaceAll(pad.marker, pad.text.repeat(pad.times));
  const stored = (name: string, file: string) => {
    const source = readFileSync(join(here, folder, file), "utf8");
    return { source, name, version: 1, digest: `sha256:${"0".repeat(64)}` };
  };
  return translate(padded, {
    format,
    manifests: new Map([...BUILT_IN_MANIFESTS, ...activities.map((own) => [own.name, own] as const)]),
    ...(callers === undefined ? {} : { callers: Object.entries(callers).map(([name, file]) => stored(name, file)) }),
    ...(secrets === undefined ? {} : { secrets: new Set(secrets) }),
    ...(limits === undefined ? {} : { limits }),
    ...(now === undefined ? {} : { now: Date.parse(now) }),
    checks: monitorChecks,
    documentNames: new Set(Object.keys(documents ?? {})),
    documents: (ref) => {
      const file = documents?.[ref];
      return file === undefined ? undefined : stored(ref.split("@")[0]!, file);
    },
  });
}

for (const folder of folders) {
  test(`${folder}: the broken document gives exactly these diagnostics`, () => {
    const file = join(here, folder, "expected.json");
    const { diagnostics } = run(folder, "broken");
    if (update) writeFileSync(file, `${JSON.stringify(diagnostics, null, 2)}\n`);
    assert.deepEqual(diagnostics, JSON.parse(readFileSync(file, "utf8")));
    const code = codeOf(folder);
    assert.ok(
      diagnostics.some((diagnostic) => diagnostic.code === code),
      `${code} is not among them`,
    );
  });
  test(`${folder}: the repair is accepted without a word`, () => {
    const fixed = run(folder, "fixed");
    assert.deepEqual(fixed.diagnostics, []);
    assert.equal(fixed.ok, true);
  });
}

test("every code of the catalogue has a folder, and every folder a code", () => {
  assert.deepEqual([...new Set(folders.map(codeOf))].sort(), Object.keys(DIAGNOSTIC_CODES).sort());
});

test("every code of the catalogue has an entry on the page, and every entry a code", () => {
  const entries = [...readFileSync(page, "utf8").matchAll(/^### `([^`]+)`/gm)].map(([, code]) => code!);
  assert.deepEqual(entries.sort(), Object.keys(DIAGNOSTIC_CODES).sort(), relative(here, page));
});
