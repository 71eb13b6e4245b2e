import assert from "node:assert/strict";
import { test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { AttackWorld } from "../support/attack-world.ts";
import { countedServerErrors } from "../support/request-count.ts";

const MIB = 1024 * 1024;
/** Of what is left when all is over; while it goes on, some requests of 256 KiB are always under way. */
const MOST_GROWTH = 100 * MIB;

/** What an attack could leave behind. */
export interface Before {
  readonly prototypes: string;
  readonly memory: number;
  readonly compiled: string;
}

const COMPILED = Buffer.from(
  JSON.stringify({
    watchloom: "1",
    kind: "Workflow",
    name: "harmless",
    inputs: { type: "object", properties: { a: { type: "string", default: "x" } } },
    steps: [
      // Long enough to be read in the threads that read the attackers' documents.
      { id: "long", set: "x".repeat(10_000) },
      { id: "b", set: { c: "${inputs.a}", d: "${size(steps.long)}" } },
    ],
  }),
);

async function compile({ client }: AttackWorld): Promise<string> {
  const answer = await client.send({ method: "POST", path: "/documents/compile", body: COMPILED });
  assert.equal(answer.status, 200, answer.text);
  const { plan, bounds, diagnostics } = answer.body;
  return JSON.stringify({ plan, bounds, diagnostics });
}

export async function lookBefore(world: AttackWorld): Promise<Before> {
  return { prototypes: prototypes(), compiled: await compile(world), memory: memory() };
}

export function assertUnharmed(world: () => AttackWorld, before: () => Before): void {
  test("no prototype was changed", () => assert.equal(prototypes(), before().prototypes));

  test("a harmless document becomes what it became before", async () => {
    // More than there are threads.
    for (let round = 0; round < 4; round += 1) assert.equal(await compile(world()), before().compiled);
  });

  test("the memory is given back", () => {
    const grown = memory() - before().memory;
    console.log(`# memory grew by ${Math.round(grown / MIB)} MiB`);
    assert.ok(grown < MOST_GROWTH, `${Math.round(grown / MIB)} MiB`);
  });

  test("another tenant's run has gone on", () => world().assertUnharmed("everything"));

  test("no answer was a 5xx", () => assert.deepEqual(countedServerErrors(), []));
}

/** Names and values' types of what every object, list, function and text inherits. */
function prototypes(): string {
  return [Object, Array, Function, String, Number, Promise, Map, RegExp, Error]
    .map(({ name, prototype }) => {
      const own = Object.getOwnPropertyDescriptors(prototype as object) as Record<PropertyKey, PropertyDescriptor>;
      return `${name}: ${Reflect.ownKeys(own)
        .map((key) => `${String(key)} ${typeof own[key]?.value}`)
        .join(", ")}`;
    })
    .join("\n");
}

/** In use, when what is of no use has been collected. */
function memory(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
