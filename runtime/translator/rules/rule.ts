import type { ActivityManifest } from "../../ir/manifest.ts";
import type { JsonObject } from "../../ir/json.ts";
import type { Report } from "../diagnostics.ts";
import type { OpenChecks } from "../document-source.ts";
import type { Outline } from "../resolve/outline.ts";

export interface RuleContext {
  /** The Workflow as it was written; validated already, but what is wrong in it may still be there. */
  readonly document: JsonObject;
  /** Of `document`; not "" where it stands inside another one. */
  readonly pointer: string;
  readonly outline: Outline;
  readonly manifests: ReadonlyMap<string, ActivityManifest>;
  readonly report: Report;
  /** What knows selections; undefined: what is wrong in one is found when it runs. */
  readonly checks: OpenChecks | undefined;
}

/**
 * One law of documents that needs neither types nor scopes. It looks at what has the right shape, reports, never
 * throws, and stays silent about what validation has said already.
 */
export type Rule = (context: RuleContext) => void;
