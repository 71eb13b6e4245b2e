import { appendAudit, type AuditEntry, type Database } from "../../runtime/store/index.ts";
import { toApiError } from "./to-api-error.ts";

/**
 * What is asked of a run is done by Temporal, which no transaction of ours can hold. So the audit has it before it is
 * asked: nothing is done unseen, whatever dies. Where it did not come about a second row says so: `.refused`, or
 * `.unanswered` where nobody can say whether it did.
 */
export async function audited<T>(
  database: Database,
  tenant: string,
  entry: AuditEntry,
  act: () => Promise<T>,
): Promise<T> {
  await database.withTenant(tenant, (tx) => appendAudit(tx, entry));
  try {
    return await act();
  } catch (error) {
    const { code, status } = toApiError(error);
    const action = `${entry.action}.${status < 500 ? "refused" : "unanswered"}`;
    const detail = { ...entry.detail, code };
    // The first row stands; that this one could not be written must not hide what went wrong.
    await database.withTenant(tenant, (tx) => appendAudit(tx, { ...entry, action, detail })).catch(() => undefined);
    throw error;
  }
}
