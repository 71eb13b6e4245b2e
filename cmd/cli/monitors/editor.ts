import { spawn } from "node:child_process";
import { FileError } from "../document-file.ts";

/** Opens a file in an editor, and comes back when it is closed. `command` may have arguments. @throws FileError */
export async function openEditor(command: string, file: string): Promise<void> {
  // As git does it: the command is the shell's to read, the file's name is not.
  const child = spawn("sh", ["-c", `${command} "$@"`, command, file], { stdio: "inherit" });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new FileError(`the editor (${command}) ended with ${code ?? "a signal"}; nothing was written`);
}
