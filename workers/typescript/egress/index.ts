export { NOTHING_ALLOWED, parseEgressAllowList, type EgressAllowList } from "./allow-list.ts";
export type { BodyLimit } from "./body.ts";
export type { ResolveAll } from "./connector.ts";
export {
  makeSafeFetch,
  type SafeFetch,
  type SafeFetchOptions,
  type SafeRequest,
  type SafeResponse,
} from "./safe-fetch.ts";
