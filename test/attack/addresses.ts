import assert from "node:assert/strict";
import { test } from "node:test";
import type { Json, JsonObject } from "../../runtime/ir/json.ts";
import type { AttackWorld } from "../support/attack-world.ts";
import { canRedirectTo, egressCases, type EgressCase } from "../support/egress-corpus.ts";
import type { EgressSites } from "../support/egress-sites.ts";
import { sideBySide } from "../support/side-by-side.ts";
import { until } from "../support/until.ts";

const TINY = { watchloom: "1", kind: "Workflow", name: "tiny", steps: [{ id: "a", set: 1 }] };

/** One step for each address; how each ended. */
const forEach = (step: JsonObject): JsonObject => ({
  watchloom: "1",
  kind: "Workflow",
  name: "addresses",
  inputs: { type: "object", required: ["urls"], properties: { urls: { type: "array", items: { type: "string" } } } },
  steps: [
    {
      id: "all",
      map: { over: "${inputs.urls}", max: 1000, concurrency: 20, onError: "collect", steps: [{ id: "one", ...step }] },
    },
  ],
});

interface Ended {
  readonly error?: { readonly type: string };
  readonly ok?: Json;
}

/** What takes an address: a call, a feed, a redirect, a webhook, a callback. None of them reaches the canary. */
export function attackByAddresses(world: () => AttackWorld, sites: () => EgressSites): void {
  const refused = (): readonly EgressCase[] => egressCases(sites().canaryPort).filter(({ expect }) => expect !== null);
  // What holds a NUL is refused with the body that it stands in.
  const cases = (): readonly EgressCase[] => refused().filter(({ url }) => !url.includes("\0"));

  const endsOf = async (step: JsonObject, urls: readonly string[]): Promise<Ended[]> => {
    const answer = await world().ask(
      {
        method: "POST",
        path: "/runs",
        body: Buffer.from(JSON.stringify({ document: forEach(step), input: { urls: [...urls] } })),
      },
      "a run of addresses",
    );
    assert.equal(answer.status, 202, answer.text.slice(0, 1000));
    const ended = await world().stack.end(answer.body["id"] as string, 120_000);
    assert.equal(ended["status"], "completed", JSON.stringify(ended).slice(0, 1000));
    return (await wholeOutput(world(), ended)) as unknown as Ended[];
  };

  const assertEnds = (ends: readonly Ended[], wanted: readonly EgressCase[]): void => {
    assert.deepEqual(
      wanted.map(({ name }, index) => [name, ends[index]?.error?.type ?? ends[index]]),
      wanted.map(({ name, expect }) => [name, expect]),
    );
  };

  const call = (activity: string): JsonObject => ({
    call: activity,
    with: { url: "${item}" },
    retry: { attempts: 1 },
    timeout: "30s",
  });

  test("the canary can be reached, so that its silence means something", async () => {
    await fetch(`http://127.0.0.1:${sites().canaryPort}/`);
    assert.equal(sites().forgetConnections(), 1);
  });

  test("http.request: every address of the corpus ends as it says", async () => {
    const wanted = cases();
    assert.ok(wanted.length > 80, `${wanted.length} addresses`);
    assertEnds(
      await endsOf(
        call("http.request"),
        wanted.map(({ url }) => url),
      ),
      wanted,
    );
  });

  test("feed.read: the same", async () => {
    const wanted = cases();
    assertEnds(
      await endsOf(
        call("feed.read"),
        wanted.map(({ url }) => url),
      ),
      wanted,
    );
  });

  test("http.request through a redirect: the same", async () => {
    const wanted = cases().filter(canRedirectTo);
    const urls = wanted.map(({ url }) => `${sites().redirector.url}/?${encodeURIComponent(url)}`);
    assertEnds(await endsOf(call("http.request"), urls), wanted);
    assert.ok(sites().redirector.requests.length >= wanted.length);
  });

  test("notify.send: no webhook is told", async () => {
    const wanted = cases();
    const step = {
      call: "notify.send",
      with: { title: "hello", message: "hello", to: [{ webhook: { url: "${item}" } }] },
      retry: { attempts: 1 },
    };
    const ends = await endsOf(
      step,
      wanted.map(({ url }) => url),
    );
    const ids = ends.flatMap(({ ok }) =>
      ok === undefined ? [] : ((ok as JsonObject)["deliveries"] as JsonObject[]).map(({ id }) => id as string),
    );
    for (const { error } of ends)
      if (error !== undefined) assert.match(error.type, /^(activity\.invalid_input|egress\.denied)$/);
    assert.ok(ids.length > 50, `${ids.length} deliveries were made`);
    await sideBySide(ids, (id) => assertNeverDelivered(world(), id));
  });

  test("callback of POST /runs: refused where it is asked, or never told", async () => {
    const runs: string[] = [];
    await sideBySide(refused(), async ({ name, url }) => {
      const body = Buffer.from(JSON.stringify({ document: TINY, callback: { url } }));
      const answer = await world().ask({ method: "POST", path: "/runs", body }, `a callback to ${name}`);
      if (answer.status === 202) return void runs.push(answer.body["id"] as string);
      assert.deepEqual([answer.status, answer.body["code"]], [400, "invalid-request"], `${name}: ${answer.text}`);
      assert.match(answer.text, url.includes("\0") ? /U\+0000/ : /"pointer":"\/callback\/url"/, name);
    });
    assert.ok(runs.length > 50, `${runs.length} callbacks were taken`);
    await sideBySide(runs, async (runId) => {
      await world().stack.end(runId, 120_000);
      const page = await until("the run's delivery", async () => {
        const found = (await world().stack.send("GET", `/deliveries?run_id=${runId}`)).body["data"] as JsonObject[];
        return found.length > 0 ? found : undefined;
      });
      await assertNeverDelivered(world(), page[0]?.["id"] as string);
    });
  });

  test("nothing reached the canary", () => assert.equal(sites().connections(), 0));
}

async function assertNeverDelivered(world: AttackWorld, id: string): Promise<void> {
  const delivery = await until(
    `the end of delivery "${id}"`,
    async () => {
      const found = (await world.stack.send("GET", `/deliveries/${id}`)).body;
      return found["state"] === "dead" || found["state"] === "delivered" ? found : undefined;
    },
    120_000,
  );
  assert.equal(delivery["state"], "dead", JSON.stringify(delivery));
}

/** A large output is a blob. */
async function wholeOutput({ stack }: AttackWorld, run: JsonObject): Promise<Json> {
  const output = run["output"] as JsonObject | null;
  const digest = output?.["$blob"];
  if (typeof digest !== "string") return output;
  return JSON.parse((await stack.send("GET", `/blobs/${digest}`)).text) as Json;
}
