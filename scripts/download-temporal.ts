import { TestWorkflowEnvironment } from "@temporalio/testing";

/** `node scripts/download-temporal.ts FOLDER`: the SDK's own download of the Temporal CLI, into FOLDER. */
const folder = process.argv[2];
if (folder === undefined) throw new Error("which folder?");
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: "cached-download", downloadDir: folder } },
});
await environment.teardown();
