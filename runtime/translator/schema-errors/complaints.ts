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
  /** Of alternatives (`anyOf`, `oneOf`) that all failed for the value's type: the types they ask for. */
  readonly types: readonly string[];
}

/** What follows from another complaint, or says nothing of its own. */
const SILENT = new Set(["if", "propertyNames"]);
/** Complaints after which it is unknown what form the value should have: what is said of its inside is noise. */
const UNDECIDED = new Set(["exactlyOneKey", "atMostOneKey", "anyOf", "oneOf", "not"]);

/** What lists the values that may stand in a place: of another type of value, that says it all. */
const LISTING = new Set(["const", "enum"]);

/** The value complained of, and the schema that it was held against. */
function placeOf({ instancePath, schemaPath }: ErrorObject): string {
  return `${instancePath} ${schemaPath.slice(0, schemaPath.lastIndexOf("/"))}`;
}

/** The complaints that are mistakes of the author, each once, the noise of alternatives left out. */
export function readComplaints(errors: readonly ErrorObject[]): Complaint[] {
  const undecided = new Set(errors.filter(({ keyword }) => UNDECIDED.has(keyword)).map((error) => error.instancePath));
  const listed = new Set(errors.filter(({ keyword }) => LISTING.has(keyword)).map(placeOf));
  const seen = new Set<string>();
  const complaints: Complaint[] = [];
  for (const error of errors) {
    const { keyword, instancePath: pointer } = error;
    if (SILENT.has(keyword) || isInside(pointer, undecided) || (undecided.has(pointer) && !UNDECIDED.has(keyword)))
      continue;
    if (keyword === "type" && listed.has(placeOf(error))) continue;
    const key = UNDECIDED.has(keyword)
      ? pointer
      : `${keyword} ${pointer} ${error.propertyName ?? ""} ${Object.values(error.params).join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    complaints.push({
      keyword,
      pointer,
      value: error.data as Json,
      params: error.params as { [name: string]: unknown },
      schema: (error.parentSchema ?? {}) as { [keyword: string]: unknown },
      propertyName: error.propertyName,
      types: keyword === "anyOf" || keyword === "oneOf" ? typesAskedFor(error, errors) : [],
    });
  }
  return complaints;
}

/** Whether a pointer stands inside one of these, and is none of them. */
function isInside(pointer: string, places: ReadonlySet<string>): boolean {
  if (places.size === 0) return false;
  for (let at = pointer; at !== "";) {
    at = at.slice(0, at.lastIndexOf("/"));
    if (places.has(at)) return true;
  }
  return false;
}

function typesAskedFor({ instancePath, schema }: ErrorObject, errors: readonly ErrorObject[]): string[] {
  const failed = errors.filter((error) => error.keyword === "type" && error.instancePath === instancePath);
  if (!Array.isArray(schema) || failed.length < schema.length) return [];
  return [...new Set(failed.flatMap((error) => error.params["type"] as string | string[]))];
}
