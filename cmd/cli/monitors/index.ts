import { InvalidArgumentError, Option, type Command } from "commander";
import { IMPORT_FORMATS, type ImportFormat } from "../../../runtime/monitors/import/imported.ts";
import type { Context } from "../context.ts";
import { collect, collectPair, jsonOption, serverOption, type Globals } from "../options.ts";

export interface MonitorCommandDeps {
  context(options: Globals): Context;
  /** Runs a verb and leaves with its exit code. */
  verb(run: () => Promise<number>): Promise<void>;
  /** As the environment names it; absent: none. */
  readonly editor: string | undefined;
}

/** `watchloom monitors …`: one sub-command a verb, whose module is loaded only when it is asked for. */
export function addMonitorCommands(program: Command, { context, verb, editor }: MonitorCommandDeps): void {
  const monitors = program
    .command("monitors")
    .description("what is watched: creates, shows, changes and checks monitors");
  const command = (name: string, description: string): Command =>
    monitors.command(name).description(description).addOption(serverOption()).addOption(jsonOption());
  const TARGET = "<name|id>";

  command("create <file>", "creates a monitor of a document (`-`: standard input); it is checked from now on").action(
    (file: string, options: Globals) => verb(async () => (await import("./create.ts")).create(context(options), file)),
  );

  command("list", "every monitor: its state, its health, when it was checked and when it changed")
    .option("--state <state>", "only active, paused, completed or expired ones; repeatable", collect, [])
    .option("--health <health>", "only ok, failing, empty, stale, blocked or undelivered ones; repeatable", collect, [])
    .option("--label <name=value>", "only with this label; repeatable, all must fit", collectPair, [])
    .option("--name <name>", "only the one of this name")
    .action((options: Globals & { state: string[]; health: string[]; label: string[]; name?: string }) =>
      verb(async () => {
        const { state, health, label, name } = options;
        return (await import("./list.ts")).list(context(options), { state, health, label, name });
      }),
    );

  command(`show ${TARGET}`, "how a monitor stands, and its document").action((target: string, options: Globals) =>
    verb(async () => (await import("./show.ts")).show(context(options), target)),
  );

  command(
    `edit ${TARGET} [file]`,
    "takes the file for its document, or opens $VISUAL or $EDITOR on the one it has",
  ).action((target: string, file: string | undefined, options: Globals) =>
    verb(async () => (await import("./edit.ts")).edit(context(options), target, { file, editor })),
  );

  for (const [name, description] of [
    ["pause", "no check begins any more; one that is under way goes on"],
    ["resume", "back to active, from any state"],
  ] as const) {
    command(`${name} ${TARGET}`, description).action((target: string, options: Globals) =>
      verb(async () => (await import("./change-state.ts")).changeState(context(options), target, name)),
    );
  }

  command(`trigger ${TARGET}`, "one check now, which tells like any other")
    .option("--follow", "shows the check to its end; exit code 1 unless it completed")
    .action((target: string, options: Globals & { follow?: boolean }) =>
      verb(async () => (await import("./trigger.ts")).trigger(context(options), target, options.follow === true)),
    );

  command("preview <name|id|file>", "one check that keeps nothing and tells nobody, shown to its end").action(
    (target: string, options: Globals) =>
      verb(async () => (await import("./preview.ts")).preview(context(options), target)),
  );

  command(`checks ${TARGET}`, "its checks, the newest first: outcome, value, whether it told, error, run")
    .option("--limit <n>", "at most so many", positive, 20)
    .action((target: string, options: Globals & { limit: number }) =>
      verb(async () => (await import("./checks.ts")).checks(context(options), target, options.limit)),
    );

  command(`test ${TARGET}`, "sends its message for what was seen last to every channel, marked as a test").action(
    (target: string, options: Globals) =>
      verb(async () => (await import("./test-notification.ts")).testNotification(context(options), target)),
  );

  command(`delete ${TARGET}`, "deletes a monitor; its runs and what it told stay")
    .option("--yes", "without asking")
    .action((target: string, options: Globals & { yes?: boolean }) =>
      verb(async () => (await import("./delete.ts")).remove(context(options), target, options.yes === true)),
    );

  command("import <file>", "from changedetection.io, urlwatch, webchanges, OPML, a list of addresses, or an export")
    .addOption(new Option("--format <format>", "what the file is; else its content tells").choices(IMPORT_FORMATS))
    .option("--dry-run", "only looks: nothing is stored")
    .action((file: string, options: Globals & { format?: ImportFormat; dryRun?: boolean }) =>
      verb(async () => {
        const { format, dryRun } = options;
        return (await import("./import.ts")).importFile(context(options), file, { format, dryRun: dryRun === true });
      }),
    );

  command("export [file]", "every monitor's document, as an import takes it back").action(
    (file: string | undefined, options: Globals) =>
      verb(async () => (await import("./export.ts")).exportTo(context(options), file)),
  );

  command("suggest <text...>", "has a model write a document of a sentence, and checks it once; creates nothing")
    .option("--no-preview", "only the document, no check of it")
    .option("--save <file>", "writes the document to a new file")
    .action((words: string[], options: Globals & { preview: boolean; save?: string }) =>
      verb(async () => {
        const { preview, save } = options;
        return (await import("./suggest.ts")).suggest(context(options), words, { preview, save });
      }),
    );
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError("It is a whole number from 1 on.");
  return value;
}
