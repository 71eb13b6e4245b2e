import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Account } from "./account.ts";

export const ENVIRONMENT = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

export interface Initialisation {
  readonly native: string;
  readonly account: Account | null;
  readonly folder: string;
  readonly password: string;
  readonly sync: boolean;
}

/** Makes the data and, in them, the owner `watchloom` and the database of that name. */
export async function initialise({ native, account, folder, password, sync }: Initialisation): Promise<void> {
  // What an earlier, interrupted start left is of no use.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if (account) await chown(folder, account.uid, account.gid);
  const passwordFile = `${folder}.pw`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) await chown(passwordFile, account.uid, account.gid);
  try {
    const how = ["-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8", "--locale=C"];
    if (!sync) how.push("--no-sync");
    await runToEnd(join(native, "bin", "initdb"), account, folder, ["-D", folder, "--no-instructions", ...how]);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await singleUser(native, account, folder, [
    `create role watchloom login createrole createdb password '${password}'`,
    "create database watchloom owner watchloom",
  ]);
}

/** The data folder has lost its password file, and has a new one. */
export async function setPasswords(
  native: string,
  account: Account | null,
  folder: string,
  password: string,
): Promise<void> {
  const roles = ["postgres", "watchloom"];
  await singleUser(
    native,
    account,
    folder,
    roles.map((role) => `alter role ${role} password '${password}'`),
  );
}

/** Needs neither a client nor a moment in which the server listens without its accounts. */
async function singleUser(
  native: string,
  account: Account | null,
  folder: string,
  statements: readonly string[],
): Promise<void> {
  const args = ["--single", "-D", folder, "-c", "log_min_messages=error", "postgres"];
  const input = statements.map((statement) => `${statement}\n`).join("");
  await runToEnd(join(native, "bin", "postgres"), account, folder, args, input);
}

async function runToEnd(
  file: string,
  account: Account | null,
  cwd: string,
  args: readonly string[],
  input = "",
): Promise<void> {
  const child = spawn(file, args, { ...identity(account), cwd, env: ENVIRONMENT, stdio: "pipe" });
  let said = "";
  child.stdout.on("data", (text: Buffer) => (said += text.toString()));
  child.stderr.on("data", (text: Buffer) => (said += text.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, "close")) as [number | null];
  // In single-user mode a failed statement is only printed.
  if (code !== 0 || /^(ERROR|FATAL|PANIC)|: (ERROR|FATAL|PANIC):/m.test(said)) {
    throw new Error(`"${file}" failed (${code}): ${said.trim()}`);
  }
}

export function identity(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}
