export { checkAuthorSchema } from "./check-author-schema.ts";
export type { SchemaCode, SchemaProblem } from "./check-author-schema.ts";
export { reportSchemaProblems } from "./report.ts";
