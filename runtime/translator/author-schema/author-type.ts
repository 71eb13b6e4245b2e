import { BROKEN, typeFromSchema, type Type } from "../../expressions/index.ts";
import type { JsonSchema } from "../../ir/json.ts";
import { sizeProblem } from "./check-author-schema.ts";

/** The type that an author's schema promises; one that is refused for its size is not read, at a cost without bound. */
export function typeOfAuthorSchema(schema: JsonSchema): Type {
  return sizeProblem(schema) === null ? typeFromSchema(schema) : BROKEN;
}
