import type { JsonObject } from "../../ir/json.ts";

/** Where an import came from. */
export const IMPORT_FORMATS = ["watchloom", "changedetection", "urlwatch", "opml", "url-list"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A secret that the source held in clear; to be stored, never to be shown. */
export interface ImportedSecret {
  readonly name: string;
  readonly value: string;
  /** As `PUT /secrets/{name}` takes them: exact hosts, with a port where it is unusual. */
  readonly hosts: readonly string[];
}

/** One monitor that was read. */
export interface ImportedMonitor {
  /** What it was called where it came from. */
  readonly from: string;
  readonly document: JsonObject;
  /** It was paused there, or `notes` say that it would watch something else than it did. */
  readonly paused: boolean;
  /** What could not be carried over, a sentence each. */
  readonly notes: readonly string[];
  readonly secrets: readonly ImportedSecret[];
}

export interface Skipped {
  readonly from: string;
  readonly reason: string;
}

export interface Imported {
  readonly format: ImportFormat;
  readonly monitors: readonly ImportedMonitor[];
  readonly skipped: readonly Skipped[];
}

/** The file as a whole cannot be read. */
export class ImportError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ImportError";
  }
}

/** More than these in one file are refused: nobody could look through what came of them. */
export const MOST_MONITORS = 2000;
/** With those that are skipped, each with its reason in the answer. */
export const MOST_ENTRIES = 10_000;
