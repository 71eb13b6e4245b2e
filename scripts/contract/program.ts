import { spawn } from "node:child_process";

/** A program that was run to its end. */
export interface Ended {
  readonly code: number;
  /** Standard output and standard error as they came, without colours. */
  readonly said: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs a program without standard input. A program that is not there ends with 127. */
export function runProgram(file: string, args: readonly string[], options: ProgramOptions = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      env: { ...process.env, NO_COLOR: "1", ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    const hear = (chunk: Buffer): void => void (said += chunk.toString());
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("error", (error) => resolve({ code: 127, said: error.message }));
    // eslint-disable-next-line no-control-regex
    child.on("close", (code) => resolve({ code: code ?? 1, said: said.replace(/\u001b\[[0-9;]*m/g, "").trim() }));
  });
}

/** @throws Error with all that the program said, where it does not end with 0 */
export async function demandProgram(
  what: string,
  file: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<string> {
  const { code, said } = await runProgram(file, args, options);
  if (code !== 0) throw new Error(`${what} ended with ${code}:\n${said}`);
  return said;
}
