import { isJsonObject } from "../../ir/json.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { StepKind } from "../../ir/plan.ts";
import type { StepNode } from "../resolve/outline.ts";
import { join } from "../resolve/pointer.ts";
import type { Rule } from "./rule.ts";

/** By key; `*` stands for each item of a list, `true` for all that stands inside. */
type Places = { readonly [key: string]: true | Places };

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
/** Schemas of the author's: their texts are a validator's, and are checked as such. */
const SCHEMAS: ReadonlySet<string> = new Set(["inputs", "returns"]);

/** "Anywhere else `${` is a diagnostic." */
export const expressionsInTheirPlaces: Rule = ({ document, pointer, outline, report }) => {
  const scan = (value: Json, at: string, allowed: true | Places | undefined, skip: ReadonlySet<Json>): void => {
    if (skip.has(value)) return;
    if (typeof value === "string") {
      if (allowed === true || !holdsExpression(value)) return;
      report("expr.not_allowed_here", at, "Expressions are not allowed here: this is read before the run begins", {
        from: value.indexOf("${"),
        to: value.length,
      });
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries())
        scan(item, join(at, index), allowed === true ? true : allowed?.["*"], skip);
    } else if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value)) {
        const here = join(at, key);
        if (holdsExpression(key)) {
          report("expr.not_allowed_here", here, `Map keys are never expressions, and "${key}" is a key`, { key: true });
        }
        scan(member, here, allowed === true ? true : allowed?.[key], skip);
      }
    }
  };

  // Steps are looked at one by one, and an inline document by its own translation.
  const elsewhere = new Set<Json>(outline.all.flatMap((step) => inside(step)));
  if (Array.isArray(document["steps"])) elsewhere.add(document["steps"]);
  scan(withoutSchemas(document), pointer, DOCUMENT, elsewhere);
  for (const step of outline.all) {
    if (step.kind === null) continue;
    scan(withoutSchemas(step.raw), step.pointer, { ...EVERY_STEP, ...BY_KIND[step.kind] }, elsewhere);
  }
};

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

/** `$${` is a literal `${`. */
function holdsExpression(text: string): boolean {
  return text.replaceAll("$${", "").includes("${");
}
