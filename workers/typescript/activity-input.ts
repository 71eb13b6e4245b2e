import { invariant } from "../../runtime/ir/invariant.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Template } from "../../runtime/ir/plan.ts";
import type { BlobRef } from "../../runtime/ir/value.ts";

const SECRET: unique symbol = Symbol("secret");

/** A secret by its name. Branded by a symbol, so that data which says `{"$secret": …}` can never pose as one. */
export interface SecretRef {
  readonly [SECRET]: string;
  readonly prefix: string;
}

/** The evaluated `with` of a call: JSON whose leaves may be secrets, not yet resolved. */
export type InputValue = null | boolean | number | string | SecretRef | InputValue[] | { [key: string]: InputValue };
export type ActivityInput = { [key: string]: InputValue };

export function makeSecretRef(name: string, prefix = ""): SecretRef {
  return Object.freeze({ [SECRET]: name, prefix });
}

export function isSecretRef(value: unknown): value is SecretRef {
  return typeof value === "object" && value !== null && SECRET in value;
}

export function secretName(ref: SecretRef): string {
  return ref[SECRET];
}

/**
 * A closed template as the activity sees it: references read, secrets as {@link SecretRef}.
 * `readValue` gives the JSON that a reference stands for.
 */
export async function openInput(template: Template, readValue: (ref: BlobRef) => Promise<Json>): Promise<InputValue> {
  if ("v" in template) return template.v;
  if ("r" in template) return readValue(template.r);
  if ("s" in template) return makeSecretRef(template.s, template.prefix);
  if ("l" in template) {
    const list: InputValue[] = [];
    for (const item of template.l) list.push(await openInput(item, readValue));
    return list;
  }
  invariant("m" in template, "the input of a call is a closed template");
  const map: { [key: string]: InputValue } = {};
  for (const [key, value] of template.m) map[key] = await openInput(value, readValue);
  return map;
}

/** The input as its manifest's schema and the journal see it: a secret is `{"$secret": name}` again. */
export function showInput(input: InputValue): Json {
  if (input === null || typeof input !== "object") return input;
  if (isSecretRef(input)) {
    const shown: { [key: string]: Json } = { $secret: secretName(input) };
    if (input.prefix !== "") shown["prefix"] = input.prefix;
    return shown;
  }
  if (Array.isArray(input)) return input.map(showInput);
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, showInput(value)]));
}
