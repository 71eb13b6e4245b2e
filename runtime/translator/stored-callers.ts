import type { Diagnostic } from "../ir/diagnostic.ts";
import type { Family, StoredDocument } from "./resolve/child-documents.ts";

type Documents = NonNullable<Family["documents"]>;

/**
 * "`PUT /documents/{name}` … answers with warnings for stored callers that no longer fit": each mistake that a sound
 * caller will have once `name` means `source`.
 */
export function warnOfCallers(
  name: string,
  source: string,
  callers: readonly StoredDocument[],
  documents: Documents | undefined,
  mistakesOf: (caller: StoredDocument, documents: Documents) => readonly Diagnostic[],
): Diagnostic[] {
  const now: Documents = (ref) => documents?.(ref);
  const then: Documents = (ref) =>
    ref === name ? { source, name, version: (now(ref)?.version ?? 0) + 1, digest: "" } : now(ref);
  return callers.flatMap((caller) => {
    if (mistakesOf(caller, now).length > 0) return [];
    return mistakesOf(caller, then).map((mistake): Diagnostic => ({
      code: "run.caller_no_longer_fits",
      severity: "warning",
      pointer: "",
      line: 1,
      column: 1,
      message: `"${caller.name}@${caller.version}" runs this document and no longer fits: ${mistake.message} (its line ${mistake.line})`,
    }));
  });
}
