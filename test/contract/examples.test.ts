import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isJsonObject, type Json, type JsonObject } from "../../runtime/ir/json.ts";
import { examplesIn } from "../../scripts/contract/examples.ts";
import { follow, operationsOf, readSpec, type SpecOperation } from "../../scripts/contract/spec.ts";
import { makeOpenAiServer, type OpenAiServer } from "../support/openai-server.ts";
import { startTestStack, type Reply, type TestStack } from "../support/stack.ts";
import { SETUPS, SETUPS_BY_PARAMETER } from "./example-setups.ts";

const spec = readSpec();
let stack: TestStack;
let model: OpenAiServer;
before(async () => {
  model = await makeOpenAiServer(() => ({ text: [JSON.stringify({ document: SUGGESTED })] }), {});
  stack = await startTestStack({ worker: false });
  await stack.worker({ models: { openai: { baseUrl: `${model.url}/v1` }, defaultModel: "openai:x" } });
});
after(async () => {
  await stack.stop();
  await model.close();
});

/** What a model makes of any wish. */
const SUGGESTED = `watchloom: "1"
kind: Monitor
name: suggested
schedule: { every: 1h }
source: { http: { url: "https://shop.example/keyboard" } }
`;

/** One request that the contract shows. */
interface Shown {
  readonly what: string;
  readonly query: readonly (readonly [name: string, value: Json])[];
  readonly headers: { readonly [name: string]: string };
  readonly body: Json | undefined;
}

/** Each example of a body; else the request with nothing optional, and with each optional parameter by itself. */
function shownRequests({ parameters, node }: SpecOperation): Shown[] {
  const content = (follow(spec, node["requestBody"])["content"] ?? {}) as JsonObject;
  const bodies = Object.values(content).flatMap((media) => examplesIn(spec, media as JsonObject));
  if (bodies.length > 0) return bodies.map(([what, body]) => ({ what, query: [], headers: {}, body }));
  const optional = parameters.filter(({ in: place, required }) => place !== "path" && required !== true);
  return [
    { what: "nothing optional", query: [], headers: {}, body: undefined },
    ...optional.flatMap((parameter) =>
      examplesIn(spec, parameter).map(([, value]) => {
        const name = parameter["name"] as string;
        const isHeader = parameter["in"] === "header";
        return {
          what: name,
          query: isHeader ? [] : ([[name, value]] as const),
          headers: isHeader ? { [name]: String(value) } : ({} as { [name: string]: string }),
          body: undefined,
        };
      }),
    ),
  ];
}

/** Values of the path's parameters: from the operation's set-up, else from the parameter's, else its example. */
async function idsFor({ id, parameters }: SpecOperation): Promise<{ [name: string]: string }> {
  const inPath = parameters.filter((parameter) => parameter["in"] === "path");
  const ids: { [name: string]: string } = {};
  for (const parameter of inPath) {
    ids[parameter["name"] as string] = String(examplesIn(spec, parameter)[0]?.[1]);
  }
  const own = SETUPS[id];
  if (own !== undefined) return { ...ids, ...(await own(stack)) };
  for (const parameter of inPath) Object.assign(ids, await SETUPS_BY_PARAMETER[parameter["name"] as string]?.(stack));
  return ids;
}

function address(path: string, ids: { [name: string]: string }, query: Shown["query"]): string {
  const search = new URLSearchParams();
  for (const [name, value] of query) {
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? "undefined"));
  return search.size === 0 ? filled : `${filled}?${search}`;
}

/** Cursors and tokens of the contract's examples are somebody else's: what they mean is tested where they are. */
const FOREIGN = new Set(["cursor", "Last-Event-ID", "token", "If-Match"]);

/** Headers that have to be there, as the set-up says them, else as their example does. */
function requiredHeaders({ parameters }: SpecOperation, ids: { [name: string]: string }): { [name: string]: string } {
  const must = parameters.filter((parameter) => parameter["in"] === "header" && parameter["required"] === true);
  return Object.fromEntries(
    must.map((parameter) => {
      const name = parameter["name"] as string;
      return [name, ids[name] ?? String(examplesIn(spec, parameter)[0]?.[1])];
    }),
  );
}

/** A body that names something which has to be there names what the set-up made. */
function withIds(body: Json, ids: { [name: string]: string }): Json {
  if (!isJsonObject(body)) return body;
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, ids[name] ?? value]));
}

for (const operation of operationsOf(spec)) {
  const { id, method, path, node, isStream } = operation;
  test(`${id}: its examples are answered as the contract says`, async () => {
    const declared = Object.keys(node["responses"] as JsonObject);
    const shown = shownRequests(operation).filter(({ what }) => !FOREIGN.has(what));
    assert.ok(shown.length > 0, `${id} shows no request`);
    for (const { what, query, headers, body } of shown) {
      const ids = await idsFor(operation);
      const target = address(path, ids, query);
      if (isStream) {
        const stream = await stack.stream(target, { headers });
        stream.close();
        assert.equal(stream.status, 200, `${id}, ${what}: ${stream.text}`);
        continue;
      }
      // `send` holds request and answer against their schemas.
      const asked = ids["authorization"] === undefined ? {} : { authorization: ids["authorization"] };
      const must = requiredHeaders(operation, ids);
      const sent = body === undefined ? {} : { body: withIds(body, ids) };
      const reply = await stack.send(method.toUpperCase(), target, {
        headers: { ...must, ...headers, ...asked },
        ...(ids["authorization"] === undefined ? {} : { key: null }),
        ...sent,
      });
      assertShown(`${id}, ${what}`, reply, declared);
    }
  });
}

function assertShown(what: string, reply: Reply, declared: readonly string[]): void {
  const hint = "see test/contract/example-setups.ts for what has to be there first";
  assert.ok(reply.status < 400, `${what} is answered ${reply.status}; ${hint}: ${reply.text}`);
  assert.ok(declared.includes(String(reply.status)), `${what}: the status ${reply.status} is not declared`);
}
