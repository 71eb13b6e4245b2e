import { secretHost } from "../../../../runtime/ir/secret-host.ts";
import { isSecretRef, type ActivityInput, type InputValue } from "../../activity-input.ts";
import { activityFailure, type ActivityContext } from "../../activity.ts";
import { holdsSecret, resolveSecrets, resolveText } from "../../secrets.ts";
import { blobDigest, readBlob } from "./blob-marker.ts";
import { makeHeaders } from "./request-headers.ts";

/** A request as it goes out, and what of it may be shown. */
export interface BuiltRequest {
  readonly url: string;
  /** Without the parameters that hold secrets. */
  readonly shownUrl: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly sensitiveHeaders: ReadonlySet<string>;
  readonly body: string | Uint8Array | undefined;
  readonly sensitiveBody: boolean;
}

/** Builds the request that `with` describes; `url` has passed the egress guard. Secrets are resolved here, for its host. */
export async function buildRequest(input: ActivityInput, url: URL, context: ActivityContext): Promise<BuiltRequest> {
  const host = secretHost(url);
  const headers = makeHeaders();
  for (const [name, value] of entriesOf(input["headers"])) {
    if (value === null) headers.remove(name);
    else headers.set(name, await scalarText(value, `headers.${name}`, host, context), isSecretRef(value));
  }
  const shown: [string, string][] = [];
  const query: [string, string][] = [];
  const ask = async (name: string, value: InputValue): Promise<void> => {
    if (value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) await ask(name, one);
      return;
    }
    const text = await scalarText(value, `query.${name}`, host, context);
    query.push([name, text]);
    if (!isSecretRef(value)) shown.push([name, text]);
  };
  for (const [name, value] of entriesOf(input["query"])) await ask(name, value);

  for (const [kind, auth] of entriesOf(input["auth"])) {
    const given = (part: string): InputValue | undefined => entriesOf(auth).find(([key]) => key === part)?.[1];
    const text = (value: InputValue | undefined, part: string): Promise<string> =>
      resolveText(value, `auth.${kind}${part}`, host, context);
    switch (kind) {
      case "bearer":
        headers.set("authorization", `Bearer ${await text(auth, "")}`, true);
        break;
      case "basic": {
        const pair = `${await text(given("username"), ".username")}:${await text(given("password"), ".password")}`;
        headers.set("authorization", `Basic ${Buffer.from(pair, "utf8").toString("base64")}`, true);
        break;
      }
      case "header":
        headers.set(await text(given("name"), ".name"), await text(given("value"), ".value"), true);
        break;
      case "query":
        query.push([await text(given("name"), ".name"), await text(given("value"), ".value")]);
        break;
      default:
        throw activityFailure("activity.invalid_input", `"${kind}" is no kind of auth: bearer, basic, header, query`);
    }
  }

  const body = await buildBody(input["body"], headers, host, context);
  if (input["idempotent"] === true) headers.byDefault("idempotency-key", context.idempotencyKey);
  headers.byDefault("accept", input["expect"] === "json" ? "application/json" : "*/*");
  headers.byDefault("user-agent", "watchloom");
  return {
    url: withQuery(url, query),
    shownUrl: withQuery(url, shown),
    method: typeof input["method"] === "string" ? input["method"].toUpperCase() : "GET",
    headers: headers.all(),
    sensitiveHeaders: headers.sensitive(),
    body,
    sensitiveBody: holdsSecret(input["body"]),
  };
}

async function buildBody(
  body: InputValue | undefined,
  headers: ReturnType<typeof makeHeaders>,
  host: string,
  context: ActivityContext,
): Promise<string | Uint8Array | undefined> {
  if (body === undefined || body === null) return undefined;
  const digest = blobDigest(body);
  if (digest !== null) {
    const type = (body as { [key: string]: InputValue })["media_type"];
    headers.byDefault("content-type", typeof type === "string" ? type : "application/octet-stream");
    return readBlob(digest, context);
  }
  const value = await resolveSecrets(body, host, context);
  if (typeof value === "string") {
    headers.byDefault("content-type", "text/plain; charset=utf-8");
    return value;
  }
  const isForm = headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
  if (isForm && typeof value === "object" && value !== null && !Array.isArray(value)) {
    const fields = Object.entries(value).flatMap(([name, one]): [string, string][] =>
      (Array.isArray(one) ? one : [one])
        .filter((part) => part !== null)
        .map((part) => [name, typeof part === "object" ? JSON.stringify(part) : String(part)]),
    );
    return new URLSearchParams(fields).toString();
  }
  headers.byDefault("content-type", "application/json");
  return JSON.stringify(value);
}

function entriesOf(value: InputValue | undefined): [string, InputValue][] {
  if (value === undefined || value === null || typeof value !== "object") return [];
  return isSecretRef(value) || Array.isArray(value) ? [] : Object.entries(value);
}

async function scalarText(value: InputValue, where: string, host: string, context: ActivityContext): Promise<string> {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return resolveText(value, where, host, context);
}

/** Adds parameters and leaves those of the URL as they are written. */
function withQuery(url: URL, query: [string, string][]): string {
  const more = new URLSearchParams(query).toString();
  const before = url.search === "" ? "" : `${url.search.slice(1)}${more === "" ? "" : "&"}`;
  const search = before + more;
  return `${url.origin}${url.pathname}${search === "" ? "" : `?${search}`}`;
}
