import { nearest } from "../../runtime/ir/near-miss.ts";
import { documentNames, type Database } from "../../runtime/store/index.ts";
import { ApiError } from "./problems.ts";

/** No document of the tenant's is called so; with the name that is nearly the same, where there is one. */
export async function documentNotFound(database: Database, tenant: string, reference: string): Promise<ApiError> {
  const name = reference.split("@", 1)[0] ?? "";
  const names = await database.withTenant(tenant, documentNames);
  const near = names.includes(name) ? undefined : nearest(name, names);
  const hint = near === undefined ? "" : `; did you mean "${near}"?`;
  return new ApiError("document-not-found", `no document is "${reference}"${hint}`);
}
