import { strict as assert } from "node:assert";
import { test } from "node:test";
import channel from "../../schemas/channel.schema.json" with { type: "json" };
import { BUILT_IN_MANIFESTS, type ActivityManifest } from "../../runtime/ir/manifest.ts";
import type { SegmentOp } from "../../runtime/ir/plan.ts";
import { translate } from "../../runtime/translator/index.ts";
import { mistakes, translated, workflow } from "./mistakes.ts";

const HEAD = "inputs: { type: object, required: [price], properties: { price: { type: number } } }\n";
const notify = (fields: string): string => workflow(`  - { id: tell, call: notify.send, with: { ${fields} } }\n`, HEAD);
const HOOK = 'to: [{ webhook: { url: "https://hooks.example/x" } }]';

test("title and message are lowered to their parts: the author's text, and what expressions give", () => {
  const { plan } = translated(
    notify(`${HOOK}, title: "${"${inputs.price}"}", message: "Now **${"${inputs.price}"}** € $\${x}"`),
  );
  const [call] = (plan.body[0] as SegmentOp).calls;
  assert.deepEqual(call.with, {
    m: [
      ["to", { v: [{ webhook: { url: "https://hooks.example/x" } }] }],
      ["title", { l: [{ m: [["v", { e: 0 }]] }] }],
      ["message", { l: [{ v: "Now **" }, { m: [["v", { e: 0 }]] }, { v: "** € ${x}" }] }],
    ],
  });
  const [constant] = (translated(notify(`${HOOK}, message: "**x**"`)).plan.body[0] as SegmentOp).calls;
  assert.deepEqual(constant.with, { v: { to: [{ webhook: { url: "https://hooks.example/x" } }], message: ["**x**"] } });
});

test("a message to nobody, or to what is no channel, is refused at submit, each mistake at its place", () => {
  assert.deepEqual(mistakes(notify(HOOK)), [
    'value.missing @ to: [{ webhook: { url: "https://hooks.example/x" } }]'.replace("to: ", "{ to: ") + " }",
  ]);
  assert.deepEqual(mistakes(notify('to: [], message: "x"')), ["value.out_of_range @ []"]);
  const wrong = notify(
    'to: [{ webhok: { url: "x" } }, { email: {} }, { slack: { token: { $secret: s } } }], message: [1]',
  );
  assert.deepEqual(mistakes(wrong, { secrets: new Set(["s"]) } as object), [
    "channel.unknown @ webhok",
    "value.missing @ {}",
    "value.missing @ { token: { $secret: s } }",
    "value.wrong_type @ [1]",
  ]);
  const literal = notify('to: [{ telegram: { token: "123:abc", chat: "1" } }], message: x');
  assert.deepEqual(mistakes(literal), ['value.wrong_type @ "123:abc"']);
});

test("an unknown secret of a channel is named", () => {
  const text = notify("to: [{ discord: { webhook: { $secret: dicsord } } }], message: x");
  const { diagnostics } = translate(text, { secrets: new Set(["discord"]) } as object);
  assert.deepEqual(
    diagnostics.map(({ code, hint }) => [code, hint]),
    [["secret.unknown", "discord"]],
  );
});

test("the activity takes the channels that a Monitor takes, with the same members", () => {
  const { properties } = BUILT_IN_MANIFESTS.get("notify.send")!.input as unknown as {
    properties: Record<string, unknown>;
  };
  const ours = (
    properties["to"] as { items: { properties: Record<string, { properties: object; required?: string[] }> } }
  ).items;
  const members = Object.entries(ours.properties).map(([name, one]) => [
    name,
    Object.keys(one.properties),
    one.required,
  ]);
  const theirs = channel.oneOf.flatMap((one) => {
    if (!("properties" in one)) return [];
    const [[name, body]] = Object.entries(one.properties) as [[string, { properties: object; required?: string[] }]];
    return [[name, Object.keys(body.properties), body.required]];
  });
  assert.deepEqual(members, theirs);
});

const apprise: ActivityManifest = {
  name: "apprise",
  version: 3,
  description: "Tells the services that Apprise knows.",
  role: "channel",
  queue: "notify",
  input: {
    type: "object",
    required: ["urls", "notification"],
    additionalProperties: false,
    properties: { urls: { type: "array", items: { type: "string" } }, notification: { type: "object" } },
  },
  output: {},
  errors: [],
  idempotent: false,
  streaming: false,
  timeoutMs: 30_000,
  available: true,
};
const manifests = new Map([...BUILT_IN_MANIFESTS, ["apprise", apprise] as const]);

test("a channel of own workers is pinned beside the others, its options checked with expressions and all", () => {
  const to = `to: [{ apprise: { urls: ["ntfy://${"${string(inputs.price)}"}"] } }, { email: { to: [a@example.org] } }]`;
  const { plan } = translated(notify(`${to}, message: x`), { manifests });
  const [call] = (plan.body[0] as SegmentOp).calls;
  assert.ok("m" in call.with);
  const members = new Map(call.with.m);
  assert.deepEqual(members.get("workers"), { v: { apprise: { queue: "notify", timeoutMs: 30_000, version: 3 } } });
  assert.deepEqual([...members.keys()], ["to", "message", "workers"]);

  const wrong =
    "to: [{ apprise: { url: x } }, { apprise: { urls: [1], notification: {} } }, { aprise: {} }], message: x";
  assert.deepEqual(mistakes(notify(wrong), { manifests }), [
    "value.missing @ { url: x }",
    "value.unknown_key @ url",
    "value.wrong_type @ 1",
    "value.unknown_key @ notification",
    "channel.unknown @ aprise",
  ]);
  assert.deepEqual(mistakes(notify(`${HOOK}, message: x, workers: {}`), { manifests }), [
    "value.unknown_key @ workers",
  ]);
});
