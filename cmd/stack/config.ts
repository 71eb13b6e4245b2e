import { homedir } from "node:os";
import { isAbsolute, join, resolve } from "node:path";
import { parseDuration } from "../../runtime/ir/durations.ts";
import type { TenantLimits } from "../../runtime/store/index.ts";
import { readTenantLimits, readTrustedProxies } from "./read-limits.ts";
import { readPasses } from "./read-passes.ts";
import type { OidcSettings } from "../api/oidc/settings.ts";
import { readTracing, type TracingSettings } from "./tracing-settings.ts";
import { makeReader, nearestSetting, type Environment, type Reader } from "./environment.ts";
import { readOidc } from "./oidc-config.ts";
import { parseEgressAllowList } from "../../workers/typescript/egress/allow-list.ts";

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
  /** Whose tokens are taken beside API keys; absent: nobody's. */
  readonly oidc: OidcSettings | undefined;
  readonly egressAllow: readonly string[];
  readonly corsOrigins: readonly string[];
  /** What a tenant may take that has no figure of its own; the others have the built-in defaults. */
  readonly tenantLimits: Partial<TenantLimits>;
  /** Credentials that are not valid, of one address a minute. */
  readonly authFailures: number;
  /** Proxies, by address or CIDR, whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Requests a second to one host, from all monitors. */
  readonly hostRate: number;
  /** Passes of the optimiser; absent: all. */
  readonly passes: readonly string[] | undefined;
  readonly logLevel: LogLevel;
  /** How long a run's journal is kept after its end, in ms; absent: for ever. */
  readonly retentionMs: number | undefined;
  /** Where a worker answers `/healthz`, `/readyz` and `/metrics`; absent: nowhere. */
  readonly workerHealth: { readonly host: string; readonly port: number } | undefined;
  readonly database: { readonly url: string; readonly directUrl: string } | undefined;
  readonly temporal: TemporalConfig;
  readonly s3: S3Config | undefined;
  readonly models: ModelConfig;
  /** Who sends mail; absent: nobody does. */
  readonly mail: { readonly url: string; readonly from: string } | undefined;
  /** Where traces are sent; absent: nowhere, and nothing of it is loaded. */
  readonly tracing: TracingSettings | undefined;
}

export const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

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
  /** What `search.ask` asks by the provider `openai`. */
  readonly search:
    { readonly baseUrl: string; readonly apiKey: string | undefined; readonly model: string | undefined } | undefined;
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

/**
 * Names that are ours and are read elsewhere, by the command and by tests: taken, so that a full file can be shared.
 * `WATCHLOOM_CRASH_AT` is a test build's, which this is not (docs/decisions/0021).
 */
const ELSEWHERE = ["WATCHLOOM_CRASH_AT", "WATCHLOOM_KILL_ROUNDS", "WATCHLOOM_SEED", "WATCHLOOM_SERVER"];

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
  "WATCHLOOM_LIMITS",
  "WATCHLOOM_AUTH_FAILURES",
  "WATCHLOOM_TRUSTED_PROXIES",
  "WATCHLOOM_HOST_RATE",
  "WATCHLOOM_PASSES",
  "WATCHLOOM_LOG_LEVEL",
  "WATCHLOOM_RETENTION",
  "WATCHLOOM_WORKER_HEALTH",
  "WATCHLOOM_MODEL",
  "WATCHLOOM_TENANT_CLAIM",
  ...ELSEWHERE,
];

/** Reads and checks the environment. @throws ConfigError with every mistake. */
export function readConfig(env: Environment, cwd: string): Config {
  const problems: string[] = [];
  const reader = makeReader(env, problems);
  const { text, number, url } = reader;
  refuseUnknown(env, problems);
  const path = (value: string): string => (isAbsolute(value) ? value : resolve(cwd, value));
  const cacheHome = text("XDG_CACHE_HOME") ?? join(text("HOME") ?? homedir(), ".cache");
  const config: Config = {
    host: readHost(reader),
    port: number("WATCHLOOM_PORT", 8480, 0, MAX_PORT),
    dataDir: path(text("WATCHLOOM_DATA_DIR") ?? ".watchloom"),
    cacheDir: path(text("WATCHLOOM_CACHE_DIR") ?? join(cacheHome, "watchloom")),
    publicUrl: url("WATCHLOOM_PUBLIC_URL", ["http", "https"]),
    apiKey: text("WATCHLOOM_API_KEY"),
    masterKeys: readMasterKeys(reader),
    oidc: readOidc(env, reader),
    egressAllow: readEgressAllow(reader),
    corsOrigins: readOrigins(reader),
    tenantLimits: readTenantLimits(reader),
    authFailures: number("WATCHLOOM_AUTH_FAILURES", 300, 1, 1_000_000),
    trustedProxies: readTrustedProxies(reader),
    hostRate: number("WATCHLOOM_HOST_RATE", 1, 0.001, 1000),
    passes: readPasses(reader),
    logLevel: reader.oneOf("WATCHLOOM_LOG_LEVEL", LOG_LEVELS, "info"),
    retentionMs: readRetention(reader),
    workerHealth: readWorkerHealth(reader),
    database: readDatabase(reader),
    temporal: readTemporal(reader),
    s3: readS3(reader),
    models: readModels(reader),
    mail: readMail(reader),
    tracing: readTracing(reader),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function refuseUnknown(env: Environment, problems: string[]): void {
  for (const name of Object.keys(env)) {
    if (!name.startsWith("WATCHLOOM_") || NAMES.includes(name)) continue;
    const near = nearestSetting(name, NAMES, "WATCHLOOM_");
    problems.push(`${name} is no setting of Watchloom${near === undefined ? "" : `; did you mean ${near}?`}`);
  }
}

function readHost({ text, problems }: Reader): string {
  const host = text("WATCHLOOM_HOST") ?? "127.0.0.1";
  if (/[\s/[\]]/.test(host)) problems.push(`WATCHLOOM_HOST="${host}" is no address or name of a host`);
  return host;
}

/** Read by a worker, which starts last. */
function readEgressAllow({ list, problems }: Reader): string[] {
  const entries = list("WATCHLOOM_EGRESS_ALLOW");
  for (const entry of entries) {
    try {
      parseEgressAllowList(entry);
    } catch (error) {
      problems.push(`WATCHLOOM_EGRESS_ALLOW: ${(error as Error).message}`);
    }
  }
  return entries;
}

/** As browsers send them, since they are compared letter by letter; `*` and `null` would let every page in. */
function readOrigins({ list, problems }: Reader): string[] {
  const origins = list("WATCHLOOM_CORS_ORIGINS");
  for (const origin of origins) {
    const url = URL.parse(origin);
    if (url !== null && /^https?:$/.test(url.protocol) && url.origin === origin) continue;
    const meant = url !== null && /^https?:$/.test(url.protocol) ? `; did you mean "${url.origin}"?` : "";
    problems.push(
      `WATCHLOOM_CORS_ORIGINS has "${origin}", which is no origin such as "https://app.example.org"${meant}`,
    );
  }
  return origins;
}

function readMasterKeys({ list, problems }: Reader): string[] {
  const keys = list("WATCHLOOM_MASTER_KEY");
  if (keys.some((key) => Buffer.from(key, "base64").length !== 32)) {
    problems.push("WATCHLOOM_MASTER_KEY holds a key that is not base64 of 32 bytes");
  }
  return keys;
}

/** Followers reconnect within hours; less than a day would cut them off. */
const LEAST_RETENTION_MS = 24 * 60 * 60 * 1000;

function readRetention({ text, problems }: Reader): number | undefined {
  const value = text("WATCHLOOM_RETENTION") ?? "90d";
  if (value === "forever") return undefined;
  const ms = parseDuration(value);
  if (ms !== null && ms >= LEAST_RETENTION_MS) return ms;
  problems.push(`WATCHLOOM_RETENTION="${value}" is neither a duration of at least 1d, such as 90d, nor forever`);
  return undefined;
}

const HOST_AND_PORT = /^(\[[0-9a-fA-F:]+\]|[^\s/:]+):(\d{1,5})$/;
const MAX_PORT = 65_535;

function readWorkerHealth({ text, problems }: Reader): Config["workerHealth"] {
  const value = text("WATCHLOOM_WORKER_HEALTH");
  if (value === undefined) return undefined;
  const [, host, port] = HOST_AND_PORT.exec(value) ?? [];
  if (host === undefined || Number(port) > MAX_PORT) {
    problems.push(`WATCHLOOM_WORKER_HEALTH="${value}" is not HOST:PORT`);
    return undefined;
  }
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}

function readDatabase({ url, problems }: Reader): Config["database"] {
  const pooled = url("DATABASE_URL", ["postgres", "postgresql"]);
  const direct = url("DATABASE_DIRECT_URL", ["postgres", "postgresql"]);
  if (direct !== undefined && pooled === undefined) {
    problems.push("DATABASE_DIRECT_URL is set without DATABASE_URL; it names the same database beside a pooler");
  }
  return pooled === undefined ? undefined : { url: pooled, directUrl: direct ?? pooled };
}

function readS3({ text, url, problems }: Reader): S3Config | undefined {
  const bucket = text("S3_BUCKET");
  const endpoint = url("S3_ENDPOINT", ["http", "https"]);
  if (bucket === undefined && endpoint !== undefined) problems.push("S3_ENDPOINT is set without S3_BUCKET");
  return bucket === undefined
    ? undefined
    : { bucket, endpoint, region: text("S3_REGION") ?? text("AWS_REGION") ?? "us-east-1" };
}

function readModels({ text, url, problems }: Reader): ModelConfig {
  const defaultModel = text("WATCHLOOM_MODEL");
  if (defaultModel !== undefined && !/^(gemini|openai):.+/.test(defaultModel)) {
    problems.push(`WATCHLOOM_MODEL="${defaultModel}" does not start with "gemini:" or "openai:"`);
  }
  const geminiKey = text("GEMINI_API_KEY");
  const geminiUrl = url("GEMINI_BASE_URL", ["http", "https"]);
  const openaiKey = text("OPENAI_API_KEY");
  const openaiUrl = url("OPENAI_BASE_URL", ["http", "https"]);
  const searchKey = text("SEARCH_API_KEY");
  const searchUrl = url("SEARCH_BASE_URL", ["http", "https"]);
  const searchModel = text("SEARCH_MODEL");
  const hasSearch = searchUrl !== undefined || searchKey !== undefined;
  if (geminiKey === undefined && geminiUrl !== undefined) {
    problems.push("GEMINI_BASE_URL is set without GEMINI_API_KEY");
  }
  if (!hasSearch && searchModel !== undefined) {
    problems.push("SEARCH_MODEL is set without SEARCH_API_KEY or SEARCH_BASE_URL, which say where it is");
  }
  const hasOpenai = openaiUrl !== undefined || openaiKey !== undefined;
  return {
    defaultModel,
    gemini: geminiKey === undefined ? undefined : { apiKey: geminiKey, baseUrl: geminiUrl },
    search: hasSearch
      ? {
          baseUrl: searchUrl ?? "https://api.perplexity.ai",
          apiKey: searchKey,
          model: searchModel?.replace(/^openai:/, ""),
        }
      : undefined,
    openai: hasOpenai ? { baseUrl: openaiUrl ?? "https://api.openai.com/v1", apiKey: openaiKey } : undefined,
  };
}

function readMail({ text, url, problems }: Reader): Config["mail"] {
  const server = url("SMTP_URL", ["smtp", "smtps"]);
  const from = text("SMTP_FROM");
  if (from !== undefined && !/^[^<>\p{Cc}]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/u.test(from)) {
    problems.push(`SMTP_FROM="${from}" is no mail address: "watch@example.org" or "Watchloom <watch@example.org>"`);
  }
  if ((text("SMTP_URL") === undefined) !== (from === undefined)) {
    problems.push("SMTP_URL and SMTP_FROM go together");
  }
  return server === undefined || from === undefined ? undefined : { url: server, from };
}

function readTemporal({ text, problems }: Reader): TemporalConfig {
  const address = text("TEMPORAL_ADDRESS");
  if (address !== undefined && !(Number(HOST_AND_PORT.exec(address)?.[2]) <= MAX_PORT)) {
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
