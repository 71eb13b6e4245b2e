import type { JsonObject } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";
import { join } from "../resolve/pointer.ts";
import { checkCallOf, checkChannels, checkRequest } from "../rules/requests-can-be-made.ts";
import { checkSearch, checkSearchCall } from "../rules/searches-have-their-models.ts";
import { objectAt } from "./settings.ts";

/** Of the source: whom it asks. And every channel that has an address written out. */
export function checkAddresses(document: JsonObject, pointer: string, report: Report): void {
  const source = objectAt(document, "source");
  for (const name of ["http", "feed"]) checkRequest(source[name] ?? null, join(pointer, "source", name), report);
  checkSearch(source["search"] ?? null, join(pointer, "source", "search"), report);
  const { activity = null, with: given = null } = objectAt(source, "call");
  for (const check of [checkCallOf, checkSearchCall])
    check(activity, given, join(pointer, "source", "call", "with"), report);
  for (const part of ["notify", "health"])
    checkChannels(objectAt(document, part)["to"] ?? null, join(pointer, part, "to"), report);
}
