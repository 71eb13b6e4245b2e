export { translate, documentReferences } from "./translate.ts";
export type { TranslateOptions, Translation } from "./translate.ts";
export type { StoredDocument } from "./resolve/child-documents.ts";
export { warnOfCallers } from "./stored-callers.ts";
export { DEFAULT_RUN_LIMITS } from "./run-limits.ts";
export type { RunLimits } from "./run-limits.ts";
export { emitSpec, labelList } from "./emit.ts";
export type { SpecRequest } from "./emit.ts";
export { computeBounds } from "./bounds.ts";
