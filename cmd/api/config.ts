import type { OidcSettings } from "./oidc/settings.ts";
import type { TenantLimits } from "../../runtime/store/index.ts";

/** What the API is told by whoever starts it; `cmd/stack/config.ts` reads it from the environment. */
export interface ApiConfig {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** How clients reach it, without a slash at its end; absent: `http://HOST:PORT`. */
  readonly publicUrl?: string;
  /** Exact origins that browsers may call from. */
  readonly corsOrigins: readonly string[];
  /** Where the first API key lies; callers on loopback without a key are told. */
  readonly apiKeyFile?: string;
  /** Whose tokens are taken beside API keys; absent: nobody's. */
  readonly oidc?: OidcSettings;
  /** What a tenant may take that has no figure of its own; the others have the built-in defaults. */
  readonly tenantLimits?: Partial<TenantLimits>;
  /** Names of the optimiser's passes; absent: all. */
  readonly passes?: readonly string[];
  /** Proxies, by address or CIDR, whose X-Forwarded-For is believed. */
  readonly trustedProxies?: readonly string[];
  /** Credentials that are not valid, of one address a minute; default 300. */
  readonly failuresPerMinute?: number;
  /** Open streams at once. */
  readonly maxStreams?: { readonly perKey: number; readonly all: number };
  /** Of SSE streams; 15 s unless a test shortens it. */
  readonly heartbeatMs?: number;
  /** A reader that takes nothing for so long is cut; 30 s unless a test shortens it. */
  readonly slowReaderMs?: number;
}

/** Where the contract says no other (`x-max-bytes`). */
export const MAX_BODY_BYTES = 256 * 1024;
export const MAX_HEADER_BYTES = 16 * 1024;
