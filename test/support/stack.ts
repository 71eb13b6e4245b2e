import { randomBytes } from "node:crypto";
import { startApi, type ApiService, type ApiServiceDeps } from "../../cmd/api/service.ts";
import type { ApiConfig } from "../../cmd/api/config.ts";
import { ensureFirstKey } from "../../cmd/api/api-keys.ts";
import { SCOPES } from "../../cmd/api/caller.ts";
import { hashApiKey, makeApiKey, readApiKey } from "../../cmd/api/key-form.ts";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import { makeHinter } from "../../runtime/journal/index.ts";
import { makeCloser, makeReconciler, type Reconciler, type ReconcilerOptions } from "../../runtime/runs/index.ts";
import { hintOutbox, type MailSettings, type Sender, type SenderOptions } from "../../runtime/outbox/index.ts";
import { ensureTenant, insertApiKey, makeSealer } from "../../runtime/store/index.ts";
import { makeBuiltInActivities, type ModelSettings } from "../../workers/typescript/activities/index.ts";
import { makeSafeFetch, parseEgressAllowList, type SafeFetch } from "../../workers/typescript/egress/index.ts";
import {
  makeHostTurns,
  makeMonitorSweeper,
  type MonitorSweeper,
  type MonitorSweeperOptions,
} from "../../workers/typescript/monitors/index.ts";
import { makeWorkerOutbox } from "../../workers/typescript/outbox.ts";
import { makeSecretResolver } from "../../workers/typescript/secret-resolver.ts";
import type { Worker, WorkerOptions } from "../../workers/typescript/worker.ts";
import { makeContractChecker, type ContractChecker } from "./contract.ts";
import { startRunWorld, type RunWorld } from "./run-world.ts";
import { openStream, type EventStream } from "./event-stream.ts";
import { until } from "./until.ts";

/** One answer of the API, already checked against the contract. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else null. */
  readonly body: JsonObject;
  readonly text: string;
}

export interface SendOptions {
  /** JSON; a string is sent as it is. */
  readonly body?: Json | string;
  readonly type?: string;
  readonly headers?: { readonly [name: string]: string };
  /** Default: the first tenant's. Null: none. */
  readonly key?: string | null;
}

/** The whole service in one process, all servers real: Postgres, Temporal, API and, where asked for, a worker. */
export interface TestStack {
  readonly world: RunWorld;
  readonly api: ApiService;
  readonly key: string;
  readonly masterKeys: readonly Uint8Array[];
  readonly contract: ContractChecker;
  send(method: string, path: string, options?: SendOptions): Promise<Reply>;
  /** An event stream; frames are checked against the contract as they come. */
  stream(
    path: string,
    options?: { readonly headers?: { readonly [name: string]: string }; readonly key?: string | null },
  ): Promise<EventStream>;
  /** Posts a document and gives the run's id. */
  run(document: Json | string, input?: Json): Promise<string>;
  /** Waits for the end of a run and gives it. */
  end(runId: string, timeoutMs?: number): Promise<JsonObject>;
  /** Waits until a run has this status. */
  status(runId: string, status: string): Promise<JsonObject>;
  worker(
    options?: Partial<WorkerOptions> & { readonly hostRate?: number; readonly models?: ModelSettings },
  ): Promise<Worker>;
  /** Looks after monitors, as a worker does. */
  monitors(options?: MonitorSweeperOptions): MonitorSweeper;
  reconciler(options: ReconcilerOptions): Reconciler;
  /** Sends what the outbox holds, as a worker does; channels with one address for everybody are at `service`. */
  sender(options?: SenderOptions & { readonly service?: string; readonly mail?: MailSettings }): Sender;
  /** A second process of the API, on the same parts but for those given. */
  secondApi(config?: Partial<ApiConfig>, parts?: Partial<ApiServiceDeps>): Promise<ApiService>;
  /** Sends the requests that follow to another process of the API. */
  use(api: ApiService): void;
  /** Another tenant, with a key of its own. */
  tenant(name: string, scopes?: readonly string[], keyName?: string): Promise<string>;
  stop(): Promise<void>;
}

export interface StackOptions {
  readonly worker?: boolean;
  readonly config?: Partial<ApiConfig>;
  /** Of every process of the API. */
  readonly parts?: Partial<ApiServiceDeps>;
  /** Continue-as-new at this many history events. */
  readonly continueAt?: number;
  /** What workers and senders fetch by; default: it may reach 127.0.0.1. */
  readonly safeFetch?: SafeFetch;
}

/** Tests ask as fast as they can; those of the limits set limits of their own. */
const UNHURRIED: Partial<ApiConfig> = {
  tenantLimits: { requests_per_minute: 1_000_000, tenant_requests_per_minute: 1_000_000 },
  failuresPerMinute: 1_000_000,
};

const silent = () => undefined;

export async function startTestStack(options: StackOptions = {}): Promise<TestStack> {
  const world = await startRunWorld();
  const { database, bridge, blobs } = world;
  const hinter = makeHinter(database);
  const closer = makeCloser({ ...world.runs, hint: hinter.hint });
  const masterKeys = [randomBytes(32)];
  const sealer = makeSealer(masterKeys);
  const key = makeApiKey();
  await ensureFirstKey(database, key);
  const contract = makeContractChecker();
  const apis: ApiService[] = [];
  const reconcilers: Reconciler[] = [];
  const senders: Sender[] = [];
  const sweepers: MonitorSweeper[] = [];
  const logger = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (facts: object, message: string) => console.error(message, facts),
  };
  const makeFetch = (): SafeFetch => options.safeFetch ?? makeSafeFetch({ allow: parseEgressAllowList("127.0.0.1") });
  const startOne = async (
    config: Partial<ApiConfig> = {},
    parts: Partial<ApiServiceDeps> = {},
  ): Promise<ApiService> => {
    const api = await startApi({
      config: { host: "127.0.0.1", port: 0, corsOrigins: [], ...UNHURRIED, ...options.config, ...config },
      database,
      bridge,
      blobs: { ...blobs, check: async () => undefined },
      sealer,
      logger,
      ...(options.continueAt === undefined ? {} : { continueAt: options.continueAt }),
      ...options.parts,
      ...parts,
    });
    apis.push(api);
    return api;
  };
  const api = await startOne();
  let current = api;

  const headersOf = (given: SendOptions): Record<string, string> => ({
    ...(given.key === null ? {} : { authorization: `Bearer ${given.key ?? key}` }),
    ...given.headers,
  });

  const send = async (method: string, path: string, given: SendOptions = {}): Promise<Reply> => {
    const body =
      given.body === undefined
        ? undefined
        : typeof given.body === "string" && given.type !== undefined
          ? given.body
          : JSON.stringify(given.body);
    const type = body === undefined ? undefined : (given.type ?? "application/json");
    const response = await fetch(`${current.url}${path}`, {
      method,
      headers: { ...headersOf(given), ...(type === undefined ? {} : { "content-type": type }) },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const responseType = response.headers.get("content-type");
    contract.check({
      method,
      path,
      requestType: type,
      requestBody: body,
      status: response.status,
      responseType,
      responseBody: text,
    });
    const isJson = responseType?.includes("json") === true && text !== "";
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? (JSON.parse(text) as JsonObject) : {},
    };
  };

  const get = async (runId: string): Promise<JsonObject> => (await send("GET", `/runs/${runId}`)).body;

  const stack: TestStack = {
    world,
    api,
    key,
    masterKeys,
    contract,
    send,
    async stream(path, given = {}) {
      const stream = await openStream(`${current.url}${path}`, headersOf(given), contract.checkEvent);
      contract.check({
        method: "GET",
        path,
        status: stream.status,
        responseType: stream.headers.get("content-type"),
        responseBody: stream.status === 200 ? undefined : stream.text,
      });
      return stream;
    },
    async run(document, input) {
      const reply =
        typeof document === "string"
          ? await send(
              "POST",
              input === undefined ? "/runs" : `/runs?input=${encodeURIComponent(JSON.stringify(input))}`,
              {
                body: document,
                type: "application/yaml",
              },
            )
          : await send("POST", "/runs", { body: { document, ...(input === undefined ? {} : { input }) } });
      if (reply.status !== 202) throw new Error(`the run was refused: ${reply.text}`);
      return reply.body["id"] as string;
    },
    end: (runId, timeoutMs = 60_000) =>
      until(
        `the end of run "${runId}"`,
        async () => ((await get(runId))["closed_at"] === null ? undefined : get(runId)),
        timeoutMs,
      ),
    status: (runId, status) =>
      until(`the status ${status} of run "${runId}"`, async () => {
        const run = await get(runId);
        return run["status"] === status ? run : undefined;
      }),
    async worker({ hostRate = 1000, models = {}, ...more } = {}) {
      const activities = makeBuiltInActivities({
        safeFetch: makeFetch(),
        models,
        turns: makeHostTurns(database, hostRate),
        monitors: {
          database,
          hint: hinter.hint,
          hintOutbox: () => hintOutbox(database),
          startNext: (_tenant, monitorId) => sweepers[0]?.startNext(monitorId),
        },
      });
      return world.worker([...activities.values()], { closing: (runId) => closer.closing(runId), ...more });
    },
    monitors(given = {}) {
      const sweeper = makeMonitorSweeper(
        { ...world.runs, hint: hinter.hint },
        { hintOutbox: () => hintOutbox(database) },
        { everyMs: 100, seldomMs: 200, ...given },
      );
      sweepers.push(sweeper);
      return sweeper;
    },
    reconciler(given) {
      const reconciler = makeReconciler(world.runs, world.closer, given);
      reconcilers.push(reconciler);
      return reconciler;
    },
    sender({ service, mail, ...given } = {}) {
      const sender = makeWorkerOutbox({
        database,
        sealer,
        runs: { ...world.runs, hint: hinter.hint },
        blobs,
        safeFetch: makeFetch(),
        secret: makeSecretResolver({ database, sealer, logger }),
        log: logger,
        mail,
        options: given,
        ...(service === undefined
          ? {}
          : { services: { slack: service, telegram: service, pushover: service, ntfy: service } }),
      });
      senders.push(sender);
      return sender;
    },
    secondApi: startOne,
    use(other) {
      current = other;
    },
    async tenant(name, scopes = SCOPES, keyName = "default") {
      const other = makeApiKey();
      await database.withTenant(name, async (tx) => {
        await ensureTenant(tx, name);
        const { id } = readApiKey(other) as { id: string };
        await insertApiKey(tx, { id, name: keyName, hash: hashApiKey(other), lastFour: other.slice(-4), scopes });
      });
      return other;
    },
    async stop() {
      await Promise.all([...reconcilers, ...senders, ...sweepers].map((one) => one.stop()));
      await Promise.all(apis.map((running) => running.stop()));
      await closer.stop();
      await hinter.close();
      await world.stop();
    },
  };
  if (options.worker !== false) await stack.worker();
  return stack;
}
