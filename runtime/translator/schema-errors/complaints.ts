import type { ErrorObject } from "ajv";
import type { Json } from "../../ir/json.ts";

/** One complaint of a compiled validator (`verbose`), read once and typed. */
export interface Complaint {
  readonly keyword: string;
  /** JSON Pointer of the value complained of. */
  readonly pointer: string;
  readonly value: Json;
  readonly params: { readonly [name: string]: unknown };
  /** The schema that holds the keyword. */
  readonly schema: { readonly [keyword: string]: unknown };
  /** Where the complaint is about the name of a property. */
  readonly propertyName: string | undefined;
}

/** What follows from another complaint, or says nothing of its own. */
const SILENT = new Set(["if", "propertyNames"]);

/**
 * The complaints that are mistakes of the author, each once. What stands in an object without exactly one telling key
 * is not looked at: which form it should have is unknown.
 */
export function readComplaints(errors: readonly ErrorObject[]): Complaint[] {
  const undecided: string[] = [];
  for (const error of errors) if (error.keyword === "exactlyOneKey") undecided.push(error.instancePath);
  const isHidden = makePrefixTest(undecided);
  const seen = new Set<string>();
  const complaints: Complaint[] = [];
  for (const error of errors) {
    if (SILENT.has(error.keyword)) continue;
    if (error.keyword !== "exactlyOneKey" && isHidden(error.instancePath)) continue;
    const key = `${error.keyword} ${error.instancePath} ${error.propertyName ?? ""} ${Object.values(error.params).join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    complaints.push({
      keyword: error.keyword,
      pointer: error.instancePath,
      value: error.data as Json,
      params: error.params as { [name: string]: unknown },
      schema: (error.parentSchema ?? {}) as { [keyword: string]: unknown },
      propertyName: error.propertyName,
    });
  }
  return complaints;
}

/** Whether a pointer is one of these or inside one. */
function makePrefixTest(pointers: readonly string[]): (pointer: string) => boolean {
  const all = new Set(pointers);
  return (pointer) => {
    if (all.size === 0) return false;
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
      if (all.has(at)) return true;
      if (at === "") return false;
    }
  };
}
