import type { ActivityManifest, ActivityRole } from "../../ir/manifest.ts";
import { nearest } from "../../ir/near-miss.ts";
import { SELECT_OPERATIONS } from "../../ir/monitor.ts";
import { CHANNELS } from "../../ir/notification.ts";
import type { Job } from "../job.ts";

const BUILT_IN: { readonly [role in ActivityRole]: readonly string[] } = {
  select: SELECT_OPERATIONS,
  channel: CHANNELS,
};
const WORDS: { readonly [role in ActivityRole]: { readonly one: string; readonly many: string } } = {
  select: { one: "an operation of `select`", many: "operations" },
  channel: { one: "a channel", many: "channels" },
};

/** Whether Watchloom has this operation or channel itself. */
export function isBuiltIn(role: ActivityRole, name: string): boolean {
  return BUILT_IN[role].includes(name);
}

/**
 * The manifest of an operation or a channel of the tenant's own workers, with the queue on which they take it;
 * undefined where there is none of this role, which is reported at `pointer`, the place of the name.
 */
export function readRole(
  job: Job,
  role: ActivityRole,
  name: string,
  pointer: string,
  { key = false } = {},
): (ActivityManifest & { readonly queue: string }) | undefined {
  const manifest = job.manifests.get(name);
  if (manifest?.role === role && manifest.queue !== undefined) return { ...manifest, queue: manifest.queue };
  const { one, many } = WORDS[role];
  if (manifest !== undefined) {
    const declared = manifest.role === undefined ? "no `role`" : `the role "${manifest.role}"`;
    job.report(
      "activity.wrong_role",
      pointer,
      `"${name}" is an activity, and not declared as ${one}: its manifest has ${declared}; give it \`role: ${role}\``,
      { key },
    );
    return undefined;
  }
  const own = [...job.manifests.values()].filter((known) => known.role === role).map((known) => known.name);
  const hint = nearest(name, [...BUILT_IN[role], ...own]);
  const ofOwn = own.length === 0 ? "" : `; of your own workers ${own.toSorted().slice(0, 20).join(", ")}`;
  job.report(
    `${role}.unknown`,
    pointer,
    `There is no ${role === "channel" ? "channel" : "operation"} "${name}"; built-in ${many} are ${BUILT_IN[role].join(", ")}${ofOwn}`,
    { key, ...(hint === undefined ? {} : { hint }) },
  );
  return undefined;
}
