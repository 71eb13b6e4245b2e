/** What counting requests costs: requests a second without it, as it is, and with one statement for each request. */
import type { ApiService } from "../cmd/api/service.ts";
import { makeRateWindows, type RateWindows } from "../cmd/api/rate-windows.ts";
import { makeRequestCounter } from "../runtime/store/index.ts";
import { startTestStack } from "../test/support/stack.ts";

const ROUNDS = 9;
const REQUESTS = 1500;
const AT_ONCE = 16;

const stack = await startTestStack({ worker: false });
const { database } = stack.world;

const uncounted: RateWindows = {
  take: async () => ({ isOver: false, remaining: 1, resetsInMs: 1000 }),
  isSpent: () => false,
};
const counter = makeRequestCounter(database, 60);
const eachCounted: RateWindows = {
  async take(key, quota) {
    const { taken, endsInMs } = await counter.take(key, 1);
    return { isOver: taken > quota, remaining: Math.max(0, quota - taken), resetsInMs: endsInMs };
  },
  isSpent: () => false,
};

const variants: readonly [name: string, api: ApiService][] = [
  ["without", await stack.secondApi({}, { windows: uncounted })],
  ["counted", await stack.secondApi({}, { windows: makeRateWindows(makeRequestCounter(database, 60)) })],
  ["a statement each", await stack.secondApi({}, { windows: eachCounted })],
];

async function perSecond(api: ApiService): Promise<number> {
  const headers = { authorization: `Bearer ${stack.key}` };
  let left = REQUESTS;
  const ask = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const reply = await fetch(`${api.url}/runs?limit=1`, { headers });
      if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
      await reply.arrayBuffer();
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return REQUESTS / ((performance.now() - began) / 1000);
}

const measured = new Map<string, number[]>(variants.map(([name]) => [name, []]));
// By turns, so that what else the machine does hits all alike; the first round only warms.
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [name, api] of variants) {
    const rate = await perSecond(api);
    if (round > 0) measured.get(name)?.push(rate);
  }
}
const { statements } = database.counter;
await stack.stop();

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const base = measured.get("without") as number[];
console.table(
  Object.fromEntries(
    [...measured].map(([name, rates]) => [
      name,
      {
        "requests/s, median": Math.round(median(rates)),
        // Of the same round, so that both had the same machine.
        "share of those without, median": median(rates.map((rate, round) => rate / (base[round] as number))).toFixed(3),
      },
    ]),
  ),
);
console.log(
  `GET /runs?limit=1, ${AT_ONCE} at once, ${REQUESTS} a round, ${ROUNDS} rounds; ${statements} statements in all.`,
);
