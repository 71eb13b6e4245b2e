/** DESIGN: limits before anything costs. Bytes of the document as UTF-8. */
export const MAX_DOCUMENT_BYTES = 256 * 1024;
/** Levels of lists and maps. */
export const MAX_DEPTH = 32;
