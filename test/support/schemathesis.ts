import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../../scripts/contract/program.ts";
import { operationsOf, readSpec } from "../../scripts/contract/spec.ts";
import type { Tools } from "../../scripts/contract/tools.ts";

export interface SchemathesisOptions {
  readonly tools: Tools;
  readonly url: string;
  readonly apiKey: string;
  /** Ids that exist, by path parameter; the rest is made up. */
  readonly known: { readonly [parameter: string]: readonly string[] };
  /** Ids that nothing may be done to. */
  readonly protected: readonly string[];
  /** For each operation and phase. */
  readonly examples: number;
  /** Fuzzing and stateful testing go on for so long. Absent: as many cases as `examples` says, the same each time. */
  readonly seconds?: number | undefined;
  readonly seed: number;
}

export interface SchemathesisResult {
  readonly code: number;
  readonly said: string;
  /** Answers by status. */
  readonly statuses: { readonly [status: string]: number };
  readonly requests: number;
  readonly serverErrors: readonly string[];
}

const HOOKS = join(import.meta.dirname, "..", "contract", "schemathesis_hooks.py");
/** Its program by hand: a script in a virtual environment that was moved points to where it was made. */
const START = "import sys; from schemathesis.cli import schemathesis; sys.argv[0] = 'schemathesis'; schemathesis()";

/** Schemathesis with all checks and all phases, on the 3.2 contract, which says what an event of a stream is. */
export async function runSchemathesis(options: SchemathesisOptions): Promise<SchemathesisResult> {
  const folder = mkdtempSync(join(tmpdir(), "watchloom-schemathesis-"));
  const config = join(folder, "schemathesis.toml");
  const calls = join(folder, "calls.json");
  writeFileSync(config, configuration(options.known));
  try {
    const { code, said } = await runProgram(
      join(options.tools.python, "python"),
      [
        ...["-c", START, "--config-file", config, "run", `${options.url}/openapi-3.2.json`],
        ...["--checks", "all", "--header", `Authorization: Bearer ${options.apiKey}`],
        ...["--max-examples", String(options.examples)],
        ...(options.seconds === undefined
          ? ["--generation-deterministic"]
          : ["--max-time", String(options.seconds), "--seed", String(options.seed), "--generation-database", "none"]),
        // One worker: Python 3.11 miscounts its recursion where two threads parse at once.
        ...["--workers", "1", "--no-color"],
      ],
      {
        cwd: folder,
        env: { CALLS_FILE: calls, PROTECTED_IDS: options.protected.join(","), PYTHONDONTWRITEBYTECODE: "1" },
      },
    );
    const counted = JSON.parse(readFileSync(calls, "utf8")) as {
      statuses: { [status: string]: number };
      server_errors: string[];
    };
    const requests = Object.values(counted.statuses).reduce((sum, count) => sum + count, 0);
    return { code, said, statuses: counted.statuses, requests, serverErrors: counted.server_errors };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What they mean depends on what is stored. */
const CURSORS = new Set(["cursor", "after", "after_n", "Last-Event-ID"]);

/** Operations whose text has a meaning that no pattern holds, and which. */
const MEANINGS: { readonly [operation: string]: string } = {
  createRun: "an envelope excludes `?input=`, and `document` excludes `document_ref`; durations have a longest",
  rerunRun: "labels have signs that they cannot have",
  signalRun: "a payload has no key such as `__proto__`",
  updateRun: "a payload has no key such as `__proto__`",
  patchMonitor: "a document has no key such as `__proto__`",
  importMonitors: "`content` excludes `content_base64`, and has the form that `format` says",
  testMonitorNotification: "a monitor may name no channel",
  decodeTemporalPayloads: "a payload is what a converter of Temporal made",
  encodeTemporalPayloads: "a payload is what a converter of Temporal made",
  backfillMonitor: "a stretch of time has a longest, counted in checks",
  putActivity: "a manifest is stored under its own name",
  putDocument: "a document is stored under its own name",
  putSecret: "a host is a name, an address, perhaps with a port",
  createApiKey: "durations have a shortest and a longest",
  rotateApiKey: "durations have a shortest and a longest",
};

/**
 * What a schema cannot say, so that a request which fits it may still be refused: 422, it means nothing (a document
 * with a mistake); 400, a cursor that no list gave, or two things that exclude each other. All other checks stand.
 */
function configuration(known: SchemathesisOptions["known"]): string {
  const operations = operationsOf(readSpec());
  const cursors = operations.filter(({ parameters }) => parameters.some(({ name }) => CURSORS.has(String(name))));
  const streams = operations.filter(({ isStream }) => isStream);
  const refusals = `"2xx", "3xx", 401, 403, 404, 409, 410, 412, 422, 429`;
  const ids = (list: readonly { readonly id: string }[]): string => JSON.stringify(list.map(({ id }) => id));
  return `
request-timeout = 30
max-stream-events = 2
continue-on-failure = true
hooks = "${HOOKS.replaceAll("\\", "/")}"
${Object.entries(known)
  .map(([name, values]) => `[dictionaries.${name}]\nvalues = ${JSON.stringify(values)}\n`)
  .join("")}
[parameters]
${Object.keys(known)
  .map((name) => `"path.${name}" = { dictionary = "${name}", probability = 0.6 }`)
  .join("\n")}
[generation]
# Refused everywhere: Postgres cannot store it.
allow-x00 = false
[checks.positive_data_acceptance]
expected-statuses = [${refusals}]
[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 428, 429, 431]
[checks.missing_required_header]
expected-statuses = [400, 401, 403, 404, 422, 428, 429]
[[operations]]
include-operation-id = ${ids(cursors)}
[operations.checks.positive_data_acceptance]
expected-statuses = [${refusals}, 400]
[[operations]]
include-operation-id = ${ids(streams)}
request-timeout = 1
[[operations]]
# It would wait as long as it was asked to.
include-operation-id = "waitRun"
parameters = { timeout_seconds = 1 }
[[operations]]
include-operation-id = ${JSON.stringify(Object.keys(MEANINGS))}
[operations.checks.positive_data_acceptance]
expected-statuses = [${refusals}, 400]
[[operations]]
# A key that was revoked is shown as revoked, and stays in the audit's reach.
include-operation-id = "getApiKey"
[operations.checks.use_after_free]
enabled = false
[[operations]]
# It takes whatever is no document too, and says so.
include-operation-id = "validateDocument"
[operations.checks.negative_data_rejection]
expected-statuses = [200, 400, 401, 403, 404, 413, 415, 422, 429, 431]
`;
}
