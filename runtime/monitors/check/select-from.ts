import { fail } from "../../ir/failure.ts";
import type { Json } from "../../ir/json.ts";
import type { ValueKind } from "../../ir/monitor.ts";
import { textOf } from "../compare/index.ts";
import { looksLikeWall } from "../health/index.ts";
import { compileSelection, SelectionError } from "../select/index.ts";

/** What is selected from, and how. */
export interface Selecting {
  /** Text, HTML or JSON. */
  readonly body: Json;
  readonly url?: string;
  /** Null: the document has none. */
  readonly select: Json;
  /** As the document says. */
  readonly value: ValueKind | null;
  readonly fromHttp: boolean;
  /** An operation of a worker follows: what is selected so far is given on as it is, and the text is the page's. */
  readonly partly?: boolean;
}

export interface SelectedValue {
  readonly empty: boolean;
  readonly value: Json;
  /** What `extract` and `ask` read. */
  readonly text: string;
  /** The page looks like a wall against robots, and lacks what was selected (as far as is known). */
  readonly blocked: boolean;
}

const MOST_TEXT = 200_000;

/** @throws FailureError where the data is nothing that the selection can work on */
export function selectFrom(selecting: Selecting): SelectedValue {
  const { body, url, select, value: kind, fromHttp, partly = false } = selecting;
  const selected = run(select ?? ownSelection(selecting, body), body, url);
  const page = typeof body === "string" ? body : "";
  if (selected.empty) return { empty: true, value: null, text: "", blocked: fromHttp && looksLikeWall(page) };
  // Whether it is a wall is known by the page, which nobody sees again.
  if (partly) {
    const { value } = selected;
    return { empty: false, value, text: pageText(selecting, value, body), blocked: fromHttp && looksLikeWall(page) };
  }
  const value = kind === "text" ? textOf(selected.value) : selected.value;
  return { empty: false, value, text: readable(selecting, value, body), blocked: false };
}

/** Without `select` a page is what can be read of it; JSON stays what it is. */
function ownSelection({ fromHttp, partly = false }: Selecting, body: Json): Json {
  return fromHttp && !partly && typeof body === "string" ? ["text"] : null;
}

function run(select: Json, body: Json, url: string | undefined): { readonly empty: boolean; readonly value: Json } {
  if (select === null) return { empty: body === null || body === "", value: body };
  const compiled = compileSelection(select);
  if (!compiled.ok) {
    const [first] = compiled.problems;
    throw fail("activity.invalid_input", `"select"${first?.pointer}: ${first?.message}`);
  }
  try {
    const selected = compiled.run(body, { url });
    if (selected.empty) return { empty: true, value: null };
    return { empty: selected.value === "" || isEmptyList(selected.value), value: selected.value };
  } catch (error) {
    if (error instanceof SelectionError) throw fail("http.invalid_body", error.message);
    throw error;
  }
}

function isEmptyList(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The value where it is a text, else the page around it. */
function readable(selecting: Selecting, value: Json, body: Json): string {
  return typeof value === "string" ? textOfValue(value) : pageText(selecting, value, body);
}

function pageText({ fromHttp }: Selecting, value: Json, body: Json): string {
  if (!fromHttp || typeof body !== "string") return textOfValue(value);
  const text = run(["text"], body, undefined);
  return cut(text.empty ? "" : textOf(text.value));
}

/** Of a value that is its own text. */
export function textOfValue(value: Json): string {
  return cut(textOf(value));
}

function cut(text: string): string {
  return text.length > MOST_TEXT ? text.slice(0, MOST_TEXT).toWellFormed() : text;
}
