import { readFileSync } from "node:fs";
import { join } from "node:path";
import { missing, unexpected, type Language } from "./language.ts";
import { runProgram } from "./program.ts";
import { ROOT } from "./spec.ts";
import type { Tools } from "./tools.ts";

const FOLDER = join(ROOT, "clients", "go");

/** oapi-codegen: types and a client. Its raw calls give the response as it comes, so that streams stay in. */
export const go: Language = {
  name: "go",
  async make({ tools, whole, operations }) {
    const file = join(FOLDER, "watchloom.gen.go");
    const found = await generateGo(tools, whole, file);
    if (found.length > 0) return found;
    const text = readFileSync(file, "utf8");
    return [
      ...missing("oapi-codegen", operations, ({ id }) =>
        new RegExp(`^func \\(c \\*ClientWithResponses\\) ${pascal(id)}(WithBody)?WithResponse\\(`, "m").test(text),
      ),
      ...(await goTool("build", "./...")),
      ...(await goTool("vet", "./...")),
    ];
  },
};

/** What the generator says against a contract; the package is the file `to`. */
export async function generateGo(tools: Tools, from: string, to: string): Promise<string[]> {
  const args = ["-generate", "types,client", "-package", "watchloom", "-o", to, from];
  const { code, said } = await runProgram(tools.oapiCodegen, args);
  return code === 0 ? unexpected("oapi-codegen", said, /^$/) : [`oapi-codegen ended with ${code}:\n${said}`];
}

async function goTool(...args: string[]): Promise<string[]> {
  const { code, said } = await runProgram("go", args, { cwd: FOLDER });
  return code === 0 ? [] : [`go ${args.join(" ")} in clients/go:\n${said}`];
}

function pascal(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
