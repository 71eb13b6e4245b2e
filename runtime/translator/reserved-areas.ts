import { BUILT_IN_MANIFESTS } from "../ir/manifest.ts";

/** What a tenant's own activity cannot be named under: a later version may have one there. */
const AREAS: ReadonlySet<string> = new Set([
  "wl",
  "watchloom",
  ...[...BUILT_IN_MANIFESTS.keys()].map((name) => name.split(".")[0]!),
]);

/** The reserved area of an activity's name; null: the name is free. */
export function reservedArea(name: string): string | null {
  const area = name.split(".")[0]!;
  return AREAS.has(area) ? area : null;
}
