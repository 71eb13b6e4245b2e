/** A mistake in a schema that an author wrote. */
export interface SchemaProblem {
  readonly code: SchemaCode;
  /** Into the schema; "" is the schema itself. */
  readonly pointer: string;
  readonly message: string;
  readonly hint?: string;
  /** The mistake is the keyword, not its value. */
  readonly key?: true;
}
export type SchemaCode =
  | "schema.too_large"
  | "schema.unknown_keyword"
  | "schema.forbidden_keyword"
  | "schema.invalid"
  | "schema.bad_reference"
  | "schema.bad_pattern"
  | "schema.unknown_format"
  | "schema.unbounded_unique"
  | "schema.bad_default";
