import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError, readConfig } from "./config.ts";

const problems = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env, "/somewhere");
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
  return [];
};

test("an empty environment gives the laptop's defaults", () => {
  const config = readConfig({ HOME: "/home/ada" }, "/somewhere");
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.port, 8480);
  assert.equal(config.dataDir, "/somewhere/.watchloom");
  assert.equal(config.cacheDir, "/home/ada/.cache/watchloom");
  assert.equal(config.database, undefined);
  assert.equal(config.temporal.address, undefined);
  assert.equal(config.s3, undefined);
});

test("an unknown WATCHLOOM_ name is refused with the near miss", () => {
  assert.deepEqual(problems({ WATCHLOOM_PROT: "1" }), [
    "WATCHLOOM_PROT is no setting of Watchloom; did you mean WATCHLOOM_PORT?",
  ]);
});

test("what is nothing like a setting is not likened to one for what all of them begin with", () => {
  assert.deepEqual(problems({ WATCHLOOM_FOO: "1" }), ["WATCHLOOM_FOO is no setting of Watchloom"]);
});

test("an entry of the egress allow list, a host or a port that is none is told before anything starts", () => {
  const allowed = ["localhost:9000", "10.0.0.0/8", "[fd00::1]:8080", "192.168.0.0/16:8080", "db.internal"];
  assert.deepEqual(readConfig({ WATCHLOOM_EGRESS_ALLOW: allowed.join(", ") }, "/").egressAllow, allowed);
  const told = problems({ WATCHLOOM_EGRESS_ALLOW: "10.0.0.0/99,localhost:9000,a:70000" });
  assert.equal(told.length, 2, told.join("\n"));
  for (const problem of told) assert.match(problem, /^WATCHLOOM_EGRESS_ALLOW: "(10\.0\.0\.0\/99|a:70000)" is not /);
  for (const host of ["bad host", "http://127.0.0.1", "[::1]"]) {
    assert.deepEqual(problems({ WATCHLOOM_HOST: host }), [`WATCHLOOM_HOST="${host}" is no address or name of a host`]);
  }
  assert.equal(readConfig({ WATCHLOOM_HOST: "::1" }, "/").host, "::1");
  for (const name of ["TEMPORAL_ADDRESS", "WATCHLOOM_WORKER_HEALTH"]) {
    assert.deepEqual(problems({ [name]: "127.0.0.1:99999" }), [`${name}="127.0.0.1:99999" is not HOST:PORT`]);
    assert.deepEqual(problems({ [name]: "[::1]:7233" }), []);
  }
});

test("every mistake is told at once", () => {
  const told = problems({
    WATCHLOOM_PORT: "http",
    DATABASE_URL: "mysql://x",
    TEMPORAL_ADDRESS: "http://temporal",
    WATCHLOOM_MODEL: "gpt",
    WATCHLOOM_MASTER_KEY: "c2hvcnQ=",
    TEMPORAL_TLS_CERT: "cert.pem",
    S3_ENDPOINT: "http://s3",
  });
  assert.equal(told.length, 7, told.join("\n"));
});

test("origins are exact: none of them lets in more than one site", () => {
  const fine = ["https://app.example.org", "http://localhost:5173"];
  assert.deepEqual(readConfig({ WATCHLOOM_CORS_ORIGINS: fine.join(", ") }, "/").corsOrigins, fine);
  const wrong = [
    "*",
    "null",
    "https://a.example/",
    "https://A.example",
    "a.example",
    "file:///x",
    "https://*.a.example/x",
  ];
  const told = problems({ WATCHLOOM_CORS_ORIGINS: wrong.join(",") });
  assert.equal(told.length, wrong.length, told.join("\n"));
  assert.match(told[2] ?? "", /did you mean "https:\/\/a\.example"/);
});

test("journals are kept for 90 days, for as long as is said, or for ever", () => {
  const kept = (value: string | undefined) =>
    readConfig(value === undefined ? {} : { WATCHLOOM_RETENTION: value }, "/").retentionMs;
  assert.deepEqual([kept(undefined), kept("7d"), kept("forever")], [90 * 86_400_000, 7 * 86_400_000, undefined]);
  assert.deepEqual(problems({ WATCHLOOM_RETENTION: "1h" }), [
    'WATCHLOOM_RETENTION="1h" is neither a duration of at least 1d, such as 90d, nor forever',
  ]);
});

test("traces are sent where OpenTelemetry's own variables say so, and each of them is checked", () => {
  assert.equal(readConfig({}, "/").tracing, undefined);
  const { tracing } = readConfig(
    {
      OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318/",
      OTEL_EXPORTER_OTLP_HEADERS: "x-team=watch%20loom, authorization=Basic abc=",
      OTEL_SERVICE_NAME: "wl",
      OTEL_TRACES_SAMPLER: "traceidratio",
      OTEL_TRACES_SAMPLER_ARG: "0.25",
    },
    "/",
  );
  assert.deepEqual(tracing, {
    url: "http://collector:4318/v1/traces",
    headers: { "x-team": "watch loom", authorization: "Basic abc=" },
    serviceName: "wl",
    sampler: "traceidratio",
    ratio: 0.25,
  });
  const exact = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "https://collector/in" };
  assert.equal(readConfig(exact, "/").tracing?.url, "https://collector/in");
  assert.equal(readConfig({ ...exact, OTEL_SDK_DISABLED: "true" }, "/").tracing, undefined);
  assert.equal(readConfig({ ...exact, OTEL_TRACES_EXPORTER: "none" }, "/").tracing, undefined);
  const told = problems({
    OTEL_EXPORTER_OTLP_ENDPOINT: "collector:4318",
    OTEL_EXPORTER_OTLP_PROTOCOL: "grpc",
    OTEL_EXPORTER_OTLP_HEADERS: "nothing",
    OTEL_TRACES_SAMPLER: "sometimes",
    OTEL_TRACES_SAMPLER_ARG: "2",
  });
  assert.equal(told.length, 5, told.join("\n"));
});

test("a value that is only blanks is no value", () => {
  assert.equal(readConfig({ DATABASE_URL: "  " }, "/").database, undefined);
});

test("Temporal Cloud: an API key switches TLS on", () => {
  const { temporal } = readConfig({ TEMPORAL_ADDRESS: "x.tmprl.cloud:7233", TEMPORAL_API_KEY: "k" }, "/");
  assert.deepEqual(temporal.tls, {});
  assert.equal(temporal.apiKey, "k");
});

test("limits are named and whole, and a near miss is told", () => {
  const config = readConfig({ WATCHLOOM_LIMITS: "runs_at_once=200, requests_per_minute=600" }, "/");
  assert.deepEqual(config.tenantLimits, { runs_at_once: 200, requests_per_minute: 600 });
  assert.deepEqual(readConfig({}, "/").tenantLimits, {});
  const told = problems({ WATCHLOOM_LIMITS: "run_at_once=1,steps=-1,steps=many,steps" });
  assert.equal(told.length, 4, told.join("\n"));
  assert.match(told[0] ?? "", /did you mean "runs_at_once"/);
});

test("passes of the optimiser are named, or none is run", () => {
  assert.equal(readConfig({}, "/").passes, undefined);
  assert.deepEqual(readConfig({ WATCHLOOM_PASSES: "none" }, "/").passes, []);
  assert.deepEqual(readConfig({ WATCHLOOM_PASSES: "fold-constants" }, "/").passes, ["fold-constants"]);
  assert.deepEqual(problems({ WATCHLOOM_PASSES: "fold-constant,fusion" }), [
    'WATCHLOOM_PASSES has "fold-constant", which is no pass of the optimiser; did you mean "fold-constants"?',
    'WATCHLOOM_PASSES has "fusion", which is no pass of the optimiser; write fold-constants, or none',
  ]);
});

test("trusted proxies are addresses or networks", () => {
  const fine = ["10.0.0.0/8", "192.0.2.1", "2001:db8::/32"];
  assert.deepEqual(readConfig({ WATCHLOOM_TRUSTED_PROXIES: fine.join(",") }, "/").trustedProxies, fine);
  const told = problems({ WATCHLOOM_TRUSTED_PROXIES: "10.0.0.0/33, proxy.example, 0.0.0.0/a" });
  assert.equal(told.length, 3, told.join("\n"));
});

test("mail needs a server and a sender", () => {
  assert.equal(readConfig({}, "/somewhere").mail, undefined);
  const env = { SMTP_URL: "smtps://user:pass@mail.example.org:465", SMTP_FROM: "Watchloom <watch@example.org>" };
  assert.deepEqual(readConfig(env, "/somewhere").mail, { url: env.SMTP_URL, from: env.SMTP_FROM });
  assert.equal(readConfig({ ...env, SMTP_FROM: "watch@example.org" }, "/somewhere").mail?.from, "watch@example.org");
  assert.deepEqual(problems({ SMTP_URL: env.SMTP_URL }), ["SMTP_URL and SMTP_FROM go together"]);
  assert.deepEqual(problems({ SMTP_FROM: env.SMTP_FROM }), ["SMTP_URL and SMTP_FROM go together"]);
  assert.deepEqual(problems({ SMTP_URL: "mail.example.org", SMTP_FROM: "watch" }), [
    'SMTP_URL="mail.example.org" is not a URL with smtp:// or smtps://',
    'SMTP_FROM="watch" is no mail address: "watch@example.org" or "Watchloom <watch@example.org>"',
  ]);
});

test("an issuer needs an audience, is kept letter by letter, and its roles mean ours", () => {
  const { oidc } = readConfig(
    {
      OIDC_ISSUER: "https://acme.example.org/",
      OIDC_AUDIENCE: "watchloom, https://watchloom.example.org",
      OIDC_ROLES: "org:admin=admin,org:member=editor",
      OIDC_AUTHORIZED_PARTIES: "https://app.example.org",
      OIDC_DEFAULT_ROLE: "viewer",
      WATCHLOOM_TENANT_CLAIM: "o.id",
    },
    "/",
  );
  assert.deepEqual(oidc, {
    issuer: "https://acme.example.org/",
    audience: ["watchloom", "https://watchloom.example.org"],
    authorizedParties: ["https://app.example.org"],
    roles: new Map([
      ["org:admin", "admin"],
      ["org:member", "editor"],
    ]),
    defaultRole: "viewer",
    tenantClaim: "o.id",
  });
  assert.equal(readConfig({}, "/").oidc, undefined);
});

test("settings of tokens that would leave a check out are refused", () => {
  const issuer = { OIDC_ISSUER: "https://acme.example.org", OIDC_AUDIENCE: "watchloom" };
  for (const [env, said] of [
    [{ OIDC_ISSUER: "https://acme.example.org" }, /without OIDC_AUDIENCE/],
    [{ OIDC_AUDIENCE: "watchloom" }, /OIDC_AUDIENCE: set without OIDC_ISSUER/],
    [{ ...issuer, OIDC_ISSUER: "acme.example.org" }, /is not a URL/],
    [{ ...issuer, OIDC_ISSUER: "https://acme.example.org?x=1" }, /without a query/],
    [{ ...issuer, OIDC_ROLES: "boss=king" }, /"boss=king"; write/],
    [{ ...issuer, OIDC_DEFAULT_ROLE: "king" }, /is none of viewer, operator, editor, admin/],
    [{ ...issuer, OIDC_AUTHORIZED_PARTY: "x" }, /did you mean OIDC_AUTHORIZED_PARTIES/],
  ] as const) {
    const told = problems(env);
    assert.equal(told.length, 1, told.join("\n"));
    assert.match(told[0] ?? "", said);
  }
});

test("models and search have settings of their own, and one that nothing reads is told", () => {
  const { models } = readConfig(
    { GEMINI_API_KEY: "g", OPENAI_API_KEY: "o", SEARCH_API_KEY: "s", SEARCH_MODEL: "openai:sonar-pro" },
    "/",
  );
  assert.deepEqual(models, {
    defaultModel: undefined,
    gemini: { apiKey: "g", baseUrl: undefined },
    openai: { baseUrl: "https://api.openai.com/v1", apiKey: "o" },
    search: { baseUrl: "https://api.perplexity.ai", apiKey: "s", model: "sonar-pro" },
  });
  const local = readConfig({ SEARCH_BASE_URL: "http://127.0.0.1:9000/v1" }, "/").models.search;
  assert.deepEqual(local, { baseUrl: "http://127.0.0.1:9000/v1", apiKey: undefined, model: undefined });
  assert.deepEqual(problems({ GEMINI_BASE_URL: "http://127.0.0.1:9", SEARCH_MODEL: "sonar" }), [
    "GEMINI_BASE_URL is set without GEMINI_API_KEY",
    "SEARCH_MODEL is set without SEARCH_API_KEY or SEARCH_BASE_URL, which say where it is",
  ]);
});
