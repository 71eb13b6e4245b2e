import { invariant } from "../../../runtime/ir/invariant.ts";
import { BUILT_IN_MANIFESTS, type ActivityManifest } from "../../../runtime/ir/manifest.ts";

export function builtInManifest(name: string): ActivityManifest {
  const manifest = BUILT_IN_MANIFESTS.get(name);
  invariant(manifest !== undefined, `"${name}" has no manifest`);
  return manifest;
}
