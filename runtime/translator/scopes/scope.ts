import { BROKEN, nullable } from "../../expressions/index.ts";
import type { Type, TypeScope } from "../../expressions/index.ts";
import { isJsonObject } from "../../ir/json.ts";
import { MAX_DIAGNOSTICS } from "../../ir/diagnostic.ts";
import type { Job } from "../job.ts";
import { outwards } from "../resolve/outline.ts";
import type { StepList, StepNode } from "../resolve/outline.ts";
import { VARIABLES } from "../rules/no-reserved-ids.ts";
import { see } from "./visibility.ts";
import type { Position } from "./visibility.ts";

/** Variables that hold at one place only: `output`, `payload`, and a loop's own in its `while`. */
export type Extra = ReadonlyMap<string, Type>;

/** What an expression at the position may read, and why it may not read the rest. */
export function scopeAt(job: Job, position: Position, extra: Extra = new Map()): TypeScope {
  const list = "step" in position ? position.step.list : position.endOf;

  const variable = (name: string): Type | undefined => {
    if (extra.has(name)) return extra.get(name);
    if (name === "inputs") return job.inputs;
    if (name === "run") return job.run;
    for (const outer of outwards(list)) {
      const bound = job.bindings.get(outer)?.get(name);
      if (bound !== undefined) return bound;
    }
    return undefined;
  };

  const names = (): string[] => {
    const all = new Set([...extra.keys(), "inputs", "run", "steps"]);
    for (const outer of outwards(list)) for (const name of job.bindings.get(outer)?.keys() ?? []) all.add(name);
    return [...all];
  };

  return {
    lookup: (name) => {
      const type = variable(name);
      if (type !== undefined) return { type };
      return missingVariable(job, name, list);
    },
    names,
    step: (id) => {
      const target = job.outline.byId.get(id);
      if (target === undefined) return undefined;
      const sight = see(target, position);
      if (!sight.visible) return { missing: `Step "${id}" cannot be read here: ${sight.why}` };
      const type = job.types.get(target);
      if (type === undefined) return { type: BROKEN };
      const unfinished = "endOf" in position && position.unfinished === true;
      return { type: sight.mayBeNull || unfinished ? nullable(type) : type };
    },
    // Names are only wanted for hints, and nobody reads more of those than are told.
    stepIds: () => (job.told > MAX_DIAGNOSTICS ? [] : visibleIds(job, position)),
  };
}

function visibleIds(job: Job, position: Position): string[] {
  return [...job.outline.byId].filter(([, target]) => see(target, position).visible).map(([id]) => id);
}

interface Missing {
  readonly missing: string;
  readonly hint?: string;
}

/** Undefined: nothing of that name exists anywhere, and the checker says so with what is near. */
function missingVariable(job: Job, name: string, list: StepList): Missing | undefined {
  const owners = [...outwards(list)].flatMap((outer) => (outer.owner === null ? [] : [outer]));
  switch (name) {
    case "item":
    case "index": {
      const map = owners.find((outer) => outer.role === "map");
      const as = map === undefined ? undefined : nameOfItem(map.owner!);
      if (as === undefined) {
        const where = name === "item" ? "inside a `map`" : "inside a `map` or a `loop`";
        return { missing: `"${name}" is known ${where} only` };
      }
      return {
        missing: `Map "${map!.owner!.id ?? "?"}" renames "item" with \`as\``,
        hint: name === "item" ? as : `${as}Index`,
      };
    }
    case "last":
      return { missing: '"last" is known inside a `loop` and in its `while` only' };
    case "error":
      return errorIsRenamed(owners) ?? { missing: '"error" is known inside a `catch` and a `finally` only' };
    case "output":
      return { missing: '"output" is known in a step\'s own `output` and `undo` only' };
    case "payload":
      return { missing: '"payload" is known in the `match` of a `listen` only' };
    default:
      return forgottenPrefix(job, name);
  }
}

function errorIsRenamed(owners: readonly StepList[]): Missing | undefined {
  const as = owners.find((outer) => outer.role === "catch")?.entry?.value["as"];
  return typeof as === "string" ? { missing: 'This catch renames "error" with `as`', hint: as } : undefined;
}

function nameOfItem(map: StepNode): string | undefined {
  const body = map.raw["map"];
  const as = isJsonObject(body) ? body["as"] : undefined;
  return typeof as === "string" && as !== "item" ? as : undefined;
}

/** `total` for `steps.total` or `inputs.total`. */
function forgottenPrefix(job: Job, name: string): Missing | undefined {
  if ((VARIABLES as readonly string[]).includes(name)) return undefined;
  if (job.outline.byId.has(name)) {
    return { missing: `"${name}" is a step, and steps are read through \`steps\``, hint: `steps.${name}` };
  }
  const inputs = job.document["inputs"];
  const properties = isJsonObject(inputs) ? inputs["properties"] : undefined;
  if (isJsonObject(properties) && Object.hasOwn(properties, name)) {
    return { missing: `"${name}" is an input, and inputs are read through \`inputs\``, hint: `inputs.${name}` };
  }
  return undefined;
}
