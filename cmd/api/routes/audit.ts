import { auditHead, listAudit, verifyAudit, type AuditFilter, type Database } from "../../../runtime/store/index.ts";
import type { Query } from "../contract.ts";
import type { Route } from "../http.ts";

/** So many rows in one transaction: none may take long. */
const PIECE = 10_000;
/** And in one request; the rest is asked for with `next_after`. */
const MOST = 20_000;

/** Who did what: the tenant's own chain, read and checked, never changed. */
export function auditRoutes(database: Database): Route[] {
  return [
    {
      operation: "listAudit",
      scope: "admin",
      async handle({ query, caller }) {
        const { limit, cursor } = query;
        const page = await database.withTenant(caller.tenant, (tx) =>
          listAudit(tx, readFilter(query), (cursor as string | undefined) ?? null, limit as number),
        );
        return { status: 200, body: { data: page.rows, next_cursor: page.next } };
      },
    },
    {
      operation: "verifyAudit",
      scope: "admin",
      async handle({ query, caller, gone }) {
        const { tenant } = caller;
        let after = query["after_n"] as number;
        let checked = 0;
        for (;;) {
          const piece = await database.withTenant(tenant, (tx) => verifyAudit(tx, tenant, after, PIECE));
          checked += piece.checked;
          after = piece.lastN;
          const isOver = piece.firstBad !== null || piece.done;
          if (!isOver && checked < MOST && !gone.aborted) continue;
          const head = await database.withTenant(tenant, auditHead);
          const body = {
            valid: piece.firstBad === null,
            checked,
            first_bad: piece.firstBad,
            next_after: isOver ? null : after,
            head: head ?? { n: 0, hash: null },
          };
          return { status: 200, body };
        }
      },
    },
  ];
}

function readFilter(query: Query): AuditFilter {
  const names = ["actor", "action", "target", "since", "until"] as const;
  return Object.fromEntries(names.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]]])));
}
