import { readFileSync } from "node:fs";
import { join } from "node:path";
import { missing, unexpected, type Language } from "./language.ts";
import { runProgram } from "./program.ts";
import { ROOT } from "./spec.ts";

const FOLDER = join(ROOT, "clients", "go");

/** oapi-codegen: types and a client. Its raw calls give the response as it comes, so that streams stay in. */
export const go: Language = {
  name: "go",
  async make({ tools, whole, operations }) {
    const file = join(FOLDER, "watchloom.gen.go");
    const args = ["-generate", "types,client", "-package", "watchloom", "-o", file, whole];
    const { code, said } = await runProgram(tools.oapiCodegen, args);
    if (code !== 0) return [`oapi-codegen ended with ${code}:\n${said}`];
    const text = readFileSync(file, "utf8");
    return [
      ...unexpected("oapi-codegen", said, /^$/),
      ...missing("oapi-codegen", operations, ({ id }) =>
        new RegExp(`^func \\(c \\*ClientWithResponses\\) ${pascal(id)}(WithBody)?WithResponse\\(`, "m").test(text),
      ),
      ...(await goTool("build", "./...")),
      ...(await goTool("vet", "./...")),
    ];
  },
};

async function goTool(...args: string[]): Promise<string[]> {
  const { code, said } = await runProgram("go", args, { cwd: FOLDER });
  return code === 0 ? [] : [`go ${args.join(" ")} in clients/go:\n${said}`];
}

function pascal(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}
