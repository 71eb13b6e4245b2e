import { appendFileSync } from "node:fs";

let requests = 0;
const serverErrors: string[] = [];

/** Counts an answer. 501 says that an address comes with a later version: no failure. */
export function countAnswer(status: number, what: string): void {
  requests += 1;
  if (status >= 500 && status !== 501) serverErrors.push(`${what}: ${status}`);
}

export function countedServerErrors(): readonly string[] {
  return serverErrors;
}

/** Tells what this process has asked; `scripts/test.ts` adds the files of a stage up. */
export function reportRequests(): void {
  console.log(`# ${requests} requests, ${serverErrors.length} answers of 5xx`);
  const file = process.env["REQUESTS_FILE"];
  if (file === undefined) return;
  appendFileSync(file, `${JSON.stringify({ requests, serverErrors: serverErrors.length })}\n`);
}
