import { membersOf, type Type } from "../../expressions/index.ts";
import { isJsonObject, type Json } from "../../ir/json.ts";
import type { ActivityManifest } from "../../ir/manifest.ts";
import type { Call, Retry, Template } from "../../ir/plan.ts";
import type { Job } from "../job.ts";
import { isBuiltIn, readRole } from "../resolve/roles.ts";
import { join } from "../resolve/pointer.ts";
import { compileOwnOptions } from "../steps/own-options.ts";
import { holdAgainst } from "../templates/against-schema.ts";
import { nameOfOperation, optionsOfOperation, selectedType } from "./value-type.ts";

/** An operation of the tenant's own workers, pinned as a `call` is. */
export interface OwnOperation {
  readonly activity: string;
  readonly version: number;
  readonly queue: string;
  readonly timeoutMs: number;
  /** Its input, but for `value`. */
  readonly options: readonly (readonly [name: string, value: Template])[];
}

/** A selection, cut where an operation of the tenant's own workers stands. */
export interface CutSelection {
  /** Null: the document selects nothing. Operations of Watchloom's own; one list more than there are others. */
  readonly parts: readonly (readonly Json[])[] | null;
  readonly own: readonly OwnOperation[];
}

/** What stands in place of an own operation where the rest of the selection is looked at: it changes no place and is right. */
const STAND_IN = "trim";

/** Reads `select`: the own operations are looked up and checked here, and the others are left to those who know them. */
export function cutSelection(job: Job, select: Json | undefined, given: Type, pointer: string): CutSelection {
  if (!Array.isArray(select)) return { parts: null, own: [] };
  const parts: Json[][] = [[]];
  const own: OwnOperation[] = [];
  for (const [index, written] of select.entries()) {
    const name = nameOfOperation(written);
    if (name === "" || isBuiltIn("select", name)) {
      parts.at(-1)!.push(written);
      continue;
    }
    const before = selectedType(select.slice(0, index), given, job.manifests);
    const operation = readOwn(job, name, written, before, join(pointer, index));
    if (operation === undefined) continue;
    own.push(operation);
    parts.push([]);
  }
  return { parts, own };
}

/** The same selection with nothing in it but Watchloom's own operations, each at its place. */
export function withStandIns(select: readonly Json[]): Json[] {
  return select.map((written) => {
    const name = nameOfOperation(written);
    return name === "" || isBuiltIn("select", name) ? written : STAND_IN;
  });
}

function readOwn(job: Job, name: string, written: Json, before: Type, pointer: string): OwnOperation | undefined {
  const isKey = isJsonObject(written);
  const at = isKey ? join(pointer, name) : pointer;
  const manifest = readRole(job, "select", name, at, { key: isKey });
  if (manifest === undefined) return undefined;
  const options = compileOwnOptions(job, "select", manifest, optionsOfOperation(written, name), at);
  demandFit(job, manifest, before, at, isKey);
  const { version, queue, timeoutMs } = manifest;
  return { activity: name, version, queue, timeoutMs, options };
}

/** Whether it can take what stands before it; of what may be anything nothing is said. */
function demandFit(job: Job, manifest: ActivityManifest, before: Type, pointer: string, key: boolean): void {
  const { properties } = manifest.input;
  const schema = isJsonObject(properties) ? properties["value"] : undefined;
  if (!isJsonObject(schema) || membersOf(before).some(({ kind }) => kind === "any" || kind === "broken")) return;
  const value = {
    shape: "expression" as const,
    pointer: join(pointer, "value"),
    type: before,
    template: { v: null },
    flows: new Set<string>(),
  };
  const definitions = isJsonObject(manifest.input["$defs"]) ? { $defs: manifest.input["$defs"] } : {};
  const whole = { type: "object", properties: { value: schema }, ...definitions };
  holdAgainst(
    { ...value, shape: "map", pointer, entries: new Map([["value", value]]) },
    whole,
    (code, _at, message) => {
      if (code === "value.wrong_type") job.report(code, pointer, `${message}, as what stands before it gives`, { key });
    },
    `"${manifest.name}"`,
  );
}

/** The call of one; all attempts together have the shortest time between two checks, as those of the source. */
export function ownOperationCall(
  id: string,
  { activity, options, timeoutMs }: OwnOperation,
  value: Template,
  retry: Retry,
  deadlineMs: number,
): Call {
  return {
    id,
    activity,
    with: { m: [...options, ["value", value]] },
    timeoutMs: Math.min(timeoutMs, deadlineMs),
    deadlineMs,
    retry,
  };
}
