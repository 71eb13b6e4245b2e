import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { fail, FailureError, type Failure } from "../../runtime/ir/failure.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Template } from "../../runtime/ir/plan.ts";
import {
  attemptFacts,
  type Activity,
  type ActivityContext,
  type ActivityResult,
  type AttemptFacts,
} from "../../workers/typescript/activity.ts";
import { openInput, showInput, type ActivityInput } from "../../workers/typescript/activity-input.ts";
import { makeScrubber } from "../../workers/typescript/scrub.ts";
import type { ToolEnd } from "../../workers/typescript/inner-calls.ts";
import { secretMayGoTo } from "../../workers/typescript/secrets.ts";
import { LONG_ANSWER, SHORT_ANSWER } from "../../workers/typescript/token-meter.ts";

export interface TestContext extends ActivityContext {
  readonly deltas: { channel: string; delta: string; index: number | undefined }[];
  readonly logs: string[];
  readonly stored: Map<string, { bytes: Uint8Array; mediaType: string }>;
  readonly records: Map<string, Json>;
  /** What was settled, one entry a turn. */
  readonly settled: { inputTokens: number; outputTokens: number }[];
  beats(): number;
}

export interface TestContextOptions {
  readonly signal?: AbortSignal;
  readonly secrets?: Readonly<Record<string, { value: string; hosts: string[] }>>;
  readonly maxBytes?: number;
  readonly attempt?: number;
  /** What is recorded of calls inside the call; shared by the attempts of one call. */
  readonly records?: Map<string, Json>;
  /** What can be called as a tool. */
  readonly activities?: readonly Activity[];
  /** Tokens that the call's budgets have left; default no budget. */
  readonly tokensLeft?: number;
}

/** What a host gives an attempt, over memory: nothing in it is an answer made up for a test. */
export function makeTestContext(options: TestContextOptions = {}): TestContext {
  const stored: TestContext["stored"] = new Map();
  const deltas: TestContext["deltas"] = [];
  const logs: string[] = [];
  const given = new Set<string>();
  const records = options.records ?? new Map<string, Json>();
  const settled: TestContext["settled"] = [];
  let beats = 0;
  const context: TestContext = {
    signal: options.signal ?? AbortSignal.timeout(60_000),
    tenant: "acme",
    runId: "run_1",
    path: "pages[3].page",
    generation: 1,
    attempt: options.attempt ?? 1,
    idempotencyKey: "run_1/pages[3].page",
    maxBytes: options.maxBytes ?? 8 << 20,
    heartbeat: () => void beats++,
    beats: () => beats,
    delta: (channel, delta, index) => void deltas.push({ channel, delta, index }),
    log: (level, message) => void logs.push(`${level}: ${message}`),
    blobs: {
      get: async (digest) => stored.get(digest)?.bytes ?? null,
      put: async (bytes, mediaType) => {
        const kept = makeScrubber(given).bytes(bytes);
        const digest = `sha256:${createHash("sha256").update(kept).digest("hex")}`;
        stored.set(digest, { bytes: kept, mediaType });
        return { digest, size: kept.length, mediaType };
      },
    },
    secret: async (name, host) => {
      const secret = options.secrets?.[name];
      if (secret === undefined) throw fail("secret.unknown", `There is no secret "${name}"`);
      if (!secretMayGoTo(secret.hosts, host)) throw fail("secret.unknown", `"${name}" may not be sent to ${host}`);
      given.add(secret.value);
      return secret.value;
    },
    inner: {
      manifestOf: (name) => options.activities?.find((activity) => activity.name === name)?.manifest,
      recall: async (name) => records.get(name),
      record: async (name, value) => {
        if (!records.has(name)) records.set(name, value);
        return records.get(name)!;
      },
      async tool({ number, activity: name, input }) {
        const known = records.get(`tools[${number}]`);
        if (known !== undefined) return known as unknown as ToolEnd;
        const activity = options.activities?.find((one) => one.name === name);
        assert.ok(activity, `no activity "${name}"`);
        let end: ToolEnd;
        try {
          end = await runActivity(activity, input, context);
        } catch (error) {
          if (!(error instanceof FailureError)) throw error;
          end = { failure: error.failure };
        }
        records.set(`tools[${number}]`, end as unknown as Json);
        return end;
      },
    },
    tokens: {
      async hold(_turn, input) {
        const left = (options.tokensLeft ?? Number.POSITIVE_INFINITY) - input;
        if (left < SHORT_ANSWER) throw fail("budget.exceeded", "nothing is left");
        return {
          maxOutputTokens: left < LONG_ANSWER ? left : undefined,
          settle: async (usage) => void settled.push(usage),
        };
      },
    },
    deltas,
    logs,
    stored,
    records,
    settled,
  };
  return context;
}

/** Runs an activity as a host does: input and output are checked against the manifest. */
export async function runActivity(
  activity: Activity,
  input: ActivityInput,
  context: ActivityContext = makeTestContext(),
): Promise<ActivityResult> {
  checkAgainst(activity, "input", showInput(input));
  const result = await activity.run(input, context);
  checkAgainst(activity, "output", result.output);
  assert.deepEqual(JSON.parse(JSON.stringify(result.output)), result.output, "the output is strict JSON");
  return result;
}

/** The failure of an activity that must fail, with the facts that go to the host beside it. */
export async function failActivity(
  activity: Activity,
  input: ActivityInput,
  context: ActivityContext = makeTestContext(),
): Promise<Failure & { facts: AttemptFacts }> {
  try {
    await runActivity(activity, input, context);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { ...error.failure, facts: attemptFacts(error) };
  }
  return assert.fail("it did not fail");
}

/** A closed template as input, secrets and all. */
export async function inputOf(template: Template): Promise<ActivityInput> {
  return (await openInput(template, () => assert.fail("no references here"))) as ActivityInput;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

function checkAgainst(activity: Activity, side: "input" | "output", value: Json): void {
  const validate = ajv.compile(activity.manifest[side]);
  assert.ok(validate(value), `${activity.name}, ${side}: ${ajv.errorsText(validate.errors)}`);
}
