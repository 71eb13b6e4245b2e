export { typeOfAuthorSchema } from "./author-type.ts";
export { checkAuthorSchema } from "./check-author-schema.ts";
export type { SchemaCode, SchemaProblem } from "./schema-problem.ts";
export { reportSchemaProblems } from "./report.ts";
