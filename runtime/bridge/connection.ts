import { readFileSync } from "node:fs";
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type TLSConfig,
} from "@temporalio/client";
import { defaultPayloadConverter, type DataConverter, type Payload } from "@temporalio/common";
import { makePayloadStorage, type PayloadStorage, type PayloadStore } from "./payload-storage.ts";

export interface BridgeConfig {
  /** `HOST:PORT`. Temporal Cloud: `<namespace>.tmprl.cloud:7233`, or the region's endpoint with an API key. */
  readonly address: string;
  /** Default: `default`. Temporal Cloud: `<namespace>.<account>`. */
  readonly namespace?: string;
  /** Temporal Cloud; goes with TLS. */
  readonly apiKey?: string;
  /** Present: TLS, with these files (PEM) where they are named. */
  readonly tls?: {
    readonly serverName?: string;
    readonly caFile?: string;
    readonly certFile?: string;
    readonly keyFile?: string;
  };
  /** Where payloads over 128 KiB lie; the same for every client and worker of the namespace. */
  readonly payloads: PayloadStore;
  /** Who speaks, as Temporal's histories show it. */
  readonly identity?: string;
}

export interface TemporalClient {
  readonly connection: Connection;
  readonly client: Client;
  readonly namespace: string;
  readonly storage: PayloadStorage;
  /** Calls that are under way: a connection that is closed under one throws where nobody can catch it. */
  readonly pending: Set<Promise<unknown>>;
  /** Headers of starts under way, by workflow id: the SDK takes them from an interceptor alone. */
  readonly startHeaders: Map<string, { readonly [name: string]: string }>;
}

/** What a worker's native connection takes too. */
export function connectionOptions(config: BridgeConfig): { address: string; apiKey?: string; tls?: TLSConfig } {
  return {
    address: config.address,
    ...(config.apiKey === undefined ? {} : { apiKey: config.apiKey }),
    ...(config.tls === undefined ? {} : { tls: tlsOptions(config.tls) }),
  };
}

function tlsOptions(tls: NonNullable<BridgeConfig["tls"]>): TLSConfig {
  const { serverName, caFile, certFile, keyFile } = tls;
  return {
    ...(serverName === undefined ? {} : { serverNameOverride: serverName }),
    ...(caFile === undefined ? {} : { serverRootCACertificate: readFileSync(caFile) }),
    ...(certFile === undefined || keyFile === undefined
      ? {}
      : { clientCertPair: { crt: readFileSync(certFile), key: readFileSync(keyFile) } }),
  };
}

export function dataConverter(storage: PayloadStorage): DataConverter {
  return { externalStorage: storage.externalStorage };
}

/**
 * gRPC's own back-off grows to two minutes; a Temporal that is back is to be used within seconds. A page of a history is
 * as large as the tasks in it, which is more than the 4 MiB that a client takes by itself.
 */
const CHANNEL = {
  "grpc.max_receive_message_length": 128 * 1024 * 1024,
  "grpc.initial_reconnect_backoff_ms": 200,
  "grpc.min_reconnect_backoff_ms": 200,
  "grpc.max_reconnect_backoff_ms": 2000,
};

/** About 2 s in all: a short stumble is not told to anybody, and what is away is told soon. */
const RETRY = { maxAttempts: 5 };

/** Connects at the first call, so that a service starts while Temporal is away. @throws Error for a file that is not there */
export function connectClient(config: BridgeConfig): TemporalClient {
  const namespace = config.namespace ?? "default";
  const storage = makePayloadStorage(config.payloads);
  const interceptors = [makeGrpcRetryInterceptor(defaultGrpcRetryOptions(RETRY))];
  const connection = Connection.lazy({ ...connectionOptions(config), channelArgs: CHANNEL, interceptors });
  const startHeaders: TemporalClient["startHeaders"] = new Map();
  const client = new Client({
    connection,
    namespace,
    dataConverter: dataConverter(storage),
    interceptors: {
      workflow: [
        {
          startWithDetails(input, next) {
            const more = startHeaders.get(input.options.workflowId);
            return next(more === undefined ? input : { ...input, headers: { ...input.headers, ...asPayloads(more) } });
          },
        },
      ],
    },
    ...(config.identity === undefined ? {} : { identity: config.identity }),
  });
  return { connection, client, namespace, storage, pending: new Set(), startHeaders };
}

function asPayloads(headers: { readonly [name: string]: string }): { [name: string]: Payload } {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, defaultPayloadConverter.toPayload(value)]),
  );
}
