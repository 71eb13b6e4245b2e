import type { Activity } from "../activity.ts";
import { builtInManifest } from "./built-in-manifest.ts";

/** `time.now`: the present, for hosts that do not record it themselves. */
export function makeTimeNow(deps: { readonly now?: () => number } = {}): Activity {
  const { now = Date.now } = deps;
  const manifest = builtInManifest("time.now");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    run: async () => ({ output: { time: new Date(now()).toISOString() } }),
  };
}
