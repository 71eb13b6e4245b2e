import { isJsonObject, type Json, type JsonObject } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";
import { join } from "../resolve/pointer.ts";
import { checkAddress, checkRequest } from "../rules/requests-can-be-made.ts";
import { objectAt } from "./settings.ts";

/** Of the source, and of every channel that has an address written out. */
export function checkAddresses(document: JsonObject, pointer: string, report: Report): void {
  const source = objectAt(document, "source");
  for (const name of ["http", "feed"]) checkRequest(source[name] ?? null, join(pointer, "source", name), report);
  for (const part of ["notify", "health"])
    checkChannels(objectAt(document, part)["to"], join(pointer, part, "to"), report);
}

function checkChannels(to: Json | undefined, pointer: string, report: Report): void {
  if (!Array.isArray(to)) return;
  for (const [index, entry] of to.entries()) {
    if (!isJsonObject(entry)) continue;
    const at = join(pointer, index);
    checkRequest(entry["webhook"] ?? null, join(at, "webhook"), report);
    for (const channel of ["ntfy", "gotify", "matrix"]) {
      const fields = entry[channel];
      if (isJsonObject(fields)) checkAddress(fields["server"], join(at, channel, "server"), report);
    }
  }
}
