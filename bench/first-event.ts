/** From `POST /runs` to the first events on the run's stream, as a client on the same machine sees it: 200 runs. */
import { startTestStack } from "../test/support/stack.ts";

const RUNS = 200;
const WARM = 20;
const DOCUMENT = `watchloom: "1"
kind: Workflow
name: bench-first-event
steps:
  - id: one
    set: 1
output: "\${steps.one}"
`;

const stack = await startTestStack();
const headers = { authorization: `Bearer ${stack.key}` };

interface Times {
  readonly accepted: number;
  readonly first: number;
  readonly started: number;
  readonly end: number;
}

async function once(): Promise<Times> {
  const began = performance.now();
  const reply = await fetch(`${stack.api.url}/runs`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/yaml" },
    body: DOCUMENT,
  });
  const { id } = (await reply.json()) as { id: string };
  const accepted = performance.now() - began;
  const stream = await fetch(`${stack.api.url}/runs/${id}/stream`, { headers });
  let text = "";
  let first = 0;
  let started = 0;
  for await (const chunk of (stream.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream() as never)) {
    text += String(chunk);
    if (first === 0 && text.includes("event: run.created")) first = performance.now() - began;
    if (started === 0 && text.includes("event: run.started")) started = performance.now() - began;
  }
  return { accepted, first, started, end: performance.now() - began };
}

const times: Times[] = [];
for (let n = 0; n < WARM + RUNS; n += 1) {
  const measured = await once();
  if (n >= WARM) times.push(measured);
}
await stack.stop();

const at = (values: readonly number[], share: number): string => {
  const sorted = values.toSorted((one, other) => one - other);
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number).toFixed(1)} ms`;
};
const row = (values: readonly number[]) => ({ p50: at(values, 0.5), p95: at(values, 0.95) });
console.table({
  "POST answered": row(times.map((time) => time.accepted)),
  "first event (run.created)": row(times.map((time) => time.first)),
  "run.started": row(times.map((time) => time.started)),
  "run.completed, end of the stream": row(times.map((time) => time.end)),
});
