import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { isJsonObject } from "../../runtime/ir/json.ts";
import type { StoredEvent } from "../../runtime/ir/event.ts";
import type { Config } from "../stack/config.ts";
import { startDemoSite, type DemoSite } from "../stack/demo/site.ts";
import type { Stack } from "../stack/stack.ts";
import { makeClient, type Client } from "./client.ts";
import type { Context } from "./context.ts";
import { showMonitors } from "./demo-monitors.ts";
import { makeEventView } from "./event-view.ts";

export interface Demo {
  readonly site: DemoSite;
  /** The configuration with the demo's pages let through the egress guard, and nothing else. */
  readonly config: Config;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Submits the examples and follows each to its end; ends early, without error, when `signal` aborts. */
  show(context: Context, stack: Stack, signal: AbortSignal): Promise<void>;
}

/** What the README's commands name; another one is taken where it is in use. */
const PORT = 8490;
const HOST = "127.0.0.1";

export async function prepareDemo(config: Config, env: Readonly<Record<string, string | undefined>>): Promise<Demo> {
  const site = await startDemoSite(HOST, PORT).catch(() => startDemoSite(HOST));
  const allow = [...config.egressAllow, new URL(site.url).host];
  return {
    site,
    config: { ...config, egressAllow: allow },
    env: { ...env, WATCHLOOM_EGRESS_ALLOW: allow.join(",") },
    show: (context, stack, signal) => show(context, stack, site, signal),
  };
}

interface Example {
  readonly file: string;
  readonly title: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly model?: boolean;
}

async function show(context: Context, stack: Stack, site: DemoSite, signal: AbortSignal): Promise<void> {
  const { out, paint, config } = context;
  const client = makeClient(stack.url, stack.apiKey);
  const examples: Example[] = [
    { file: "order-total.yaml", title: "fetches and computes over HTTP", input: { base: site.url } },
    {
      file: "compare-prices.yaml",
      title: "asks six shops, four at a time; one is closed, one fails once",
      input: { base: site.url },
    },
    { file: "refund.yaml", title: "waits for an approval", input: { base: site.url } },
    { file: "stream-tokens.yaml", title: "streams a model's tokens", input: {}, model: true },
  ];
  const hasModel =
    config.models.defaultModel !== undefined && (config.models.gemini ?? config.models.openai) !== undefined;
  let last = "";
  for (const example of examples) {
    if (example.model === true && !hasModel) continue;
    if (signal.aborted) return;
    out(`\n${paint.bold(`examples/${example.file}`)} ${paint.dim(example.title)}\n`);
    last = await runExample(context, client, stack, example, signal);
  }
  const monitors = signal.aborted ? [] : await showMonitors(context, client, site, signal);
  if (!signal.aborted) out(whatNext(context, stack, site, last, hasModel, monitors[0] ?? ""));
}

async function runExample(
  context: Context,
  client: Client,
  stack: Stack,
  example: Example,
  signal: AbortSignal,
): Promise<string> {
  const text = readFileSync(join(import.meta.dirname, "..", "..", "examples", example.file), "utf8");
  const query = `?input=${encodeURIComponent(JSON.stringify(example.input))}`;
  const run = await client.request("POST", `/runs${query}`, { body: text, contentType: "application/yaml" });
  const runId = isJsonObject(run) ? String(run["id"]) : "";
  const view = makeEventView(context.out, context.paint, "  ");
  let approving: Promise<void> | undefined;
  for await (const frame of client.follow(runId, 0, signal)) {
    view.frame(frame);
    if (frame.kind === "event" && isWaitingApproval(frame.event))
      approving ??= approve(context, client, stack, runId, frame.event, signal);
  }
  view.end();
  await approving;
  return runId;
}

const isWaitingApproval = (event: StoredEvent): boolean =>
  event.type === "step.started" && event.data["kind"] === "approve";

/** Decides as a person would, and says how. */
async function approve(
  context: Context,
  client: Client,
  stack: Stack,
  runId: string,
  event: StoredEvent,
  signal: AbortSignal,
): Promise<void> {
  await pause(2500, undefined, { signal }).catch(() => undefined);
  if (signal.aborted) return;
  const path = `/runs/${runId}/approvals/${encodeURIComponent(event.path ?? "")}`;
  context.out(`  ${context.paint.dim(`deciding: curl -X POST ${stack.url}${path} -d '{"choice":"approve"}' …`)}\n`);
  await client.request("POST", path, { body: JSON.stringify({ choice: "approve", comment: "the demo agrees" }) });
}

function whatNext(
  { paint, config }: Context,
  stack: Stack,
  site: DemoSite,
  runId: string,
  hasModel: boolean,
  monitorId: string,
): string {
  const keyFile = relative(process.cwd(), join(config.dataDir, "api-key"));
  const key = stack.apiKeyFile === undefined ? "$WATCHLOOM_API_KEY" : `$(cat ${keyFile})`;
  const lines = [
    "",
    paint.bold("The stack is up. What to try next, in another terminal:"),
    "",
    "  alias watchloom='npm exec --silent -- node cmd/cli/main.ts'",
    `  watchloom run examples/order-total.yaml --input base=${site.url} --follow`,
    "  watchloom validate examples/*.yaml",
    `  watchloom follow ${runId}`,
    `  curl -N ${stack.url}/runs/${runId}/stream -H "Authorization: Bearer ${key}"`,
    `  curl ${stack.url}/monitors/${monitorId}/checks -H "Authorization: Bearer ${key}"`,
    `  open ${stack.url}/docs`,
    ...(hasModel
      ? []
      : [
          "",
          paint.dim("  No model is configured: set GEMINI_API_KEY and WATCHLOOM_MODEL=gemini:… to see tokens stream."),
        ]),
    "",
    paint.dim(`Logs are in ${relative(process.cwd(), stack.logDir)}. Ctrl-C stops everything.`),
    "",
  ];
  return `${lines.join("\n")}\n`;
}
