import type { ActivityManifest } from "../../../runtime/ir/manifest.ts";
import type { Route } from "../http.ts";

/** The activities that documents can call; those that come later say so in `available`. */
export function activityRoutes(manifests: ReadonlyMap<string, ActivityManifest>): Route[] {
  const data = [...manifests.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  return [
    {
      operation: "listActivities",
      scope: "documents:read",
      handle: async () => ({ status: 200, body: { data, next_cursor: null } }),
    },
  ];
}
