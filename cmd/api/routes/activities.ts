import type { Json, JsonObject } from "../../../runtime/ir/json.ts";
import type { ActivityManifest } from "../../../runtime/ir/manifest.ts";
import {
  appendAudit,
  deleteActivity,
  findActivity,
  listOwnActivities,
  MOST_ACTIVITIES,
  putActivity,
} from "../../../runtime/store/index.ts";
import type { ApiRequest, Route } from "../http.ts";
import {
  demandManifest,
  demandVersion,
  documentsThatCall,
  namesThatCall,
  type CallersDeps,
} from "../own-activities.ts";
import { ApiError } from "../problems.ts";
import { pageOfAll } from "../whole-list.ts";

export interface ActivitiesDeps extends CallersDeps {
  readonly manifests: ReadonlyMap<string, ActivityManifest>;
}

/** The activities that documents can call: the built-in ones, and those of the tenant's own workers. */
export function activityRoutes(deps: ActivitiesDeps): Route[] {
  const { database, manifests } = deps;
  return [
    {
      operation: "listActivities",
      scope: "documents:read",
      async handle(request) {
        const own = await database.withTenant(request.caller.tenant, listOwnActivities);
        const builtIn = [...manifests.values()].filter(({ internal }) => internal !== true);
        const all = [...builtIn, ...own.map((row) => row.manifest)].sort((one, other) =>
          one.name < other.name ? -1 : 1,
        );
        return { status: 200, body: pageOfAll(all, ({ name }) => name, request.query) };
      },
    },
    { operation: "putActivity", scope: "activities:write", body: "json", handle: (request) => put(deps, request) },
    {
      operation: "deleteActivity",
      scope: "activities:write",
      async handle(request) {
        const { tenant, actor } = request.caller;
        const name = request.params["name"] as string;
        const callers = await namesThatCall(deps, tenant, name);
        await database.withTenant(tenant, async (tx) => {
          if ((await findActivity(tx, name)) === null)
            throw new ApiError("activity-not-found", `your workers have no activity "${name}"`);
          if (callers.length > 0) {
            const names = callers.map((caller) => `"${caller.name}"`).join(", ");
            throw new ApiError("activity-in-use", `documents or monitors use "${name}": ${names}`, {
              members: { documents: callers.map((caller) => caller.name) },
            });
          }
          await deleteActivity(tx, name);
          await appendAudit(tx, { actor, action: "activity.delete", target: name });
        });
        return { status: 204 };
      },
    },
  ];
}

async function put(deps: ActivitiesDeps, request: ApiRequest) {
  const { tenant, actor } = request.caller;
  const name = request.params["name"] as string;
  const manifest = demandManifest(name, request.json as Json);
  const created = await deps.database.withTenant(tenant, async (tx) => {
    const before = await findActivity(tx, name);
    if (before === null && (await listOwnActivities(tx)).length >= MOST_ACTIVITIES)
      throw new ApiError(
        "quota-exceeded",
        `a tenant can have ${MOST_ACTIVITIES} activities of its own; delete one first`,
        {
          members: { "violated-policies": ["activities"] },
        },
      );
    if (before !== null) demandVersion(before.manifest, manifest);
    await putActivity(tx, manifest, actor);
    const detail = { version: manifest.version };
    await appendAudit(tx, { actor, action: "activity.put", target: name, detail });
    return before === null;
  });
  // By what is stored now: the next start of such a document is translated by it.
  const { looked, left } = await documentsThatCall(deps, tenant, name);
  return {
    status: created ? 201 : 200,
    body: { manifest, documents: looked, unchecked: left } as unknown as JsonObject,
  };
}
