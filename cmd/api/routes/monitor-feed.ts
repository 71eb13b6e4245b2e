import { listNotifications } from "../../../runtime/store/index.ts";
import type { Route } from "../http.ts";
import { monitorFeed } from "../monitor-feed.ts";
import { findMonitor, type MonitorsDeps } from "./monitors.ts";

const MOST_ITEMS = 50;

/** What a monitor told, for feed readers. */
export function monitorFeedRoutes({ runs }: MonitorsDeps, publicUrl: () => string): Route[] {
  return [
    {
      operation: "getMonitorFeed",
      scope: "monitors:read",
      takesBasic: true,
      async handle(request) {
        const row = await findMonitor(runs, request);
        const notifications = await runs.database.withTenant(request.caller.tenant, (tx) =>
          listNotifications(tx, row.id, MOST_ITEMS),
        );
        const { description } = row.document;
        const feed = monitorFeed({
          name: row.name,
          description: typeof description === "string" ? description : undefined,
          url: `${publicUrl()}/monitors/${row.id}`,
          notifications,
        });
        return { status: 200, type: "text/xml", bytes: feed };
      },
    },
  ];
}
