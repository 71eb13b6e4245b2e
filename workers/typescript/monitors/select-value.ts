import { getDocumentProxy, extractText } from "unpdf";
import type { Json } from "../../../runtime/ir/json.ts";
import type { ValueKind } from "../../../runtime/ir/monitor.ts";
import { looksLikeWall } from "../../../runtime/monitors/health/index.ts";
import { textOf } from "../../../runtime/monitors/compare/index.ts";
import { compileSelection, SelectionError } from "../../../runtime/monitors/select/index.ts";
import { activityFailure } from "../activity.ts";

/** A value out of what a source gave; runs in a process of its own, since a page may be anything. */
export interface SelectValueJob {
  readonly kind: "monitor-select";
  readonly body: Json;
  readonly pdf?: Uint8Array;
  readonly url?: string;
  readonly select: Json;
  /** As the document says. */
  readonly value: ValueKind | null;
  readonly fromHttp: boolean;
}

export interface SelectedValue {
  readonly empty: boolean;
  readonly value: Json;
  /** What `extract` and `ask` read. */
  readonly text: string;
  /** The page lacks what was selected, and looks like a wall against robots. */
  readonly blocked: boolean;
}

const MOST_PAGES = 500;
const MOST_TEXT = 200_000;

export async function selectValue(job: SelectValueJob): Promise<SelectedValue> {
  const body = job.pdf === undefined ? job.body : await pdfText(job.pdf);
  const selected = run(job.select ?? ownSelection(job, body), body, job.url);
  const page = typeof body === "string" ? body : "";
  if (selected.empty) {
    return { empty: true, value: null, text: "", blocked: job.fromHttp && looksLikeWall(page) };
  }
  const value = job.value === "text" ? textOf(selected.value) : selected.value;
  return { empty: false, value, text: readable(job, value, body), blocked: false };
}

/** Without `select` a page is what can be read of it; JSON stays what it is. */
function ownSelection({ fromHttp }: SelectValueJob, body: Json): Json {
  return fromHttp && typeof body === "string" ? ["text"] : null;
}

function run(select: Json, body: Json, url: string | undefined): { readonly empty: boolean; readonly value: Json } {
  if (select === null) return { empty: body === null || body === "", value: body };
  const compiled = compileSelection(select);
  if (!compiled.ok) {
    const [first] = compiled.problems;
    throw activityFailure("activity.invalid_input", `"select"${first?.pointer}: ${first?.message}`);
  }
  try {
    const selected = compiled.run(body, { url });
    if (selected.empty) return { empty: true, value: null };
    return { empty: selected.value === "" || isEmptyList(selected.value), value: selected.value };
  } catch (error) {
    if (error instanceof SelectionError) throw activityFailure("http.invalid_body", error.message);
    throw error;
  }
}

function isEmptyList(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The value where it is a text, else the page around it. */
function readable({ fromHttp }: SelectValueJob, value: Json, body: Json): string {
  if (typeof value === "string") return cut(value);
  if (!fromHttp || typeof body !== "string") return cut(textOf(value));
  const text = run(["text"], body, undefined);
  return cut(text.empty ? "" : textOf(text.value));
}

function cut(text: string): string {
  return text.length > MOST_TEXT ? text.slice(0, MOST_TEXT).toWellFormed() : text;
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  try {
    const pdf = await getDocumentProxy(new Uint8Array(bytes));
    if (pdf.numPages > MOST_PAGES) {
      throw activityFailure("http.too_large", `The PDF has ${pdf.numPages} pages; at most ${MOST_PAGES} are read`);
    }
    const { text } = await extractText(pdf, { mergePages: false });
    return text.join("\n");
  } catch (error) {
    if ((error as { failure?: unknown }).failure !== undefined) throw error;
    throw activityFailure("http.invalid_body", `The PDF cannot be read: ${(error as Error).message}`);
  }
}
