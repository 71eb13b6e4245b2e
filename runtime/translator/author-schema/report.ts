import type { Json } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";
import { checkAuthorSchema } from "./check-author-schema.ts";

/** Reports what is wrong in an author's schema that stands at `pointer` of the document. */
export function reportSchemaProblems(schema: Json, pointer: string, report: Report): void {
  for (const { code, pointer: inside, message, hint, key } of checkAuthorSchema(schema)) {
    report(code, `${pointer}${inside}`, message, { hint, key: key === true });
  }
}
