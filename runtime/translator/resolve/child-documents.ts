import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { Plan } from "../../ir/plan.ts";
import { nearest } from "../../ir/near-miss.ts";
import type { Report, ReportOptions } from "../diagnostics.ts";
import type { Child, ChildDocuments } from "./children.ts";

/** A stored document, as the caller's resolver gives it. */
export interface StoredDocument {
  readonly source: string;
  readonly name: string;
  readonly version: number;
  readonly digest: string;
}

/** "A cycle or more than 8 levels is a diagnostic." */
const MAX_LEVELS = 8;
/** All documents that one run pins, so that a wide tree of them cannot make a plan without end. */
const MAX_DOCUMENTS = 100;

/** What a translation shares with those of all documents below it. */
export interface Family {
  readonly documents: ((ref: string) => StoredDocument | undefined) | undefined;
  /** For a near miss. */
  readonly documentNames: ReadonlySet<string>;
  /** Every child's plan, by digest. */
  readonly pinned: Map<string, Plan>;
  /** What was translated already: stored ones by reference, inline ones by pointer. */
  readonly known: Map<string, Outcome>;
  readonly translateInline: (document: JsonObject, pointer: string, report: Report, children: ChildDocuments) => Child;
  /** References to stored documents that were followed. */
  readonly refs: Set<string>;
  /** With its first mistake, where it has any. */
  readonly translateStored: (stored: StoredDocument, children: ChildDocuments) => Child | Mistake;
}

export interface Mistake {
  readonly code: string;
  readonly message: string;
  /** With its place in the document. */
  readonly mistake: string;
}

interface Outcome {
  readonly child?: Child;
  /** What is to be said of it, wherever it is asked for. */
  readonly say: (report: Report, pointer: string) => void;
}

/** The documents run by the one whose ancestors, itself last, are `stack` (names, `name@version`, null where inline). */
export function makeChildDocuments(family: Family, stack: readonly (readonly string[])[]): ChildDocuments {
  return {
    resolve: (written, pointer, report) => {
      const outcome = resolveOnce(family, stack, written, pointer);
      outcome?.say(report, pointer);
      return outcome?.child;
    },
  };
}

function resolveOnce(
  family: Family,
  stack: readonly (readonly string[])[],
  written: Json | undefined,
  pointer: string,
): Outcome | undefined {
  const inline = isJsonObject(written);
  if (!inline && (typeof written !== "string" || written.includes("${"))) return undefined;
  if (stack.length >= MAX_LEVELS + 1) {
    return complaint(
      "run.too_deep",
      `Documents run each other at most ${MAX_LEVELS} levels deep, and this is one more`,
    );
  }
  if (!inline && stack.some((names) => names.includes(written))) {
    return complaint("run.cycle", `This run would never end: ${cycle(stack, written)}`);
  }
  // By depth, as what is deep enough here may be too deep there; a pointer alone says nothing of whose it is.
  const key = inline ? `${JSON.stringify(stack)} ${pointer}` : `${written} ${stack.length}`;
  const before = family.known.get(key);
  if (before !== undefined) return before;
  const outcome = inline ? resolveInline(family, stack, written, pointer) : resolveStored(family, stack, written);
  family.known.set(key, outcome);
  if (outcome.child !== undefined) family.pinned.set(outcome.child.plan.digest, outcome.child.plan);
  return outcome;
}

function resolveInline(
  family: Family,
  stack: readonly (readonly string[])[],
  document: JsonObject,
  pointer: string,
): Outcome {
  const said: Parameters<Report>[] = [];
  const collect: Report = (...args) => said.push(args);
  const child = family.translateInline(document, pointer, collect, makeChildDocuments(family, [...stack, []]));
  return { child, say: (report) => said.forEach((args) => report(...args)) };
}

function resolveStored(family: Family, stack: readonly (readonly string[])[], ref: string): Outcome {
  family.refs.add(ref);
  if (family.refs.size > MAX_DOCUMENTS) {
    return complaint("run.too_many_documents", `A run may use at most ${MAX_DOCUMENTS} documents in all`);
  }
  const stored = family.documents?.(ref);
  if (stored === undefined) {
    const hint = nearest(ref, family.documentNames);
    return complaint(
      "run.unknown_document",
      `There is no stored document "${ref}"; store it with PUT /documents/{name}`,
      hint === undefined ? {} : { hint },
    );
  }
  const pinned = `${stored.name}@${stored.version}`;
  if (stack.some((names) => names.includes(pinned))) {
    return complaint("run.cycle", `This run would never end: ${cycle(stack, pinned)}`);
  }
  const children = makeChildDocuments(family, [...stack, [stored.name, pinned]]);
  const child = family.translateStored(stored, children);
  if (!("mistake" in child)) {
    if (child.plan.kind === "Workflow") return { child, say: () => undefined };
    return complaint(
      "run.invalid_document",
      `Document "${pinned}" is a Monitor, and only Workflows are run; a monitor is made by POST /monitors`,
    );
  }
  // What is wrong with the whole family is wrong here too, and needs no list of who runs whom.
  if (isOfFamily(child.code)) return complaint(child.code, child.message);
  return complaint(
    "run.invalid_document",
    `Document "${pinned}" cannot run, as it has a mistake of its own: ${child.mistake}`,
  );
}

function cycle(stack: readonly (readonly string[])[], ref: string): string {
  const names = stack.map((entry) => entry[0] ?? "(inline)");
  return [...names, ref].map((name) => `"${name}"`).join(" runs ");
}

const OF_FAMILY = ["run.too_deep", "run.cycle", "run.too_many_documents", "run.invalid_document"] as const;
type FamilyCode = (typeof OF_FAMILY)[number];

function isOfFamily(code: string): code is FamilyCode {
  return (OF_FAMILY as readonly string[]).includes(code);
}

function complaint(
  code: FamilyCode | "run.unknown_document",
  message: string,
  options: Pick<ReportOptions, "hint"> = {},
): Outcome {
  return { say: (report, pointer) => report(code, pointer, message, options) };
}
