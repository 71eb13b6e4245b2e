import { secretHost } from "../../ir/secret-host.ts";
import { FailureError } from "../../ir/failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { ChannelPorts, HttpAnswer, Outgoing, Receipt } from "../channel.ts";
import { DeliveryError } from "../delivery-error.ts";

/** Posts JSON to a service and gives what it took it with; its refusals are errors that say whether to try again. */
export async function postJson(
  { fetch }: ChannelPorts,
  { signal }: Outgoing,
  url: string,
  json: Json,
  headers: Readonly<Record<string, string>> = {},
  method: "POST" | "PUT" = "POST",
): Promise<HttpAnswer> {
  const answer = await request(fetch, {
    url,
    method,
    headers: { "content-type": "application/json", "user-agent": USER_AGENT, ...headers },
    body: JSON.stringify(json),
    signal,
  });
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw refused(answer, isFinalStatus(answer.status));
}

export const USER_AGENT = "Watchloom";

/** A request, its failures told apart: what the egress guard refuses once it refuses always. @throws DeliveryError */
export async function request(
  fetch: ChannelPorts["fetch"],
  options: Parameters<ChannelPorts["fetch"]>[0],
): Promise<HttpAnswer> {
  try {
    return await fetch(options);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    const { type, message } = error.failure;
    throw new DeliveryError(message, { final: type === "egress.denied" });
  }
}

/** A service that says so means it: the message, the address or the token is wrong. */
function isFinalStatus(status: number): boolean {
  return status >= 400 && status < 500 && ![408, 425, 429].includes(status);
}

export function refused(answer: HttpAnswer, final: boolean, detail?: string): DeliveryError {
  const retryAfterMs = retryAfter(answer);
  const why = detail === undefined || detail === "" ? "" : `: ${detail}`;
  return new DeliveryError(`${answer.status}${why === "" ? " was answered" : why}`, {
    status: answer.status,
    response: answer.body,
    final,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

export function receipt(answer: HttpAnswer): Receipt {
  return { status: answer.status, response: answer.body };
}

/** The answer's JSON object; empty where it is none. */
export function readJson(body: string): JsonObject {
  try {
    const json = JSON.parse(body) as Json;
    return isJsonObject(json) ? json : {};
  } catch {
    return {};
  }
}

/** Seconds or a date; services also say it in their JSON, in seconds (`retry_after`) or ms (`retry_after_ms`). */
function retryAfter({ headers, body }: HttpAnswer): number | undefined {
  const written = headers["retry-after"];
  if (written !== undefined) {
    const ms = /^\d+(\.\d+)?$/.test(written.trim()) ? Number(written) * 1000 : Date.parse(written) - Date.now();
    return Number.isNaN(ms) ? undefined : Math.max(0, ms);
  }
  const json = readJson(body);
  const parameters = isJsonObject(json["parameters"]) ? json["parameters"] : json;
  if (typeof parameters["retry_after"] === "number") return parameters["retry_after"] * 1000;
  if (typeof json["retry_after_ms"] === "number") return json["retry_after_ms"];
  return undefined;
}

/** Of an address; the address itself is not told: a token may stand in it. @throws DeliveryError */
export function hostOf(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.host === "")
    throw new DeliveryError("the channel's address is no URL", { final: true });
  return secretHost(parsed);
}

/** An address of a server with a path added. */
export function under(server: string, path: string): string {
  return `${server.replace(/\/+$/, "")}${path}`;
}
