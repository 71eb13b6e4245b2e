import { canonicalJson } from "../../runtime/ir/canonical-json.ts";
import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { ActivityManifest } from "../../runtime/ir/manifest.ts";
import { checkManifest, reservedArea } from "../../runtime/translator/index.ts";
import { listMonitorMentions, type Database } from "../../runtime/store/index.ts";
import type { DocumentSource } from "./document-source.ts";
import { ApiError } from "./problems.ts";
import { findMentions } from "./stored-callers.ts";
import type { Translator } from "./translation.ts";

/** A manifest that a tenant may store under this name. @throws ApiError `invalid-payload` with what is wrong */
export function demandManifest(name: string, given: Json): ActivityManifest {
  const checked = checkManifest(given);
  if (!checked.ok) {
    const [first] = checked.errors;
    throw invalid(first?.detail ?? "the manifest has mistakes", checked.errors);
  }
  const { manifest } = checked;
  if (manifest.name !== name) {
    const detail = `the manifest's name is "${manifest.name}", and it is to be stored as "${name}"`;
    throw invalid(detail, [{ pointer: "/name", detail: `is not "${name}"`, code: "const" }]);
  }
  const area = reservedArea(name);
  if (area !== null) {
    const detail = `names that begin with "${area}." are Watchloom's own; name yours after your team or your system`;
    throw invalid(detail, [{ pointer: "/name", detail, code: "reserved" }]);
  }
  return manifest;
}

function invalid(detail: string, errors: readonly { pointer: string; detail: string; code: string }[]): ApiError {
  return new ApiError("invalid-payload", detail, { members: { errors } });
}

/** What a plan was made by: a change of it is another version. */
const CONTRACT = [
  "input",
  "output",
  "errors",
  "idempotent",
  "idempotentWhen",
  "shape",
  "untrusted",
  "prompts",
  "role",
] as const;

/** @throws ApiError `activity-version` where what documents rely on changes under the same version, or an older one */
export function demandVersion(before: ActivityManifest, after: ActivityManifest): void {
  const isSame = contractOf(before) === contractOf(after);
  if (after.version > before.version || (isSame && after.version === before.version)) return;
  const detail =
    after.version < before.version
      ? `"${after.name}" has version ${before.version}; a manifest with version ${after.version} is older`
      : `what documents rely on has changed, and the version is still ${before.version}; give it ${before.version + 1}`;
  throw new ApiError("activity-version", detail, {
    members: { errors: [{ pointer: "/version", detail: `must be greater than ${before.version}`, code: "minimum" }] },
  });
}

function contractOf(manifest: ActivityManifest): string {
  return canonicalJson(Object.fromEntries(CONTRACT.map((part) => [part, (manifest[part] ?? null) as Json])));
}

/** A monitor by its revision, or a stored document in its newest version. */
export interface NamedDocument {
  readonly kind: "Workflow" | "Monitor";
  readonly name: string;
  readonly version: number;
}

export type UsingDocument = NamedDocument & DocumentSource;

/** One that uses an activity; and what is wrong with it now. */
export interface CallingDocument extends NamedDocument {
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

export interface CallersDeps {
  readonly database: Database;
  readonly translator: Translator;
}

/**
 * A call by its name, or a channel that stands by it, in JSON or YAML, quoted or not; in a comment it may be too many,
 * never too few.
 */
function callsIt(source: string, name: string): boolean {
  const quoted = name.replaceAll(".", "[.]");
  const call = new RegExp(`\\bcall["']?\\s*:\\s*["']?${quoted}["']?(?![\\w.-])`);
  const channel = new RegExp(`(?<![\\w.-])${quoted}["']?\\s*:`);
  return call.test(source) || (/\bnotify[.]send\b/.test(source) && channel.test(source));
}

/** What uses an activity, by what is written: nothing is translated. */
export async function namesThatCall(
  { database }: Pick<CallersDeps, "database">,
  tenant: string,
  name: string,
): Promise<UsingDocument[]> {
  const { documents, monitors } = await database.withTenant(tenant, async (tx) => ({
    documents: await findMentions(tx, name),
    monitors: await listMonitorMentions(tx, name, MOST_MONITORS),
  }));
  return [
    ...documents.filter(({ source }) => callsIt(source, name)).map((row) => ({ ...row, kind: "Workflow" as const })),
    ...monitors
      .filter(({ source }) => namesIt(source, name))
      .map((row) => ({ ...row, kind: "Monitor" as const, version: row.revision })),
  ];
}

/** So long they are translated within the request; what is left is named. */
const LOOK_MS = 5000;

/** What uses an activity, and what is wrong with it now. */
export async function documentsThatCall(
  deps: CallersDeps,
  tenant: string,
  name: string,
  lookMs = LOOK_MS,
): Promise<{ readonly looked: readonly CallingDocument[]; readonly left: readonly NamedDocument[] }> {
  const using = await namesThatCall(deps, tenant, name);
  const until = performance.now() + lookMs;
  const looked: CallingDocument[] = [];
  for (const row of using) {
    if (performance.now() >= until) break;
    const { ok, diagnostics } = await deps.translator.translate(tenant, row);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    looked.push({ ...nameOf(row), valid: ok, diagnostics: errors });
  }
  return { looked, left: using.slice(looked.length).map(nameOf) };
}

function nameOf({ kind, name, version }: NamedDocument): NamedDocument {
  return { kind, name, version };
}

/** As many are looked through. */
const MOST_MONITORS = 500;

/** A monitor has many places for it; in a text of its own it may be one too many. */
function namesIt(source: string, name: string): boolean {
  return new RegExp(`(?<![\\w.-])${name.replaceAll(".", "[.]")}(?![\\w.-])`).test(source);
}
