/** How many documents `translate()` takes in a second: the examples, and one large document, as YAML and as JSON. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { translate } from "../runtime/translator/index.ts";

const WARM_MS = 300;
const MEASURED_MS = 1500;

function perSecond(text: string): number {
  const run = (ms: number): number => {
    const until = performance.now() + ms;
    const began = performance.now();
    let count = 0;
    do {
      const translation = translate(text);
      if (!translation.ok) throw new Error(translation.diagnostics.map(({ message }) => message).join("\n"));
      count += 1;
    } while (performance.now() < until);
    return count / ((performance.now() - began) / 1000);
  };
  run(WARM_MS);
  return run(MEASURED_MS);
}

/** 500 steps: calls, and values made of the steps before. */
function large(): string {
  const steps = Array.from({ length: 250 }, (_, index) => [
    { id: `get${index}`, call: "http.request", with: { url: `https://a.example/${index}`, query: { n: "${run.id}" } } },
    { id: `sum${index}`, set: { status: `\${steps.get${index}.status + 1}`, all: `at \${steps.get${index}.url}` } },
  ]).flat();
  return JSON.stringify({ watchloom: "1", kind: "Workflow", name: "large", steps });
}

const documents: [name: string, text: string][] = readdirSync("examples")
  .filter((file) => file.endsWith(".yaml"))
  .flatMap((file): [string, string][] => {
    const text = readFileSync(`examples/${file}`, "utf8");
    return [
      [file, text],
      [file.replace(".yaml", ".json"), JSON.stringify(parse(text), null, 2)],
    ];
  });

console.table(
  Object.fromEntries(
    [...documents, ["large.json (500 steps)", large()] as [string, string]].map(([name, text]) => [
      name,
      { "documents per second": Math.round(perSecond(text)), bytes: text.length },
    ]),
  ),
);
