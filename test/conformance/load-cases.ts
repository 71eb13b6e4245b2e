import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { DryRunRequest, Mocks, Reply } from "../../runtime/interpreter/dry-run/index.ts";
import type { Json } from "../../runtime/ir/json.ts";

/** What a case promises. A field that is not there is not asked for; `error: absent` asks that there is none. */
export interface Expected {
  readonly status: "completed" | "failed" | "canceled" | "timed_out";
  readonly output?: Json;
  /** The fields named are compared; a field `absent` must not be there. */
  readonly error?: "absent" | { readonly [field: string]: Json };
  /** `type path attempt`, the attempt where it is not the first. */
  readonly events?: readonly string[];
  /** Paths that have events. */
  readonly eventPaths?: readonly string[];
  /** Parts of the data of events, by `type path`. */
  readonly data?: { readonly [event: string]: { readonly [field: string]: Json } };
  readonly effects?: readonly { readonly path: string; readonly activity: string; readonly with?: Json }[];
  /** In virtual time. */
  readonly duration?: string;
  /** Decisions and signals that came to nothing: what is said of them begins or ends so. */
  readonly notes?: readonly string[];
}

export interface ConformanceCase {
  /** `kind/name`. */
  readonly name: string;
  readonly kind: string;
  /** The law that it proves. */
  readonly title: string;
  readonly source: string;
  /** Other documents, by name. */
  readonly documents: ReadonlyMap<string, string>;
  readonly request: Pick<DryRunRequest, "input" | "mocks" | "signals" | "approvals" | "cancel">;
  readonly expected: Expected;
  /** Hosts that can run it; absent: all. */
  readonly hosts?: readonly string[];
  /** What a call that waits for others to end does to this case's times, so that an early continue-as-new shows. */
  readonly timing?: string;
}

interface CaseFile {
  readonly title: string;
  readonly input?: Json;
  readonly mocks?: { readonly [key: string]: Json };
  readonly signals?: DryRunRequest["signals"];
  readonly approvals?: DryRunRequest["approvals"];
  readonly cancel?: DryRunRequest["cancel"];
  readonly documents?: { readonly [name: string]: string };
  readonly hosts?: readonly string[];
  readonly timing?: string;
  readonly expect: Expected;
}

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The step kinds that have cases: the folders. */
export function conformanceKinds(): string[] {
  return readdirSync(HERE, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Every case, in the order of kinds and names. */
export function conformanceCases(): ConformanceCase[] {
  return conformanceKinds().flatMap((kind) =>
    readdirSync(`${HERE}${kind}`)
      .sort()
      .filter((name) => existsSync(`${HERE}${kind}/${name}/case.yaml`))
      .map((name) => loadCase(kind, name)),
  );
}

function loadCase(kind: string, name: string): ConformanceCase {
  const read = (file: string): string => readFileSync(`${HERE}${kind}/${name}/${file}`, "utf8");
  const file = parse(read("case.yaml")) as CaseFile;
  const mocks = file.mocks && (Object.fromEntries(Object.entries(file.mocks).map(([k, v]) => [k, replies(v)])) as Mocks);
  return {
    name: `${kind}/${name}`,
    kind,
    title: file.title,
    source: read("document.yaml"),
    documents: new Map(Object.entries(file.documents ?? {}).map(([ref, path]) => [ref, read(path)])),
    request: {
      input: file.input ?? {},
      ...(mocks === undefined ? {} : { mocks }),
      ...(file.signals === undefined ? {} : { signals: file.signals }),
      ...(file.approvals === undefined ? {} : { approvals: file.approvals }),
      ...(file.cancel === undefined ? {} : { cancel: file.cancel }),
    },
    expected: file.expect,
    ...(file.hosts === undefined ? {} : { hosts: file.hosts }),
    ...(file.timing === undefined ? {} : { timing: file.timing }),
  };
}

/** `body: x` is short for a whole answer of `http.request`. */
function replies(given: Json): readonly Reply[] {
  const list = Array.isArray(given) ? given : [given];
  return list.map((reply) => {
    const { body, ...rest } = reply as { readonly [field: string]: Json };
    if (body === undefined) return rest as unknown as Reply;
    return { ...rest, output: { status: 200, headers: {}, body: unfold(body), url: "https://shop.test/" } } as Reply;
  });
}

/** `{ times, row }` is a list of so many rows, `{ times, text }` so much text: for large values. */
function unfold(value: Json): Json {
  if (Array.isArray(value)) return value.map(unfold);
  if (value === null || typeof value !== "object") return value;
  const { times, row, text } = value;
  if (typeof times === "number" && row !== undefined) return Array.from({ length: times }, () => unfold(row));
  if (typeof times === "number" && typeof text === "string") return text.repeat(times);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unfold(item)]));
}
