import type { Activity } from "../activity.ts";
import { showInput } from "../activity-input.ts";
import type { Compute } from "../compute/index.ts";
import { builtInManifest } from "./built-in-manifest.ts";

/** `html.select`: a value out of HTML, text or JSON, by the operations of a Monitor's `select`. */
export function makeHtmlSelect(deps: { readonly compute: Compute }): Activity {
  const manifest = builtInManifest("html.select");
  return {
    name: manifest.name,
    manifest,
    idempotent: () => true,
    async run({ html, select, url }, context) {
      const job = {
        kind: "select" as const,
        html: showInput(html ?? null),
        select: showInput(select ?? null),
        ...(typeof url === "string" ? { url } : {}),
      };
      const { value } = await deps.compute.run(job, context.signal);
      return { output: value };
    },
  };
}
