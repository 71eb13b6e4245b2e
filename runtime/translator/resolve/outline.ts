import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { STEP_KINDS } from "../../ir/plan.ts";
import type { StepKind } from "../../ir/plan.ts";
import { join } from "./pointer.ts";

/** What a list of steps is to the step (or document) that holds it. */
export type ListRole = "document" | "arm" | "else" | "branch" | "map" | "loop" | "try" | "catch" | "finally";

export interface StepList {
  readonly role: ListRole;
  /** The branch's name. */
  readonly name: string | null;
  /** Of the array of steps. */
  readonly pointer: string;
  /** The step that holds it; null for the document's own list. */
  readonly owner: StepNode | null;
  readonly steps: readonly StepNode[];
  /** The arm or catch it belongs to, with its pointer. */
  readonly entry: { readonly value: JsonObject; readonly pointer: string } | null;
}

export interface StepNode {
  /** Null where the document gives none, or no text. */
  readonly id: string | null;
  /** Null where it cannot be told (none, or several); such a step is not looked into. */
  readonly kind: StepKind | null;
  readonly pointer: string;
  readonly raw: JsonObject;
  readonly list: StepList;
  /** Place in `list`. */
  readonly index: number;
  /** Lists of steps inside, in the order of the document. */
  readonly lists: readonly StepList[];
}

/** All steps of one document as a tree, made of whatever in it has the shape of a step. */
export interface Outline {
  readonly root: StepList;
  /** Every step, in the order of the document. */
  readonly all: readonly StepNode[];
  /** The first with each id. */
  readonly byId: ReadonlyMap<string, StepNode>;
}

interface ListSource {
  readonly role: ListRole;
  readonly name?: string;
  readonly pointer: string;
  readonly steps: Json | undefined;
  readonly entry?: { value: JsonObject; pointer: string };
}

/** Where each kind of step holds lists of steps (DOCUMENTS: steps). Tolerant: what has another shape is left out. */
function listsOf(kind: StepKind, raw: JsonObject, pointer: string): ListSource[] {
  const body = raw[kind];
  const at = join(pointer, kind);
  switch (kind) {
    case "switch":
      return [...entries(body, at, "arm"), { role: "else", pointer: join(pointer, "else"), steps: raw["else"] }];
    case "parallel": {
      const branches = isJsonObject(body) ? body["branches"] : undefined;
      if (!isJsonObject(branches)) return [];
      return Object.entries(branches).map(([name, steps]) => ({
        role: "branch",
        name,
        pointer: join(at, "branches", name),
        steps,
      }));
    }
    case "map":
    case "loop":
      return isJsonObject(body) ? [{ role: kind, pointer: join(at, "steps"), steps: body["steps"] }] : [];
    case "try":
      return [
        { role: "try", pointer: at, steps: body },
        ...entries(raw["catch"], join(pointer, "catch"), "catch"),
        { role: "finally", pointer: join(pointer, "finally"), steps: raw["finally"] },
      ];
    case "call":
    case "set":
    case "wait":
    case "listen":
    case "approve":
    case "run":
    case "emit":
    case "return":
    case "fail":
      return [];
  }
}

function entries(list: Json | undefined, pointer: string, role: "arm" | "catch"): ListSource[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value, index) => {
    const at = join(pointer, index);
    return isJsonObject(value)
      ? [{ role, pointer: join(at, "steps"), steps: value["steps"], entry: { value, pointer: at } }]
      : [];
  });
}

/** Reads the steps of the document at `pointer`. */
export function outline(document: JsonObject, pointer: string): Outline {
  const all: StepNode[] = [];
  const byId = new Map<string, StepNode>();

  const readList = (source: ListSource, owner: StepNode | null): StepList => {
    const steps: StepNode[] = [];
    const list: StepList = {
      role: source.role,
      name: source.name ?? null,
      pointer: source.pointer,
      owner,
      steps,
      entry: source.entry ?? null,
    };
    if (!Array.isArray(source.steps)) return list;
    for (const [index, raw] of source.steps.entries()) {
      if (isJsonObject(raw)) steps.push(readStep(raw, join(source.pointer, index), list, steps.length));
    }
    return list;
  };

  const readStep = (raw: JsonObject, at: string, list: StepList, index: number): StepNode => {
    const kinds = STEP_KINDS.filter((kind) => Object.hasOwn(raw, kind));
    const kind = kinds.length === 1 ? kinds[0]! : null;
    const id = typeof raw["id"] === "string" ? raw["id"] : null;
    const lists: StepList[] = [];
    const node: StepNode = { id, kind, pointer: at, raw, list, index, lists };
    all.push(node);
    if (id !== null && !byId.has(id)) byId.set(id, node);
    if (kind !== null) {
      for (const source of listsOf(kind, raw, at)) {
        if (source.steps !== undefined) lists.push(readList(source, node));
      }
    }
    return node;
  };

  const root = readList({ role: "document", pointer: join(pointer, "steps"), steps: document["steps"] }, null);
  return { root, all, byId };
}

/** From the list outwards: the list itself, the one that holds its owner, and so on to the document's. */
export function* outwards(list: StepList): Generator<StepList> {
  for (let at: StepList | undefined = list; at !== undefined; at = at.owner?.list) yield at;
}
