export { parseDocument } from "./parse-document.ts";
export type { Format, ParseResult } from "./parse-document.ts";
export { readText, MAX_DEPTH, MAX_DOCUMENT_BYTES } from "./read-text.ts";
export type { Range, Sourced } from "./sourced.ts";
