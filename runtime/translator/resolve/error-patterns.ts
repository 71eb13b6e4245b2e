import { BUILT_IN_FAILURES, isCatchable } from "../../ir/failure.ts";
import { isJsonObject } from "../../ir/json.ts";
import type { ActivityManifest } from "../../ir/manifest.ts";
import type { Outline } from "./outline.ts";

/** Whether every error type that `narrow` takes is taken by `wide`; patterns may end in `.*`. */
export function covers(wide: string, narrow: string): boolean {
  if (wide === narrow || wide === "*") return true;
  if (!wide.endsWith(".*")) return false;
  return narrow.startsWith(wide.slice(0, -1));
}

/** Whether some catchable error type fits the pattern. */
export function canBeCaught(pattern: string): boolean {
  const types = Object.keys(BUILT_IN_FAILURES).filter((type) => covers(pattern, type));
  return types.length === 0 || types.some(isCatchable);
}

export interface KnownErrors {
  readonly types: readonly string[];
  /** False: workers of the user's own may give types that nobody declares. */
  readonly complete: boolean;
}

/** What can go wrong anywhere in the document: built-in types, those of manifests, and those of its own `fail`s. */
export function knownErrors(outline: Outline, manifests: ReadonlyMap<string, ActivityManifest>): KnownErrors {
  const types = new Set<string>(Object.keys(BUILT_IN_FAILURES));
  let complete = true;
  for (const step of outline.all) {
    if (step.kind === "call") {
      const activity = step.raw["call"];
      const manifest = typeof activity === "string" ? manifests.get(activity) : undefined;
      for (const type of manifest?.errors ?? []) types.add(type);
      // Types of a worker's own need no declaration.
      if (manifest === undefined || step.raw["queue"] !== undefined) complete = false;
    }
    if (step.kind === "fail" && isJsonObject(step.raw["fail"])) {
      const type = step.raw["fail"]["type"];
      if (typeof type === "string" && !type.includes("${")) types.add(type);
      else complete = false;
    }
  }
  return { types: [...types], complete };
}

const BUILT_IN_AREAS: ReadonlySet<string> = new Set(Object.keys(BUILT_IN_FAILURES).map((type) => type.split(".")[0]!));

/** Whether nothing can ever fail with a type that fits: the area is a built-in one, or all types are known. */
export function isUnknown(pattern: string, known: KnownErrors): boolean {
  if (pattern === "*" || known.types.some((type) => covers(pattern, type))) return false;
  return known.complete || BUILT_IN_AREAS.has(pattern.split(".")[0]!);
}
