export { importMonitors, MAX_IMPORT_BYTES } from "./import.ts";
export { IMPORT_FORMATS, ImportError } from "./imported.ts";
export type { Imported, ImportedMonitor, ImportedSecret, ImportFormat, Skipped } from "./imported.ts";
export type { Export } from "./exported.ts";
