import { isJsonObject } from "../../ir/json.ts";
import type { Json } from "../../ir/json.ts";
import type { Job } from "../job.ts";
import { outwards } from "../resolve/outline.ts";
import type { StepNode } from "../resolve/outline.ts";
import type { Position } from "../scopes/visibility.ts";

/** "A value without a shape is `any`: reads through it are allowed, with one warning a step … that says what to add." */
export function reportUntyped(
  job: Job,
  names: readonly string[],
  pointer: string,
  part: { readonly source: string; readonly from: number },
  position: Position,
): void {
  if (job.quiet > 0) return;
  for (const name of names) {
    const { source, hint } = whatToAdd(job, name, position);
    if (hint === null || job.untyped.has(source)) continue;
    job.untyped.add(source);
    job.report("type.unknown", pointer, `The shape of "${name}" is not known, so nothing checks what is read from it`, {
      from: part.from,
      to: part.from + part.source.length,
      hint,
    });
  }
}

/** What has no shape, by a name of its own, and what would give it one; null: nothing can (an error's `details`). */
function whatToAdd(
  job: Job,
  name: string,
  position: Position,
): { readonly source: string; readonly hint: string | null } {
  if (name === "inputs") return { source: name, hint: "say in `inputs` what the value holds" };
  const own = "step" in position ? position.step : null;
  if (name.startsWith("steps.")) return shapeOf(job, job.outline.byId.get(name.slice("steps.".length)), name);
  if (own !== null && (name === "output" || name === "payload")) return shapeOf(job, own, `steps.${own.id ?? "?"}`);
  const binder = [...outwards("step" in position ? position.step.list : position.endOf)].find(
    (list) => job.bindings.get(list)?.has(name) === true,
  );
  if (binder?.role === "catch" || binder?.role === "finally") return { source: name, hint: null };
  return {
    source: `${name} ${binder?.pointer ?? ""}`,
    hint: `give what "${name}" is made of a shape, with \`schema\` or \`returns\``,
  };
}

function shapeOf(
  job: Job,
  step: StepNode | undefined,
  source: string,
): { readonly source: string; readonly hint: string } {
  const id = step?.id ?? "?";
  const activity = step?.raw["call"];
  const shape = typeof activity === "string" ? job.manifests.get(activity)?.shape : undefined;
  const add = (name: string, holder: Json | undefined, key: string): { source: string; hint: string } => {
    const isThere = isJsonObject(holder) && holder[key] !== undefined;
    return { source, hint: isThere ? `say more in \`${name}\` of "${id}"` : `add \`${name}\` to "${id}"` };
  };
  // `returns` says all, where it is given.
  if (shape !== undefined && step?.raw["returns"] === undefined)
    return add(`with.${shape.property}`, step?.raw["with"], shape.property);
  if (step?.kind === "call") return add("returns", step.raw, "returns");
  if (step?.kind === "listen") return add("schema", step.raw["listen"], "schema");
  return { source, hint: `give the steps that "${id}" is made of a \`schema\` or \`returns\`` };
}
