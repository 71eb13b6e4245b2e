import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { SIGNATURES } from "../runtime/expressions/check/signatures.ts";
import { BUILT_IN_FAILURES } from "../runtime/ir/failure.ts";
import { METRICS, type MetricKind } from "../runtime/telemetry/catalogue.ts";

/** Pages of docs/ that are made from what the program itself reads, so that they cannot drift. */
const ROOT = join(import.meta.dirname, "..");

interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
}

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly available: boolean;
  readonly internal?: boolean;
  readonly idempotent: boolean;
  readonly streaming: boolean;
  readonly timeoutMs: number;
  readonly errors: readonly string[];
  readonly input: Schema;
  readonly output: Schema;
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const typeOf = (schema: Schema): string => {
  const values = schema.enum?.map((value) => `\`${JSON.stringify(value)}\``).join(", ");
  return (
    values ??
    (Array.isArray(schema.type) ? schema.type.join(" or ") : typeof schema.type === "string" ? schema.type : "any")
  );
};

function fields(schema: Schema): string[] {
  const rows = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const required = schema.required?.includes(name) === true ? " (required)" : "";
    const fallback = property.default === undefined ? "" : ` Default: \`${JSON.stringify(property.default)}\`.`;
    return `| \`${name}\`${required} | ${cell(typeOf(property))} | ${cell(property.description ?? "")}${cell(fallback)} |`;
  });
  return rows.length === 0 ? ["No fields."] : ["| field | type | |", "|---|---|---|", ...rows];
}

function section(manifest: Manifest): string {
  const traits = [
    manifest.available ? undefined : "**Not available yet**: refused with `not-available-yet`",
    manifest.idempotent ? "idempotent" : undefined,
    manifest.streaming ? "streams `step.delta` events" : undefined,
    `time limit of one attempt ${manifest.timeoutMs / 1000} s`,
  ].filter((trait) => trait !== undefined);
  return [
    `## ${manifest.name}`,
    "",
    manifest.description,
    "",
    `${traits.join("; ")}.`,
    "",
    "`with`:",
    "",
    ...fields(manifest.input),
    "",
    "Output:",
    "",
    ...(manifest.output.properties === undefined
      ? [manifest.output.description ?? "Any value."]
      : fields(manifest.output)),
    "",
    ...(manifest.errors.length === 0
      ? []
      : [`Errors: ${manifest.errors.map((type) => `\`${type}\``).join(", ")}.`, ""]),
  ].join("\n");
}

function activitiesPage(): string {
  const folder = join(ROOT, "schemas/activities");
  const manifests = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Manifest)
    .filter((manifest) => manifest.internal !== true);
  return [
    "# Built-in activities",
    "",
    "Made from `schemas/activities/` by `make generate`. The same manifests are served at `GET /activities`, and the",
    "translator checks every `with` and every expression against them.",
    "",
    ...manifests.map(section),
  ].join("\n");
}

function failuresTable(): string {
  return [
    "| type | retried | |",
    "|---|---|---|",
    ...Object.entries(BUILT_IN_FAILURES).map(([type, kind]) => {
      const caught = kind.catchable ? "" : " No `catch` takes it.";
      return `| \`${type}\` | ${kind.retried ? "yes" : ""} | ${cell(kind.description)}.${caught} |`;
    }),
  ].join("\n");
}

function functionsTable(): string {
  return [
    "| | |",
    "|---|---|",
    ...Object.values(SIGNATURES).map(({ usage, description }) => `| \`${cell(usage)}\` | ${cell(description)} |`),
  ].join("\n");
}

function metricsTable(from: MetricKind["from"][number]): string {
  const kinds = Object.entries(METRICS) as [string, MetricKind][];
  return [
    "| metric | kind | labels | |",
    "|---|---|---|---|",
    ...kinds
      .filter(([, kind]) => kind.from.includes(from))
      .map(([name, { kind, labels, help }]) => {
        const shown = labels.map((label) => `\`${label}\``).join(", ");
        return `| \`${name}\` | ${kind} | ${shown} | ${cell(help)} |`;
      }),
  ].join("\n");
}

function between(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
  const [before, rest] = [page.slice(0, page.indexOf(begin) + begin.length), page.slice(page.indexOf(end))];
  return `${before}\n\n${text}\n\n${rest}`;
}

/** Path to text of every generated page. */
export async function pages(): Promise<Map<string, string>> {
  const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
  const made = new Map([
    ["docs/reference/activities.md", activitiesPage()],
    ["docs/reference/documents.md", between(read("docs/reference/documents.md"), "failures", failuresTable())],
    ["docs/reference/expressions.md", between(read("docs/reference/expressions.md"), "functions", functionsTable())],
    [
      "docs/reference/metrics.md",
      between(between(read("docs/reference/metrics.md"), "api", metricsTable("api")), "worker", metricsTable("worker")),
    ],
  ]);
  for (const [path, text] of made) {
    made.set(path, await format(text, { ...(await resolveConfig(join(ROOT, path))), parser: "markdown" }));
  }
  return made;
}

if (import.meta.main) for (const [path, text] of await pages()) writeFileSync(join(ROOT, path), text);
