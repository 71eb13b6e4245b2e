import type { IncomingMessage, ServerResponse } from "node:http";
import type { Diagnostic } from "../../runtime/ir/diagnostic.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Caller, Scope } from "./caller.ts";
import type { Query } from "./contract.ts";

/** One operation of the contract and what answers it. Handlers parse, call, answer; express is not seen here. */
export interface Route {
  /** `operationId` in openapi/openapi.yaml, which gives method, path, parameters and body. */
  readonly operation: string;
  /** `public`: no key is asked for. */
  readonly scope: Scope | "public";
  /** How the body is read: any JSON by the contract's schema, or a document (JSON or YAML, enveloped or bare). */
  readonly body?: "json" | "document";
  /** Its clients may be feed readers: a key may come as a password. */
  readonly takesBasic?: boolean;
  /** It has no end of its own: nothing to ask the head of. */
  readonly isStream?: boolean;
  /** Of a public route that asks for something else than a key: a look at the head, before the body is read. @throws ApiError */
  opens?(request: IncomingMessage): void;
  handle(request: ApiRequest): Promise<Answer>;
}

export interface ApiRequest {
  readonly id: string;
  /** The trace, as it is kept, for what the request causes: its own span, else what came with it; undefined: nothing is traced. */
  readonly trace: string | undefined;
  readonly params: { readonly [name: string]: string };
  readonly query: Query;
  header(name: string): string | undefined;
  /** Who asks; a route that is public has none. */
  readonly caller: Caller;
  /** Of a `json` route; undefined where none came. */
  readonly json: Json | undefined;
  /** Of a `document` route. */
  readonly document: DocumentText;
  /** Aborts when the client has gone. */
  readonly gone: AbortSignal;
  /** For what lasts longer than a key may. @throws ApiError `unauthenticated` */
  authenticateAgain(): Promise<void>;
  /** For streams, and for what is opened by another thing than a key. */
  readonly raw: { readonly request: IncomingMessage; readonly response: ServerResponse };
}

export interface DocumentText {
  readonly text: string;
  readonly format: "json" | "yaml";
  /** Where its bytes are no text: why. */
  readonly diagnostics?: readonly Diagnostic[];
}

export type Answer =
  | {
      readonly status: number;
      readonly headers?: { readonly [name: string]: string };
      /** JSON; absent: no body. */
      readonly body?: unknown;
    }
  | {
      readonly status: number;
      readonly headers?: { readonly [name: string]: string };
      readonly bytes: Uint8Array | string;
      readonly type: string;
    }
  /** The handler has written the response itself. */
  | { readonly status: "streamed" };
