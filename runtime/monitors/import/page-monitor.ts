import type { Json, JsonObject } from "../../ir/json.ts";
import { literal } from "./text.ts";

/** How often a page is looked at where its source does not say. */
const EVERY = "1h";

export interface PageMonitor {
  readonly name: string;
  readonly url: string;
  readonly description?: string;
  readonly labels?: { readonly [name: string]: string };
  readonly schedule?: JsonObject;
  /** Beside `url`. */
  readonly http?: JsonObject;
  /** Default: the page's readable text. */
  readonly select?: readonly Json[];
  readonly compare?: JsonObject;
  readonly condition?: JsonObject;
  readonly health?: JsonObject;
  readonly to?: readonly JsonObject[];
}

/** A Monitor of a page that tells of every change, unless a condition is given. */
export function pageMonitor(page: PageMonitor): JsonObject {
  return {
    watchloom: "1",
    kind: "Monitor",
    name: page.name,
    ...optional("description", page.description === undefined ? undefined : literal(page.description)),
    ...optional("labels", page.labels === undefined ? undefined : { ...page.labels }),
    schedule: page.schedule ?? { every: EVERY },
    source: { http: { url: literal(page.url), ...page.http } },
    select: [...(page.select ?? ["text"])],
    ...optional("compare", page.compare),
    ...optional("condition", page.condition),
    ...optional("health", page.health),
    ...optional("notify", page.to === undefined || page.to.length === 0 ? undefined : { to: [...page.to] }),
  };
}

function optional(key: string, value: Json | undefined): JsonObject {
  if (value === undefined) return {};
  return { [key]: value };
}
