import { strict as assert } from "node:assert";
import { test } from "node:test";
import channel from "../../schemas/channel.schema.json" with { type: "json" };
import { BUILT_IN_MANIFESTS } from "../../runtime/ir/manifest.ts";
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
    "value.unknown_key @ webhok",
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
