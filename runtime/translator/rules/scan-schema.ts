import { isJsonObject } from "../../ir/json.ts";
import type { Json } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";
import { join } from "../resolve/pointer.ts";
import { holdsExpression, reportKey, reportText } from "./scan-expressions.ts";

/** A secret in a schema would be data: `default: { $secret: erp }` gives every run that map, and no secret. */
function refuseSecret(at: string, report: Report): void {
  report("secret.not_allowed_here", at, "A secret cannot stand in a schema: its values are data, and a secret is none");
}

/**
 * "Anywhere else `${` is a diagnostic", in an author's schema too: a `default` or an `enum` that holds one would be taken
 * for what it says, silently. In a regular expression the two signs mean something else.
 */
export function scanSchema(schema: Json, at: string, report: Report): void {
  if (typeof schema === "string") reportText(schema, at, report);
  else if (Array.isArray(schema))
    for (const [index, item] of schema.entries()) scanSchema(item, join(at, index), report);
  else if (isJsonObject(schema)) {
    if (typeof schema["$secret"] === "string") refuseSecret(at, report);
    for (const [key, member] of Object.entries(schema)) {
      const here = join(at, key);
      if (key === "pattern" && typeof member === "string") continue;
      if (key === "patternProperties" && isJsonObject(member)) {
        for (const [pattern, inner] of Object.entries(member)) scanSchema(inner, join(here, pattern), report);
        continue;
      }
      if (holdsExpression(key)) reportKey(key, here, report);
      scanSchema(member, here, report);
    }
  }
}
