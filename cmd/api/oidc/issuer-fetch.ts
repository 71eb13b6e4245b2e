import type { JsonObject } from "../../../runtime/ir/json.ts";
import { isJsonObject, type Json } from "../../../runtime/ir/json.ts";
import { makeSafeFetch, parseEgressAllowList } from "../../../workers/typescript/egress/index.ts";
import { IssuerAwayError } from "./token-error.ts";

/** Gets the issuer's metadata and keys. */
export interface IssuerFetch {
  /** A JSON object. @throws IssuerAwayError */
  (url: string, signal: AbortSignal): Promise<JsonObject>;
  close(): Promise<void>;
}

const MAX_BYTES = 256 * 1024;
const TOTAL_MS = 5_000;

/**
 * The issuer was configured by the operator and may be private; what its metadata points to may not, and no answer
 * leads anywhere else: a redirect is no answer.
 */
export function makeIssuerFetch(issuer: string): IssuerFetch {
  const { hostname, port, protocol } = new URL(issuer);
  const host = `${hostname}:${port === "" ? (protocol === "https:" ? 443 : 80) : port}`;
  const safeFetch = makeSafeFetch({ allow: parseEgressAllowList(host), connectTimeoutMs: TOTAL_MS });

  const get = async (url: string, signal: AbortSignal): Promise<JsonObject> => {
    if (protocol === "https:" && !url.startsWith("https:")) {
      throw new IssuerAwayError(`"${url}" is not https, and the issuer is`);
    }
    try {
      const response = await safeFetch({
        url,
        headers: { accept: "application/json, application/jwk-set+json" },
        isAnswer: () => true,
        limit: () => ({ bytes: MAX_BYTES }),
        totalMs: TOTAL_MS,
        signal,
      });
      if (response.status !== 200) throw new Error(`it answered ${response.status}`);
      const json = JSON.parse(Buffer.from(response.body).toString("utf8")) as Json;
      if (!isJsonObject(json)) throw new Error("it answered what is no JSON object");
      return json;
    } catch (error) {
      throw new IssuerAwayError(`"${url}" cannot be read: ${(error as Error).message}`, { cause: error });
    }
  };
  return Object.assign(get, { close: () => safeFetch.close() });
}
