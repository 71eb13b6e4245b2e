import { isJsonObject, type Json } from "../../runtime/ir/json.ts";
import { activityFailure, type ActivityContext } from "./activity.ts";
import { isSecretRef, secretName, type InputValue } from "./activity-input.ts";

/**
 * Whether a secret with these `hosts` may go to `host` (`secretHost` in runtime/ir). An entry without a port holds for every
 * port of its host; one with a port for that alone. Nothing is matched by part: no wildcards, no subdomains.
 */
export function secretMayGoTo(hosts: readonly string[], host: string): boolean {
  const wanted = normal(host);
  const bare = wanted.replace(/:\d+$/, "");
  return hosts.some((entry) => normal(entry) === wanted || normal(entry) === bare);
}

function normal(host: string): string {
  return host.toLowerCase().replace(/\.(:\d+)?$/, "$1");
}

/** Whether a secret stands anywhere in the input. */
export function holdsSecret(input: InputValue | undefined): boolean {
  if (input === null || typeof input !== "object") return false;
  if (isSecretRef(input)) return true;
  return (Array.isArray(input) ? input : Object.values(input)).some(holdsSecret);
}

/** The input with every secret in it resolved for one host, just before use. */
export async function resolveSecrets(input: InputValue, host: string, context: ActivityContext): Promise<Json> {
  if (input === null || typeof input !== "object") return input;
  if (isSecretRef(input)) return input.prefix + (await context.secret(secretName(input), host));
  if (Array.isArray(input)) {
    const list: Json[] = [];
    for (const item of input) list.push(await resolveSecrets(item, host, context));
    return list;
  }
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(input)) entries.push([key, await resolveSecrets(value, host, context)]);
  return Object.fromEntries(entries);
}

/** Text, or a secret resolved to it. `where` names the place in a message. */
export async function resolveText(
  input: InputValue | undefined,
  where: string,
  host: string,
  context: ActivityContext,
): Promise<string> {
  if (typeof input === "string") return input;
  if (isSecretRef(input)) return input.prefix + (await context.secret(secretName(input), host));
  const posing = isJsonObject(input) && "$secret" in input;
  throw activityFailure(
    "activity.invalid_input",
    posing
      ? `"${where}" is data that looks like a secret; a secret is named literally in the document, never by data`
      : `"${where}" is neither text nor a secret`,
  );
}
