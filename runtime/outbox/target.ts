import { isJsonObject, type Json } from "../ir/json.ts";
import type { Template } from "../ir/plan.ts";
import { DeliveryError } from "./delivery-error.ts";

/** The host that a secret goes to: known before, or told by the secret itself, which is an address. */
export type HostOf = string | ((value: string) => string);

/** A secret's value, if it may go to the host. @throws FailureError `secret.unknown` */
export type SecretReader = (name: string, host: HostOf) => Promise<string>;

/**
 * Where a delivery goes, as its row keeps it: a closed template, in which a secret is a node of its own. Data that says
 * `{"$secret": …}` is a constant and stays one.
 */
export interface Target {
  has(name: string): boolean;
  /** Text, or a secret resolved to it, for this host; undefined: absent. @throws DeliveryError, FailureError */
  text(name: string, host: HostOf): Promise<string | undefined>;
  /** As {@link Target.text}, of a member that must be there. */
  demand(name: string, host: HostOf): Promise<string>;
  /** One or a list of texts. */
  texts(name: string, host: HostOf): Promise<string[]>;
  /** Any JSON, secrets in it resolved; undefined: absent. */
  value(name: string, host: HostOf): Promise<Json | undefined>;
}

export function makeTarget(template: Template, secret: SecretReader): Target {
  const members = membersOf(template);
  const open = async (node: Template, host: HostOf): Promise<Json> => {
    if ("s" in node) return (node.prefix ?? "") + (await secret(node.s, host));
    if ("v" in node) return node.v;
    if ("l" in node) {
      const items: Json[] = [];
      for (const item of node.l) items.push(await open(item, host));
      return items;
    }
    if (!("m" in node)) throw new DeliveryError("the target is not closed", { final: true });
    const entries: [string, Json][] = [];
    for (const [name, item] of node.m) entries.push([name, await open(item, host)]);
    return Object.fromEntries(entries);
  };
  const target: Target = {
    has: (name) => members.has(name),
    async value(name, host) {
      const member = members.get(name);
      return member === undefined ? undefined : open(member, host);
    },
    async text(name, host) {
      const value = await target.value(name, host);
      return value === undefined || value === null ? undefined : asText(value, name);
    },
    async demand(name, host) {
      const text = await target.text(name, host);
      if (text === undefined) throw new DeliveryError(`the channel has no "${name}"`, { final: true });
      return text;
    },
    async texts(name, host) {
      const value = await target.value(name, host);
      if (value === undefined || value === null) return [];
      return (Array.isArray(value) ? value : [value]).map((item) => asText(item, name));
    },
  };
  return target;
}

/** The members of a closed template that is a map. */
export function membersOf(template: Template): ReadonlyMap<string, Template> {
  if ("m" in template) return new Map(template.m);
  if ("v" in template && isJsonObject(template.v)) {
    return new Map(Object.entries(template.v).map(([name, v]) => [name, { v }]));
  }
  return new Map();
}

function asText(value: Json, name: string): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  const posing = isJsonObject(value) && "$secret" in value;
  throw new DeliveryError(
    posing
      ? `"${name}" is data that looks like a secret; a secret is named literally in the document, never by data`
      : `"${name}" of the channel is no text`,
    { final: true },
  );
}
