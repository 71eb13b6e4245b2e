#!/usr/bin/env node
import { Command, CommanderError, Option } from "commander";
import { ConfigError, readConfig, type Config } from "../stack/config.ts";
import { StartError } from "../stack/start-error.ts";
import { leaveWithReader } from "./broken-pipe.ts";
import { ProblemError, UnreachableError } from "./client.ts";
import { EXIT, makeContext, type Context } from "./context.ts";
import { FileError } from "./document-file.ts";
import { addMonitorCommands } from "./monitors/index.ts";
import { collect, collectPair, jsonOption, serverOption, wholeNumber, type Globals } from "./options.ts";
import { makePaint, wantsColour } from "./terminal.ts";

leaveWithReader([process.stdout, process.stderr], () => ["up", "worker"].includes(process.argv[2] ?? ""));

const paint = makePaint(wantsColour(process.stdout, process.env));

function configuration(): Config {
  try {
    return readConfig(process.env, process.cwd());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(EXIT.usage);
  }
}

const context = (options: Globals): Context =>
  makeContext(configuration(), paint, { json: options.json === true, server: options.server });

const inputOption = (): Option =>
  new Option("--input <json|@file|name=value>", "the input object; repeatable")
    .argParser(collect)
    .default([] as string[], "none");

const program = new Command("watchloom")
  .description("Runs documents durably: monitors and workflows as data, on Temporal.")
  .version("0.1.0")
  .showHelpAfterError("(watchloom --help shows every command)")
  .exitOverride();

/** What a program asked for it reads on standard output, a problem too. */
const asJson = process.argv.includes("--json");

/** Runs a verb and leaves with its exit code. The verb's module is loaded only when it is asked for. */
function verb(run: () => Promise<number>): Promise<void> {
  return run().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.exitCode = explain(error);
    },
  );
}

function explain(error: unknown): number {
  if (error instanceof UnreachableError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.unreachable;
  }
  if (error instanceof StartError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.failed;
  }
  if (error instanceof FileError || error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof ProblemError && asJson) {
    process.stdout.write(`${JSON.stringify(error.problem)}\n`);
    return EXIT.failed;
  }
  if (error instanceof ProblemError) {
    const { errors, hint } = error.problem as { errors?: { pointer?: string; detail?: string }[]; hint?: string };
    const lines = [`${error.status} ${error.code}: ${error.message}`];
    for (const entry of errors ?? [])
      lines.push(`  ${entry.pointer === "" ? "(input)" : (entry.pointer ?? "")}: ${entry.detail ?? ""}`);
    if (hint !== undefined) lines.push(`  hint: ${hint}`);
    process.stderr.write(`${lines.join("\n")}\n`);
    return EXIT.failed;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.failed;
}

program
  .command("up")
  .description("starts the whole stack in the foreground; Ctrl-C stops it")
  .option("--demo", "also serve the demo's pages, run the example documents and follow them")
  .addOption(jsonOption())
  .action((options: Globals & { demo?: boolean }) =>
    verb(async () => (await import("./up.ts")).up(context(options), { demo: options.demo === true, env: process.env })),
  );

program
  .command("worker")
  .description("starts a worker for the configured Temporal, Postgres and blob store")
  .option("--json", "one JSON value a line, for programs: its log is so in any case")
  .action(() => verb(async () => (await import("./worker.ts")).worker(configuration(), process.env)));

program
  .command("run <file>")
  .description("submits a document (`-`: standard input)")
  .addOption(inputOption())
  .option("--follow", "shows the run to its end; exit code 1 unless it completed")
  .option("--label <name=value>", "a label of the run; repeatable", collectPair, [] as string[])
  .option("--idempotency-key <key>", "the same key gives the same run, however often it is sent")
  .addOption(serverOption())
  .addOption(jsonOption())
  .action(
    (
      file: string,
      options: Globals & { input: string[]; follow?: boolean; label: string[]; idempotencyKey?: string },
    ) =>
      verb(async () =>
        (await import("./run.ts")).run(context(options), file, {
          input: options.input,
          follow: options.follow === true,
          label: options.label,
          idempotencyKey: options.idempotencyKey,
        }),
      ),
  );

program
  .command("follow <run>")
  .description("shows a run's events, from the first to the last, live")
  .option("--after <seq>", "only events after this number", wholeNumber, 0)
  .addOption(serverOption())
  .addOption(jsonOption())
  .action((runId: string, options: Globals & { after: number }) =>
    verb(async () => (await import("./follow.ts")).follow(context(options), runId, options.after)),
  );

program
  .command("validate <file...>")
  .description("shows every mistake of a document at its place; needs no server")
  .addOption(jsonOption())
  .action((files: string[], options: Globals) =>
    verb(async () => (await import("./validate.ts")).validate(context(options), files)),
  );

program
  .command("dry-run <file>")
  .description("simulates a run with mocked calls and virtual time; needs no server")
  .addOption(inputOption())
  .option("--mocks <file>", "JSON or YAML: {mocks, signals, approvals, time}, as POST /documents/dry-run takes it")
  .addOption(jsonOption())
  .action((file: string, options: Globals & { input: string[]; mocks?: string }) =>
    verb(async () =>
      (await import("./dry-run.ts")).dryRunFile(context(options), file, { input: options.input, mocks: options.mocks }),
    ),
  );

addMonitorCommands(program, {
  context,
  verb,
  // An empty one is none.
  editor: process.env["VISUAL"] || process.env["EDITOR"] || undefined,
});

program
  .command("audit")
  .description("what was done, and by whom")
  .command("verify")
  .description("checks that no row of the audit was altered or taken away; exit code 1 where one was")
  .addOption(serverOption())
  .addOption(jsonOption())
  .action((options: Globals) => verb(async () => (await import("./audit.ts")).verifyAudit(context(options))));

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
}
