import { readFileSync } from "node:fs";
import { argv, env, exit } from "node:process";
import { connect, createRun, followRun, getRun } from "../index.ts";

/** `node examples/run-document.ts [FILE]`: runs a document, shows each event as a line of JSON, and how it ended. */
const HELLO = `watchloom: "1"
kind: Workflow
name: hello
steps:
  - { id: nap, wait: 1s }
  - { id: greeting, set: "hello" }
output: "\${steps.greeting}"
`;

const client = connect({
  url: env["WATCHLOOM_URL"] ?? "http://127.0.0.1:8480",
  apiKey: env["WATCHLOOM_API_KEY"] ?? "",
});
const document = argv[2] === undefined ? HELLO : readFileSync(argv[2], "utf8");

const { data: accepted, error } = await createRun({ client, body: { document } });
if (accepted === undefined) {
  console.error(error);
  exit(1);
}
for await (const event of followRun(client, accepted.id)) console.log(JSON.stringify(event));
const { data: run } = await getRun({ client, path: { run_id: accepted.id } });
console.log(JSON.stringify({ status: run?.status, output: run?.output }));
