import type { Imported, ImportFormat } from "../../runtime/monitors/import/index.ts";
import type { ImportAnswer, ImportTask } from "./import-thread.ts";
import { ApiError } from "./problems.ts";
import { makeThreadPool } from "./thread-pool.ts";

/**
 * Reads monitors out of files of other tools, in a process beside the one that answers everybody, apart from the threads that
 * documents wait for: twenty megabytes of hostile YAML take seconds and hundreds of megabytes.
 */
export interface ImportReader {
  /** @throws ApiError `invalid-request`: it cannot be read, or not within the limits; `unavailable`: too many wait */
  read(bytes: Uint8Array, format?: ImportFormat): Promise<Imported>;
  stop(): Promise<void>;
}

export interface ImportReaderLimits {
  /** Of one file. */
  readonly limitMs: number;
  readonly heapMiB: number;
}

/** A backup of 2,000 watches takes a fraction of each. */
const LIMITS: ImportReaderLimits = { limitMs: 10_000, heapMiB: 512 };
const MAX_WAITING = 20;

export function makeImportReader(limits: ImportReaderLimits = LIMITS): ImportReader {
  const pool = makeThreadPool({
    module: new URL("./import-thread.ts", import.meta.url),
    doing: "read the file",
    threads: 1,
    maxWaiting: MAX_WAITING,
    ...limits,
  });
  return {
    async read(bytes, format) {
      const task: ImportTask = { bytes, ...(format === undefined ? {} : { format }) };
      const answer = (await pool.run(task)) as ImportAnswer;
      if ("refused" in answer) throw new ApiError("invalid-request", answer.refused);
      return answer.imported;
    },
    stop: () => pool.stop(),
  };
}
