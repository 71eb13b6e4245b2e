import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { failActivity, makeTestContext, runActivity } from "../../../../test/support/activity-context.ts";
import { RIGS, withRig } from "../../../../test/support/model-rigs.ts";
import type { ModelReply } from "../../../../test/support/model-script.ts";
import type { Json } from "../../../../runtime/ir/json.ts";
import { afterFailure } from "../../segment/retry.ts";

interface Class {
  readonly what: string;
  readonly type: string;
  readonly retried: boolean;
  readonly afterMs?: number;
  readonly says?: RegExp;
  /** By protocol; absent where it knows no such answer. */
  readonly gemini?: { readonly status: number; readonly error: object };
  readonly openai?: { readonly status: number; readonly error: object };
  readonly headers?: Record<string, string>;
  /** An error of a request, which cannot come in the middle of an answer. */
  readonly beforeOnly?: true;
}

const CLASSES: readonly Class[] = [
  {
    what: "503 overloaded",
    type: "llm.unavailable",
    retried: true,
    gemini: { status: 503, error: { code: 503, message: "The model is overloaded.", status: "UNAVAILABLE" } },
    openai: { status: 503, error: { message: "The engine is overloaded", type: "server_error", code: null } },
  },
  {
    what: "529, by a name alone",
    type: "llm.unavailable",
    retried: true,
    openai: { status: 529, error: { message: "Overloaded", type: "overloaded_error" } },
  },
  {
    what: "500 and a dead line behind the provider",
    type: "llm.unavailable",
    retried: true,
    gemini: { status: 504, error: { code: 504, message: "Deadline expired", status: "DEADLINE_EXCEEDED" } },
    openai: { status: 500, error: { message: "The server had an error", type: "server_error", code: null } },
  },
  {
    what: "429 that says in its body how long",
    type: "llm.rate_limited",
    retried: true,
    afterMs: 3500,
    gemini: {
      status: 429,
      error: {
        code: 429,
        message: "Quota exceeded for metric",
        status: "RESOURCE_EXHAUSTED",
        details: [
          { "@type": "type.googleapis.com/google.rpc.QuotaFailure", violations: [] },
          { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "3.5s" },
        ],
      },
    },
  },
  {
    what: "429 with Retry-After",
    type: "llm.rate_limited",
    retried: true,
    afterMs: 20_000,
    headers: { "retry-after": "20" },
    beforeOnly: true,
    gemini: { status: 429, error: { code: 429, message: "slow down", status: "RESOURCE_EXHAUSTED" } },
    openai: { status: 429, error: { message: "Rate limit reached", type: "requests", code: "rate_limit_exceeded" } },
  },
  {
    what: "a rate limit by its name",
    type: "llm.rate_limited",
    retried: true,
    openai: { status: 429, error: { message: "Rate limit reached", type: "tokens", code: "rate_limit_exceeded" } },
  },
  {
    what: "an account without credit",
    type: "llm.unavailable",
    retried: false,
    says: /OPENAI_API_KEY/,
    openai: {
      status: 429,
      error: { message: "You exceeded your current quota", type: "insufficient_quota", code: "insufficient_quota" },
    },
  },
  {
    what: "a key that the provider refuses",
    type: "llm.unavailable",
    retried: false,
    says: /(GEMINI|OPENAI)_API_KEY/,
    gemini: {
      status: 400,
      error: {
        code: 400,
        message: "API key not valid. Please pass a valid API key.",
        status: "INVALID_ARGUMENT",
        details: [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" }],
      },
    },
    openai: {
      status: 401,
      error: { message: "Incorrect API key provided", type: "invalid_request_error", code: "invalid_api_key" },
    },
  },
  {
    what: "a key that may not use the model",
    type: "llm.unavailable",
    retried: false,
    says: /(GEMINI|OPENAI)_API_KEY/,
    gemini: { status: 403, error: { code: 403, message: "no permission", status: "PERMISSION_DENIED" } },
    openai: { status: 403, error: { message: "Country not supported", type: "request_forbidden", code: null } },
    beforeOnly: true,
  },
  {
    what: "a request that the provider does not take",
    type: "activity.invalid_input",
    retried: false,
    gemini: { status: 400, error: { code: 400, message: "too many tokens", status: "INVALID_ARGUMENT" } },
    openai: {
      status: 400,
      error: { message: "too many tokens", type: "invalid_request_error", code: "context_length_exceeded" },
    },
  },
  {
    what: "a model that there is not",
    type: "activity.invalid_input",
    retried: false,
    gemini: { status: 404, error: { code: 404, message: "model not found", status: "NOT_FOUND" } },
    openai: {
      status: 404,
      error: { message: "no such model", type: "invalid_request_error", code: "model_not_found" },
    },
    beforeOnly: true,
  },
  {
    what: "a filter before the model",
    type: "llm.refused",
    retried: false,
    openai: { status: 400, error: { message: "filtered", type: "invalid_request_error", code: "content_filter" } },
  },
];

const retry = { attempts: 3, initialMs: 100, factor: 2, maxMs: 1000, except: [] };

for (const protocol of ["gemini", "openai"] as const) {
  describe(protocol, () => {
    const { rig } = RIGS[protocol]!;
    const check = (one: Class, reply: ModelReply, stream: boolean): Promise<void> =>
      withRig(
        rig,
        () => reply,
        async ({ llm, asked }) => {
          const context = makeTestContext();
          const { facts, ...failure } = await failActivity(llm, { prompt: "?", stream }, context);
          assert.equal(failure.type, one.type, failure.message);
          if (one.says) assert.match(failure.message, one.says);
          const next = afterFailure({ retry }, 1, failure, { repeatable: true, facts });
          assert.equal("afterMs" in next, one.retried, failure.message);
          if (one.afterMs !== undefined) assert.deepEqual(next, { afterMs: one.afterMs });
          assert.equal(asked().length, 1, "retries are the host's, not the provider library's");
          assert.equal(context.settled.length, 1, "what was held is given back");
        },
      );

    for (const one of CLASSES) {
      const answer = one[protocol];
      if (answer === undefined) continue;
      const body = { error: answer.error };
      const error = { status: answer.status, body, ...(one.headers ? { headers: one.headers } : {}) };
      test(`${one.what}: ${one.type} (whole)`, () => check(one, { error }, false));
      test(`${one.what}: ${one.type} (asked to stream)`, () => check(one, { error }, true));
      if (one.beforeOnly) continue;
      test(`${one.what}: ${one.type} (in the middle of a stream)`, () =>
        check(one, { text: ["half an "], finish: null, errorEvent: answer.error }, true));
    }

    for (const stream of [false, true]) {
      test(`an answer that is no JSON is llm.unavailable (${stream ? "streamed" : "whole"})`, () =>
        withRig(
          rig,
          () => ({ text: ["a"], garbage: '{"candidates": [{"con' }),
          async ({ llm }) => {
            assert.equal((await failActivity(llm, { prompt: "?", stream })).type, "llm.unavailable");
          },
        ));
    }

    test("a stream that breaks off counts its question, by the estimate", () =>
      withRig(
        rig,
        () => ({ text: ["one "], after: "reset", finish: null }),
        async ({ llm }) => {
          const context = makeTestContext();
          await failActivity(llm, { prompt: "x".repeat(4000), stream: true }, context);
          const [settled] = context.settled;
          assert.ok(settled!.inputTokens >= 1000 && settled!.inputTokens < 1100, JSON.stringify(settled));
        },
      ));

    test("with little left the answer is bounded, and with less the model is not asked", () =>
      withRig(
        rig,
        () => ({ text: ["short"], inputTokens: 20, outputTokens: 4 }),
        async ({ llm, asked }) => {
          const context = makeTestContext({ tokensLeft: 1000 });
          await runActivity(llm, { prompt: "?" }, context);
          const { maxTokens } = asked()[0]!;
          assert.ok(maxTokens !== undefined && maxTokens > 900 && maxTokens < 1000, String(maxTokens));
          assert.deepEqual(context.settled, [{ inputTokens: 20, outputTokens: 4 }]);
          const spent = makeTestContext({ tokensLeft: 100 });
          assert.equal((await failActivity(llm, { prompt: "?" }, spent)).type, "budget.exceeded");
          assert.equal(asked().length, 1);
        },
      ));
  });
}

for (const [what, reply] of Object.entries<Json>({
  "no candidates": { candidates: [], usageMetadata: { promptTokenCount: 3 } },
  "no candidates at all": { usageMetadata: { promptTokenCount: 3 } },
  "a candidate without a word or an end": { candidates: [{ index: 0 }] },
})) {
  test(`Gemini answers ${what}: llm.unavailable`, () =>
    withRig(
      RIGS["gemini"]!.rig,
      () => ({ garbage: JSON.stringify(reply) }),
      async ({ llm }) => {
        assert.equal((await failActivity(llm, { prompt: "?" })).type, "llm.unavailable");
      },
    ));
}

for (const finish of ["MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL"]) {
  test(`Gemini stumbles (${finish}): llm.unavailable, so it is asked again`, () =>
    withRig(
      RIGS["gemini"]!.rig,
      () => ({ finish }),
      async ({ llm }) => {
        assert.equal((await failActivity(llm, { prompt: "?" })).type, "llm.unavailable");
      },
    ));
}

test("OpenAI's protocol without a choice: llm.unavailable", () =>
  withRig(
    RIGS["openai"]!.rig,
    () => ({ garbage: JSON.stringify({ id: "x", choices: [] }) }),
    async ({ llm }) => {
      assert.equal((await failActivity(llm, { prompt: "?" })).type, "llm.unavailable");
    },
  ));
