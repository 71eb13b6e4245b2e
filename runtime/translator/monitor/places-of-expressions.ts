import type { JsonObject } from "../../ir/json.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";
import { scanExpressions, type Places } from "../rules/scan-expressions.ts";

/** "Expressions stand in `when`, `identity`, `over`, `line`, `title`, `message`, `body` of a webhook and in a `source`." */
const PLACES: Places = {
  source: true,
  compare: { identity: true },
  condition: { when: true },
  notify: {
    title: true,
    message: true,
    each: { over: true, line: true },
    to: { "*": { webhook: { body: true } } },
  },
};

/** Of the Monitor but for the steps of its source, which have places of their own. */
export function checkPlaces(document: JsonObject, pointer: string, report: Report): void {
  const { source, extract } = document;
  const steps = isJsonObject(source) ? source["steps"] : undefined;
  const schema = isJsonObject(extract) ? extract["schema"] : undefined;
  scanExpressions(document, pointer, PLACES, report, new Set([steps, schema].filter((value) => value !== undefined)));
}
