import { importMonitors, ImportError, type Imported, type ImportFormat } from "../../runtime/monitors/import/index.ts";
import { answerTasks } from "./thread-side.ts";

export interface ImportTask {
  readonly bytes: Uint8Array;
  readonly format?: ImportFormat;
}

/** A file that cannot be read is an answer: a thrown error would be a mistake of ours. */
export type ImportAnswer = { readonly imported: Imported } | { readonly refused: string };

answerTasks(async ({ bytes, format }: ImportTask): Promise<ImportAnswer> => {
  try {
    return { imported: importMonitors(bytes, format) };
  } catch (error) {
    if (error instanceof ImportError) return { refused: error.message };
    throw error;
  }
});
