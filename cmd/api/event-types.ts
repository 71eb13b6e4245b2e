import { EVENT_TYPES } from "../../runtime/ir/event.ts";
import { nearest } from "../../runtime/ir/near-miss.ts";
import type { Query } from "./contract.ts";
import { ApiError } from "./problems.ts";

/**
 * The types of events that a stream is asked for; undefined: all. A misspelt one would be waited for for ever.
 * @throws ApiError `invalid-request`
 */
export function readEventTypes(query: Query): readonly string[] | undefined {
  const types = query["type"] as readonly string[] | undefined;
  const known: readonly string[] = EVENT_TYPES;
  const unknown = types?.find((type) => !known.includes(type));
  if (unknown === undefined) return types;
  const near = nearest(unknown, known);
  const hint = near === undefined ? `the types are ${known.join(", ")}` : `did you mean "${near}"?`;
  throw new ApiError("invalid-request", `no event is of the type "${unknown.slice(0, 64)}"; ${hint}`);
}
