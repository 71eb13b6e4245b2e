import { isJsonObject } from "../../ir/json.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

const BUILT_IN = new Set(["state", "steps", "output"]);

/** "`state`, `steps`, `output` are built in; `queries` adds the document's". */
export const queriesDoNotShadow: Rule = ({ document, pointer, report }) => {
  const queries = document["queries"];
  if (!isJsonObject(queries)) return;
  for (const name of Object.keys(queries)) {
    const reserved = name.startsWith("wl.") || name.startsWith("__");
    if (!BUILT_IN.has(name) && !reserved) continue;
    report(
      "query.reserved_name",
      join(pointer, "queries", name),
      BUILT_IN.has(name)
        ? `The query "${name}" is built in; give yours another name`
        : `Names of queries do not begin with "${reserved && name.startsWith("wl.") ? "wl." : "__"}": those are Watchloom's own`,
      { key: true },
    );
  }
};
