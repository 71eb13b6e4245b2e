import {
  defineSearchAttributeKey,
  SearchAttributeType,
  TypedSearchAttributes,
  type SearchAttributePair,
} from "@temporalio/common";
import type { SearchAttribute } from "../ir/plan.ts";
import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { GRPC, grpcCode, BridgeUnavailableError } from "./errors.ts";
import { IndexedValueType } from "./proto.ts";

/** The names that every part of Watchloom searches by; a namespace has room for ten keywords. */
export const SEARCH_ATTRIBUTES = {
  WatchloomTenant: "Keyword",
  WatchloomDocument: "Keyword",
  WatchloomDigest: "Keyword",
  WatchloomMonitor: "Keyword",
  WatchloomLabels: "KeywordList",
} as const satisfies Record<string, SearchAttribute["type"]>;

const INDEXED: { readonly [type in SearchAttribute["type"]]: number } = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  KeywordList: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
};

export function toPairs(attributes: readonly SearchAttribute[]): TypedSearchAttributes {
  return new TypedSearchAttributes(
    attributes.map((attribute): SearchAttributePair => {
      const { name, value } = attribute;
      return typeof value === "string"
        ? { key: defineSearchAttributeKey(name, SearchAttributeType.KEYWORD), value }
        : { key: defineSearchAttributeKey(name, SearchAttributeType.KEYWORD_LIST), value: [...value] };
    }),
  );
}

/**
 * Registers what is missing. Temporal takes a second registration with another type in silence, so the types are
 * compared here.
 * @throws Error that names what has another type, or what an operator must add (Temporal Cloud lets no client do it)
 */
export async function ensureSearchAttributes(temporal: TemporalClient): Promise<void> {
  const before = await registered(temporal);
  const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => before[name] === undefined);
  refuseOtherTypes(before);
  if (missing.length === 0) return;
  try {
    await call(temporal, "add search attributes", () =>
      temporal.connection.operatorService.addSearchAttributes({
        namespace: temporal.namespace,
        searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, INDEXED[type]])),
      }),
    );
  } catch (error) {
    if (error instanceof BridgeUnavailableError) throw error;
    const wanted = missing.map(([name, type]) => `${name} (${type})`).join(", ");
    throw new Error(
      `the namespace "${temporal.namespace}" lacks the search attributes ${wanted}, and Temporal refused to add them; ` +
        "an operator must: on Temporal Cloud with `tcld namespace search-attributes add`, elsewhere with `temporal operator search-attribute create`",
      { cause: error },
    );
  }
  await untilKnown(
    temporal,
    missing.map(([name]) => name),
  );
}

function refuseOtherTypes(found: Registered): void {
  const wrong = Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => {
    const has = found[name];
    if (has === undefined || has === INDEXED[type]) return [];
    return [`"${name}" is ${typeName(has)} and must be ${type}`];
  });
  if (wrong.length === 0) return;
  throw new Error(
    `the search attributes of the Temporal namespace do not fit: ${wrong.join("; ")}. ` +
      "Rename the attribute that is in the way, or give Watchloom a namespace of its own (TEMPORAL_NAMESPACE)",
  );
}

function typeName(type: number): string {
  return (IndexedValueType[type] ?? String(type)).replace("INDEXED_VALUE_TYPE_", "").toLowerCase();
}

type Registered = { readonly [name: string]: number | undefined };

async function registered(temporal: TemporalClient): Promise<Registered> {
  try {
    const { customAttributes } = await call(temporal, "list search attributes", () =>
      temporal.connection.operatorService.listSearchAttributes({ namespace: temporal.namespace }),
    );
    return customAttributes as Registered;
  } catch (error) {
    const code = grpcCode(error);
    if (code !== GRPC.permissionDenied && code !== GRPC.unimplemented) throw error;
    // Temporal Cloud has no operator service for clients; this older call tells all names.
    const { keys } = await call(temporal, "get search attributes", () =>
      temporal.connection.workflowService.getSearchAttributes({}),
    );
    return keys as Registered;
  }
}

/** A server takes a moment to know them everywhere; a start in that moment would be refused. */
async function untilKnown(temporal: TemporalClient, names: readonly string[]): Promise<void> {
  for (let wait = 20; wait < 5000; wait *= 2) {
    const found = await registered(temporal);
    refuseOtherTypes(found);
    if (names.every((name) => found[name] !== undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  throw new Error(`Temporal took the search attributes ${names.join(", ")} and does not show them`);
}
