import type { DryRunResult } from "../../runtime/interpreter/dry-run/index.ts";
import type { Json } from "../../runtime/ir/json.ts";
import type { Range } from "../../runtime/translator/parse/index.ts";
import type { Translation } from "../../runtime/translator/index.ts";
import {
  doDocumentTask,
  sizeOf,
  SMALL_DOCUMENT,
  type DocumentTask,
  type DocumentTaskResults,
} from "./document-tasks.ts";
import type { DocumentSource } from "./document-source.ts";
import { makeThreadPool } from "./thread-pool.ts";
import type { YamlEnvelope } from "./yaml-envelope.ts";

/**
 * Reads and translates documents: small ones where it stands, large ones beside the thread that answers everybody,
 * since a document of 256 KiB can take half a second.
 */
export interface DocumentReader {
  /** Names of stored documents that these run; each once. */
  references(sources: readonly DocumentSource[]): Promise<readonly string[]>;
  /** Null: the text is no envelope. */
  yamlEnvelope(text: string): Promise<YamlEnvelope | null>;
  /** The document as data, whether it can run or not; null where it cannot be read. */
  value(document: DocumentSource): Promise<Json>;
  /** Where in the document a value stands; null where it cannot be read. */
  place(document: DocumentSource, pointer: string): Promise<Range | null>;
  translate(task: Omit<Extract<DocumentTask, { kind: "translate" }>, "kind">): Promise<Translation>;
  /** A simulated run; always beside. */
  dryRun(task: Omit<Extract<DocumentTask, { kind: "dry-run" }>, "kind">): Promise<DryRunResult>;
  /** What a run left to evaluate beside its large values; always beside. */
  evaluate(task: Omit<Extract<DocumentTask, { kind: "evaluate" }>, "kind">): Promise<DocumentTaskResults["evaluate"]>;
  stop(): Promise<void>;
}

const THREADS = 2;
/** No document within the limits takes nearly as long. */
const LIMIT_MS = 10_000;
const MAX_WAITING = 200;
/** What tasks are that read no document. */
const DOING: { readonly [kind in DocumentTask["kind"]]?: string } = {
  "dry-run": "simulate the run",
  evaluate: "evaluate the query",
};

/** `limitMs`: of one task that is done beside. */
export function makeDocumentReader(limitMs: number = LIMIT_MS): DocumentReader {
  const pool = makeThreadPool({
    module: new URL("./document-thread.ts", import.meta.url),
    threads: THREADS,
    limitMs,
    doing: "read the document",
    maxWaiting: MAX_WAITING,
  });
  const run = async <T extends DocumentTask>(task: T): Promise<DocumentTaskResults[T["kind"]]> =>
    (await (sizeOf(task) <= SMALL_DOCUMENT
      ? doDocumentTask(task)
      : pool.run(task, DOING[task.kind]))) as DocumentTaskResults[T["kind"]];
  return {
    references: (sources) => run({ kind: "references", sources }),
    yamlEnvelope: (text) => run({ kind: "envelope", text }),
    value: (document) => run({ kind: "value", document }),
    place: (document, pointer) => run({ kind: "place", document, pointer }),
    translate: (task) => run({ kind: "translate", ...task }),
    dryRun: (task) => run({ kind: "dry-run", ...task }),
    evaluate: (task) => run({ kind: "evaluate", ...task }),
    stop: () => pool.stop(),
  };
}
