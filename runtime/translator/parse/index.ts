export { parseDocument } from "./parse-document.ts";
export type { Format, ParseResult } from "./parse-document.ts";
export { MAX_DEPTH, MAX_DOCUMENT_BYTES } from "./limits.ts";
export { readText } from "./read-text.ts";
export type { Range, Sourced } from "./sourced.ts";
