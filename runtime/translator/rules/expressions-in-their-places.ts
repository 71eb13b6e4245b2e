import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { StepKind } from "../../ir/plan.ts";
import type { StepNode } from "../resolve/outline.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule, RuleContext } from "./rule.ts";
import { scanExpressions, type Places } from "./scan-expressions.ts";
import { scanSchema } from "./scan-schema.ts";

/** "They may stand in: …": every place of a step where `${` is an expression. */
const EVERY_STEP: Places = { if: true, summary: true, output: true };
const BY_KIND: { readonly [K in StepKind]: Places } = {
  call: { with: true, undo: { with: true, input: true } },
  set: { set: true },
  switch: { switch: { "*": { when: true } } },
  parallel: {},
  map: { map: { over: true, concurrency: true } },
  loop: { loop: { start: true, while: true } },
  wait: { wait: true },
  listen: { listen: { match: true } },
  approve: { approve: { question: true, by: true } },
  run: { run: { input: true }, undo: { with: true, input: true } },
  try: {},
  emit: { emit: { data: true, labels: true } },
  return: { return: true },
  fail: { fail: true },
};
const DOCUMENT: Places = { queries: true, output: true };
/** Schemas of the author's: what they hold is looked at as such. */
const SCHEMAS: ReadonlySet<string> = new Set(["inputs", "returns"]);

/** "Anywhere else `${` is a diagnostic." */
export const expressionsInTheirPlaces: Rule = ({ document, pointer, outline, manifests, report }) => {
  // Steps are looked at one by one, and an inline document by its own translation.
  const elsewhere = new Set<Json>(outline.all.flatMap((step) => inside(step)));
  if (Array.isArray(document["steps"])) elsewhere.add(document["steps"]);
  scanExpressions(withoutSchemas(document), pointer, DOCUMENT, report, elsewhere);
  if (document["inputs"] !== undefined) scanSchema(document["inputs"], join(pointer, "inputs"), report);
  for (const step of outline.all) {
    if (step.kind === null) continue;
    scanExpressions(
      withoutSchemas(step.raw),
      step.pointer,
      { ...EVERY_STEP, ...BY_KIND[step.kind] },
      report,
      elsewhere,
    );
    for (const [path, schema] of schemasOf(step, manifests)) scanSchema(schema, join(step.pointer, ...path), report);
  }
};

/** Schemas that the step holds, by where they stand in it. */
function schemasOf({ raw, kind }: StepNode, manifests: RuleContext["manifests"]): [string[], JsonObject][] {
  const at = (...path: string[]): [string[], JsonObject][] => {
    const found = path.reduce<Json | undefined>((value, key) => (isJsonObject(value) ? value[key] : undefined), raw);
    return isJsonObject(found) ? [[path, found]] : [];
  };
  if (kind === "listen") return at("listen", "schema");
  if (kind !== "call") return [];
  const { call } = raw;
  const shape = typeof call === "string" ? manifests.get(call)?.shape?.property : undefined;
  return [...at("returns"), ...(shape === undefined ? [] : at("with", shape))];
}

/** Lists of steps in the step, inline documents, and schemas deep inside it. */
function inside(step: StepNode): Json[] {
  const found: Json[] = [];
  const add = (value: Json | undefined): void => {
    if (typeof value === "object" && value !== null) found.push(value);
  };
  for (const list of step.lists) for (const inner of list.steps) found.push(inner.raw);
  for (const kind of ["run", "undo", "listen"] as const) {
    const body = step.raw[kind];
    if (!isJsonObject(body)) continue;
    if (kind === "listen") add(body["schema"]);
    else {
      add(body["document"]);
      add(body["run"]);
    }
  }
  return found;
}

function withoutSchemas(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !SCHEMAS.has(key)));
}
