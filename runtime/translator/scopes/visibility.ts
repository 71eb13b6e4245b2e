import type { StepList, StepNode } from "../resolve/outline.ts";
import { canComplete, joinsAny } from "./flow.ts";

/**
 * From where a step is looked at: an expression of `step` itself, or the end of a list; `unfinished` where any step
 * before may not have run yet (a query).
 */
export type Position = { readonly step: StepNode } | { readonly endOf: StepList; readonly unfinished?: true };

export type Sight =
  { readonly visible: true; readonly mayBeNull: boolean } | { readonly visible: false; readonly why: string };

/**
 * The scope table of DOCUMENTS: "A step is visible to everything after it in its own list, and to everything nested
 * there", and what is seen of a container's steps from outside the list that holds them. Pure structure: types are
 * looked up elsewhere.
 */
export function see(target: StepNode, from: Position): Sight {
  const outer = chain("step" in from ? from.step.list : from.endOf);
  const inner = chain(target.list);
  const common = inner.find((list) => outer.includes(list))!;
  const targetElement = elementIn(common, target);
  const hereElement = "step" in from ? elementIn(common, from.step) : endElement(common, from.endOf);
  const here = hereElement?.index ?? Number.POSITIVE_INFINITY;

  if (targetElement.index < here) return seenAfterwards(target, common);
  if (targetElement.index > here) {
    return no(`it runs later; it is visible ${visibleTo(target)}`);
  }
  if ("step" in from && from.step === target) {
    return no("a step does not see itself; its raw result is `output` in the step's own `output` and `undo`");
  }
  if (targetElement === target) {
    return no(`it has not finished here, inside of it; it is visible ${visibleTo(target)}`);
  }
  if ("step" in from && from.step === hereElement) {
    return no(`it runs inside "${from.step.id ?? "?"}"; it is visible ${visibleTo(target)}`);
  }
  return seenFromBeside(target, common, outer, inner);
}

/** Both stand inside the same container, in different lists of it. */
function seenFromBeside(
  target: StepNode,
  common: StepList,
  outer: readonly StepList[],
  inner: readonly StepList[],
): Sight {
  const mine = outer[outer.indexOf(common) - 1]!;
  const its = inner[inner.indexOf(common) - 1]!;
  const container = its.owner!;
  const name = container.id ?? "?";
  if (its.role === "branch") {
    return no(
      `it stands in the sibling branch "${its.name ?? "?"}" of parallel "${name}", which runs at the same time: ` +
        `it is visible ${visibleTo(target)}`,
    );
  }
  if (its.role === "arm" || its.role === "else") {
    return no(
      `it stands in another branch of switch "${name}", and only one is taken; it is visible ${visibleTo(target)}`,
    );
  }
  const runsBefore = (its.role === "try" && mine.role !== "try") || (its.role === "catch" && mine.role === "finally");
  if (!runsBefore) {
    const why = its.role === "catch" && mine.role === "catch" ? "only one catch is taken" : "it runs later";
    return no(`it stands in the ${its.role} of try "${name}", and ${why}; it is visible ${visibleTo(target)}`);
  }
  const blocked = blockedBy(target, its);
  return blocked === null ? { visible: true, mayBeNull: true } : no(blocked);
}

/** The target's element of the common list has run: whether and how its inside is seen. */
function seenAfterwards(target: StepNode, common: StepList): Sight {
  const blocked = blockedBy(target, common);
  if (blocked !== null) return no(blocked);
  let mayBeNull = isConditional(target);
  for (let list = target.list; list !== common; list = list.owner!.list) {
    mayBeNull ||= isConditional(list.owner!) || mayNotHaveRun(list);
  }
  return { visible: true, mayBeNull };
}

function mayNotHaveRun(list: StepList): boolean {
  switch (list.role) {
    case "arm":
    case "else":
    case "catch":
      return true;
    case "branch":
      return joinsAny(list.owner!);
    case "try":
      // After a try whose catches all end the run (or that has none) its steps have finished.
      return list.owner!.lists.some((other) => other.role === "catch" && canComplete(other));
    case "finally":
    case "document":
    case "map":
    case "loop":
      return false;
  }
}

/** The map or loop between the target and `until`, whose inside nothing outside sees. */
function blockedBy(target: StepNode, until: StepList): string | null {
  let outermost: StepNode | null = null;
  for (let list: StepList = target.list; list !== until; list = list.owner!.list) {
    if (list.role === "map" || list.role === "loop") outermost = list.owner!;
  }
  if (outermost === null) return null;
  const { id, kind } = outermost;
  return `it is visible inside ${kind} "${id ?? "?"}" only; outside, use that step's own output, \`steps.${id ?? "?"}\``;
}

/** A sentence's end: where the target may be read. */
function visibleTo(target: StepNode): string {
  const { owner, role } = target.list;
  const id = target.id ?? "?";
  if (owner === null) return `to the steps after "${id}"`;
  if (role === "map" || role === "loop") return `after "${id}", inside ${role} "${owner.id ?? "?"}"`;
  return `to the steps after "${id}" in its own list, and after ${owner.kind ?? "step"} "${owner.id ?? "?"}"`;
}

function isConditional(step: StepNode): boolean {
  return Object.hasOwn(step.raw, "if");
}

function chain(list: StepList): StepList[] {
  const lists: StepList[] = [];
  for (let at: StepList | undefined = list; at !== undefined; at = at.owner?.list) lists.push(at);
  return lists;
}

/** The member of `list` that is the step, or holds it. */
function elementIn(list: StepList, step: StepNode): StepNode {
  let at = step;
  while (at.list !== list) at = at.list.owner!;
  return at;
}

/** As {@link elementIn}, for the end of a list; null where that is the end of `list` itself. */
function endElement(list: StepList, end: StepList): StepNode | null {
  return end === list ? null : elementIn(list, end.owner!);
}

function no(why: string): Sight {
  return { visible: false, why };
}
