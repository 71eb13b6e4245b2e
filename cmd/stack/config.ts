import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";

/**
 * All configuration, read from the environment in this one place and validated at start. A wrong value, or a name
 * that nearly is one of ours, is an error that says what is allowed.
 */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly cacheDir: string;
  readonly publicUrl: string | undefined;
  /** Absent: one is made on first start and kept in `<dataDir>/api-key`. */
  readonly apiKey: string | undefined;
  /** Base64 of 32 bytes each; the first seals. Empty: one is made and kept in `<dataDir>/master-key`. */
  readonly masterKeys: readonly string[];
  readonly egressAllow: readonly string[];
  readonly corsOrigins: readonly string[];
  /** Requests a second to one host, from all monitors. */
  readonly hostRate: number;
  /** Passes of the optimiser; absent: all. */
  readonly passes: readonly string[] | undefined;
  readonly logLevel: LogLevel;
  /** Where a worker answers `/healthz` and `/readyz`; absent: nowhere. */
  readonly workerHealth: { readonly host: string; readonly port: number } | undefined;
  readonly database: { readonly url: string; readonly directUrl: string } | undefined;
  readonly temporal: TemporalConfig;
  readonly s3: S3Config | undefined;
  readonly models: ModelConfig;
}

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

export interface TemporalConfig {
  /** Absent: the dev server is started. */
  readonly address: string | undefined;
  readonly namespace: string;
  readonly apiKey: string | undefined;
  readonly tls:
    | { readonly serverName?: string; readonly caFile?: string; readonly certFile?: string; readonly keyFile?: string }
    | undefined;
}

export interface S3Config {
  readonly bucket: string;
  readonly endpoint: string | undefined;
  readonly region: string;
}

export interface ModelConfig {
  /** `gemini:<model>` or `openai:<model>`; what `llm.generate` uses where a document names none. */
  readonly defaultModel: string | undefined;
  readonly gemini: { readonly apiKey: string; readonly baseUrl: string | undefined } | undefined;
  readonly openai: { readonly baseUrl: string; readonly apiKey: string | undefined } | undefined;
}

export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `the configuration has ${problems.length} ${problems.length === 1 ? "mistake" : "mistakes"}:\n  ${problems.join("\n  ")}`,
    );
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** Names that are ours but belong to what is not built yet: taken without a word, so that a full file can be shared. */
const LATER = [
  "WATCHLOOM_TENANT_CLAIM",
  "WATCHLOOM_CRASH_AT",
  "WATCHLOOM_KILL_ROUNDS",
  "WATCHLOOM_SEED",
  "WATCHLOOM_SERVER",
];

const NAMES = [
  "WATCHLOOM_HOST",
  "WATCHLOOM_PORT",
  "WATCHLOOM_DATA_DIR",
  "WATCHLOOM_CACHE_DIR",
  "WATCHLOOM_PUBLIC_URL",
  "WATCHLOOM_API_KEY",
  "WATCHLOOM_MASTER_KEY",
  "WATCHLOOM_EGRESS_ALLOW",
  "WATCHLOOM_CORS_ORIGINS",
  "WATCHLOOM_HOST_RATE",
  "WATCHLOOM_PASSES",
  "WATCHLOOM_LOG_LEVEL",
  "WATCHLOOM_WORKER_HEALTH",
  "WATCHLOOM_MODEL",
  ...LATER,
];

/** Damerau-free edit distance, enough for names of settings. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

export function nearest(name: string, names: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 4)) + 1;
  for (const candidate of names) {
    const d = distance(name, candidate);
    if (d < bestDistance) [best, bestDistance] = [candidate, d];
  }
  return best;
}

const list = (text: string | undefined): string[] =>
  (text ?? "")
    .split(/[\s,]+/)
    .map((part) => part.trim())
    .filter((part) => part !== "");

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads and checks the environment. @throws ConfigError with every mistake. */
export function readConfig(env: Environment, cwd: string): Config {
  const problems: string[] = [];
  const text = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === undefined || value === "" ? undefined : value;
  };
  const number = (name: string, fallback: number, min: number, max: number): number => {
    const value = text(name);
    if (value === undefined) return fallback;
    const parsed = Number(value);
    if (!Number.isFinite(parsed) || parsed < min || parsed > max) {
      problems.push(`${name}="${value}" is not a number from ${min} to ${max}`);
      return fallback;
    }
    return parsed;
  };
  const url = (name: string, schemes: readonly string[]): string | undefined => {
    const value = text(name);
    if (value === undefined) return undefined;
    const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : undefined;
    if (scheme === undefined || !schemes.includes(scheme)) {
      problems.push(`${name}="${value}" is not a URL with ${schemes.map((s) => `${s}://`).join(" or ")}`);
      return undefined;
    }
    return value.replace(/\/+$/, "");
  };

  for (const name of Object.keys(env)) {
    if (!name.startsWith("WATCHLOOM_") || NAMES.includes(name)) continue;
    const near = nearest(name, NAMES);
    problems.push(`${name} is no setting of Watchloom${near === undefined ? "" : `; did you mean ${near}?`}`);
  }

  const path = (value: string): string => (isAbsolute(value) ? value : resolve(cwd, value));
  const cacheHome = text("XDG_CACHE_HOME") ?? join(text("HOME") ?? homedir(), ".cache");

  const masterKeys = list(text("WATCHLOOM_MASTER_KEY"));
  for (const key of masterKeys) {
    if (Buffer.from(key, "base64").length !== 32)
      problems.push("WATCHLOOM_MASTER_KEY holds a key that is not base64 of 32 bytes");
  }
  const databaseUrl = url("DATABASE_URL", ["postgres", "postgresql"]);
  const directUrl = url("DATABASE_DIRECT_URL", ["postgres", "postgresql"]);
  if (directUrl !== undefined && databaseUrl === undefined) {
    problems.push("DATABASE_DIRECT_URL is set without DATABASE_URL; it names the same database beside a pooler");
  }

  const level = text("WATCHLOOM_LOG_LEVEL") ?? "info";
  const levels: readonly string[] = ["debug", "info", "warn", "error", "silent"];
  if (!levels.includes(level)) problems.push(`WATCHLOOM_LOG_LEVEL="${level}" is none of ${levels.join(", ")}`);

  const model = text("WATCHLOOM_MODEL");
  if (model !== undefined && !/^(gemini|openai):.+/.test(model)) {
    problems.push(`WATCHLOOM_MODEL="${model}" does not start with "gemini:" or "openai:"`);
  }

  const health = text("WATCHLOOM_WORKER_HEALTH");
  const healthMatch = /^(\[[0-9a-fA-F:]+\]|[^\s/:]+):(\d{1,5})$/.exec(health ?? "");
  if (health !== undefined && healthMatch === null)
    problems.push(`WATCHLOOM_WORKER_HEALTH="${health}" is not HOST:PORT`);

  const bucket = text("S3_BUCKET");
  const endpoint = url("S3_ENDPOINT", ["http", "https"]);
  if (bucket === undefined && endpoint !== undefined) problems.push("S3_ENDPOINT is set without S3_BUCKET");

  const config: Config = {
    host: text("WATCHLOOM_HOST") ?? "127.0.0.1",
    port: number("WATCHLOOM_PORT", 8480, 0, 65_535),
    dataDir: path(text("WATCHLOOM_DATA_DIR") ?? ".watchloom"),
    cacheDir: path(text("WATCHLOOM_CACHE_DIR") ?? join(cacheHome, "watchloom")),
    publicUrl: url("WATCHLOOM_PUBLIC_URL", ["http", "https"]),
    apiKey: text("WATCHLOOM_API_KEY"),
    masterKeys,
    egressAllow: list(text("WATCHLOOM_EGRESS_ALLOW")),
    corsOrigins: list(text("WATCHLOOM_CORS_ORIGINS")),
    hostRate: number("WATCHLOOM_HOST_RATE", 1, 0.001, 1000),
    passes: text("WATCHLOOM_PASSES") === undefined ? undefined : list(text("WATCHLOOM_PASSES")),
    logLevel: level as LogLevel,
    workerHealth:
      healthMatch === null
        ? undefined
        : { host: healthMatch[1]!.replace(/^\[|\]$/g, ""), port: Number(healthMatch[2]) },
    database: databaseUrl === undefined ? undefined : { url: databaseUrl, directUrl: directUrl ?? databaseUrl },
    temporal: readTemporal(text, problems),
    s3:
      bucket === undefined
        ? undefined
        : { bucket, endpoint, region: text("S3_REGION") ?? text("AWS_REGION") ?? "us-east-1" },
    models: {
      defaultModel: model,
      gemini: ((apiKey) =>
        apiKey === undefined ? undefined : { apiKey, baseUrl: url("GEMINI_BASE_URL", ["http", "https"]) })(
        text("GEMINI_API_KEY"),
      ),
      openai: ((baseUrl, apiKey) =>
        baseUrl === undefined && apiKey === undefined
          ? undefined
          : { baseUrl: baseUrl ?? "https://api.openai.com/v1", apiKey })(
        url("OPENAI_BASE_URL", ["http", "https"]),
        text("OPENAI_API_KEY"),
      ),
    },
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function readTemporal(text: (name: string) => string | undefined, problems: string[]): TemporalConfig {
  const address = text("TEMPORAL_ADDRESS");
  if (address !== undefined && !/^[^\s/:]+:\d{1,5}$|^\[[0-9a-fA-F:]+\]:\d{1,5}$/.test(address)) {
    problems.push(`TEMPORAL_ADDRESS="${address}" is not HOST:PORT`);
  }
  const apiKey = text("TEMPORAL_API_KEY");
  const certFile = text("TEMPORAL_TLS_CERT") ?? text("TEMPORAL_TLS_CLIENT_CERT_PATH");
  const keyFile = text("TEMPORAL_TLS_KEY") ?? text("TEMPORAL_TLS_CLIENT_KEY_PATH");
  const caFile = text("TEMPORAL_TLS_CA") ?? text("TEMPORAL_TLS_SERVER_CA_CERT_PATH");
  const serverName = text("TEMPORAL_TLS_SERVER_NAME");
  if ((certFile === undefined) !== (keyFile === undefined))
    problems.push("TEMPORAL_TLS_CERT and TEMPORAL_TLS_KEY go together");
  const wanted = text("TEMPORAL_TLS")?.toLowerCase();
  if (wanted !== undefined && wanted !== "true" && wanted !== "false")
    problems.push(`TEMPORAL_TLS="${wanted}" is neither true nor false`);
  // Temporal Cloud refuses an API key without TLS.
  const on =
    wanted === "true" ||
    (wanted !== "false" && [apiKey, certFile, caFile, serverName].some((value) => value !== undefined));
  return {
    address,
    namespace: text("TEMPORAL_NAMESPACE") ?? "default",
    apiKey,
    tls: on
      ? {
          ...(serverName === undefined ? {} : { serverName }),
          ...(caFile === undefined ? {} : { caFile }),
          ...(certFile === undefined ? {} : { certFile }),
          ...(keyFile === undefined ? {} : { keyFile }),
        }
      : undefined,
  };
}
