import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { makePlan } from "../../test/support/make-plan.ts";
import { makeTestBlobs, type TestBlobs } from "../../test/support/blobs.ts";
import { until } from "../../test/support/until.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { QueryAnswer, Template } from "../../runtime/ir/plan.ts";
import { MAX_VALUE_BYTES, type BlobRef, type Value } from "../../runtime/ir/value.ts";
import type { ApiBlobs } from "./blob-port.ts";
import { makeDocumentReader, type DocumentReader } from "./document-reader.ts";
import { makeOpenAnswer } from "./open-answer.ts";
import { ApiError } from "./problems.ts";

let blobs: TestBlobs;
let reader: DocumentReader;
before(async () => {
  blobs = await makeTestBlobs();
  reader = makeDocumentReader();
});
after(() => Promise.all([blobs.dispose(), reader.stop()]));

const put = (value: Json): Promise<BlobRef> =>
  blobs.put("acme", new TextEncoder().encode(JSON.stringify(value)), "application/json");

/** What a run leaves of a query. */
function left(document: Json, values: { readonly [step: string]: BlobRef }): QueryAnswer {
  let template: Template = { v: null };
  const { exprs } = makePlan((p) => {
    template = p.t(document);
    return [];
  });
  const bindings: { [name: string]: Value } = {};
  for (const [step, r] of Object.entries(values)) bindings[`steps.${step}`] = { r };
  return { closure: { template, exprs, bindings } };
}
const refused = (code: string, message: RegExp) => (error: unknown) =>
  error instanceof ApiError && error.code === code && message.test(error.message);

test("what a run left is evaluated beside its values; what it answered is the answer", async () => {
  const open = makeOpenAnswer({ blobs, reader });
  const rows = await put([1, 2, 3]);
  const names = await put({ a: "Ä" });
  const answer = left({ many: "${size(steps.rows)}", name: "${steps.names.a}" }, { rows, names });
  assert.deepEqual(await open("acme", "q", answer), { many: 3, name: "Ä" });
  assert.deepEqual(await open("acme", "q", { v: { closure: 1 } }), { closure: 1 });
  await assert.rejects(
    open("acme", "q", left("${steps.rows[9]}", { rows })),
    refused("query-failed", /^the query "q" could not be answered: expression\.failed: index 9/),
  );
  await assert.rejects(open("other", "q", answer), refused("query-failed", /the value "sha256:.*" is no longer kept$/));
});

test("a query that reads more than is read for one is refused before anything is fetched", async () => {
  const none: ApiBlobs = { ...blobs, get: () => assert.fail("it was fetched") };
  const open = makeOpenAnswer({ blobs: none, reader });
  const at = (digit: string): BlobRef => ({
    digest: `sha256:${digit.repeat(64)}`,
    size: MAX_VALUE_BYTES,
    mediaType: "application/json",
  });
  const answer = left(["${size(steps.a)}", "${size(steps.b)}", "${size(steps.c)}"], {
    a: at("a"),
    b: at("b"),
    c: at("c"),
  });
  await assert.rejects(
    open("acme", "q", answer),
    refused("query-failed", /: it reads 25165824 bytes of large values; at most 16777216 are read for one$/),
  );
});

test("however many ask, values are held for two at a time, and each has its own answer", async () => {
  let held = 0;
  let most = 0;
  const counted: ApiBlobs = {
    ...blobs,
    get(tenant, digest) {
      held += 1;
      most = Math.max(most, held);
      return blobs.get(tenant, digest);
    },
  };
  const counting: DocumentReader = {
    ...reader,
    evaluate: (task) => reader.evaluate(task).finally(() => (held -= 1)),
  };
  const open = makeOpenAnswer({ blobs: counted, reader: counting });
  const asked = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const rows = await put(Array.from({ length: n }, () => n));
      return { rows, n };
    }),
  );
  const answers = await Promise.all(asked.map(({ rows }) => open("acme", "q", left("${size(steps.rows)}", { rows }))));
  assert.deepEqual(
    answers,
    asked.map(({ n }) => n),
  );
  assert.equal(most, 2);
});

test("a query that has waited too long for its turn, or finds too many waiting, is told to come again", async () => {
  const gate = Promise.withResolvers<void>();
  const slow: ApiBlobs = {
    ...blobs,
    async get(tenant, digest) {
      await gate.promise;
      return blobs.get(tenant, digest);
    },
  };
  const open = makeOpenAnswer({ blobs: slow, reader }, { atOnce: 1, maxWaiting: 1, waitMs: 50, what: "queries" });
  const answer = left("${size(steps.rows)}", { rows: await put([1]) });
  const first = open("acme", "q", answer);
  const second = assert.rejects(
    open("acme", "q", answer),
    refused("temporary-reduced-capacity", /^too many queries come before it/),
  );
  await assert.rejects(open("acme", "q", answer), refused("temporary-reduced-capacity", /^too many queries wait/));
  await second;
  assert.equal(await open("acme", "q", { v: "at once" }), "at once", "what reads nothing large waits for nobody");
  gate.resolve();
  assert.equal(await first, 1);
});

test("a query that takes too long to evaluate is told so, and no document is spoken of", async () => {
  const hasty = makeDocumentReader(1);
  try {
    const open = makeOpenAnswer({ blobs, reader: hasty });
    const rows = await put(Array.from({ length: 400 }, (_, n) => n));
    const answer = left("${steps.rows.all(a, steps.rows.all(b, a + b >= 0))}", { rows });
    // On a machine that stands still a while, its answer may be there before the end of its time is seen.
    const error = await until("an end of the time", () =>
      open("acme", "slow", answer).then(
        () => undefined,
        (caught: unknown) => caught,
      ),
    );
    assert.ok(
      refused(
        "query-failed",
        /^the query "slow" could not be answered: to evaluate the query takes more than 0\.001 s$/,
      )(error),
      String(error),
    );
  } finally {
    await hasty.stop();
  }
});
