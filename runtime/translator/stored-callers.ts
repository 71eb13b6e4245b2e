import type { Diagnostic } from "../ir/diagnostic.ts";
import type { StoredDocument } from "./resolve/child-documents.ts";
import { translate } from "./translate.ts";
import type { TranslateOptions } from "./translate.ts";

/**
 * "`PUT /documents/{name}` … answers with warnings for stored callers that no longer fit": each mistake that a caller
 * has with the documents as they will be (`options.documents`) and had not with those of `before`.
 */
export function warnOfCallers(
  callers: readonly StoredDocument[],
  options: TranslateOptions,
  before: NonNullable<TranslateOptions["documents"]>,
): Diagnostic[] {
  return callers.flatMap((caller) => {
    const old = new Set(mistakesOf(caller, { ...options, documents: before }).map(keyOf));
    return mistakesOf(caller, options)
      .filter((mistake) => !old.has(keyOf(mistake)))
      .map((mistake): Diagnostic => ({
        code: "run.caller_no_longer_fits",
        severity: "warning",
        pointer: "",
        line: 1,
        column: 1,
        message: `"${caller.name}@${caller.version}" runs this document and no longer fits: ${mistake.message} (its line ${mistake.line})`,
      }));
  });
}

function mistakesOf(caller: StoredDocument, options: TranslateOptions): readonly Diagnostic[] {
  return translate(caller.source, options).diagnostics.filter(({ severity }) => severity === "error");
}

function keyOf({ code, pointer, message }: Diagnostic): string {
  return `${code} ${pointer} ${message}`;
}
