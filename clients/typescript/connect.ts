import { createClient, createConfig, type Client } from "./generated/client/index.ts";

export interface ConnectOptions {
  /** Where the API is: `https://watchloom.example.org`. */
  readonly url: string;
  readonly apiKey: string;
  /** Default: the runtime's own. */
  readonly fetch?: typeof fetch;
}

/** A client for one address and key; pass it as `client` to each operation. */
export function connect({ url, apiKey, fetch: own }: ConnectOptions): Client {
  const base = { baseUrl: url.replace(/\/+$/, ""), auth: () => apiKey };
  return createClient(createConfig(own === undefined ? base : { ...base, fetch: own }));
}
