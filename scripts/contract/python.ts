import { existsSync, readdirSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { missing, unexpected, type Language, type LanguageInput } from "./language.ts";
import { runProgram } from "./program.ts";
import { ROOT, type SpecOperation } from "./spec.ts";
import type { Tools } from "./tools.ts";

const FOLDER = join(ROOT, "clients", "python");
const QUIET = /^Generating \S+$/;

/** Imports a package and every module in it; a warning is an error. */
const IMPORT_ALL = `
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
names = [module.name for module in pkgutil.walk_packages(package.__path__, package.__name__ + ".")]
for name in names:
    importlib.import_module(name)
print(len(names))
`;

/** openapi-python-client: it drops what it cannot read and ends with 0, so that only its warnings tell. */
export const python: Language = {
  name: "python",
  async make(input) {
    const plain = join(input.scratch, "python");
    const found = await generatePython(input.tools, input.whole, join(plain, "watchloom_whole"));
    found.push(...missing("openapi-python-client", input.operations, made(join(plain, "watchloom_whole"))));
    found.push(...(await importAll(input, plain, "watchloom_whole")));
    const generated = join(FOLDER, "watchloom", "generated");
    rmSync(generated, { recursive: true, force: true });
    found.push(...(await generatePython(input.tools, input.calls, generated)));
    found.push(...(await importAll(input, FOLDER, "watchloom")));
    return found;
  },
};

/** What the generator says against a contract; the package is at `to`. */
export async function generatePython(tools: Tools, from: string, to: string): Promise<string[]> {
  const config = join(ROOT, "clients", "generators", "openapi-python-client.yaml");
  const module = ["-m", "openapi_python_client", "generate", "--path", from, "--config", config];
  const { code, said } = await runProgram(
    join(tools.python, "python"),
    [...module, "--meta", "none", "--output-path", to, "--overwrite", "--fail-on-warning"],
    // Its last step calls `ruff` by name.
    { env: { PATH: `${tools.python}${delimiter}${process.env["PATH"] ?? ""}` } },
  );
  const warned = unexpected("openapi-python-client", said, QUIET);
  return code === 0 || warned.length > 0 ? warned : [`openapi-python-client ended with ${code}`];
}

/** One module an operation, in a folder a tag; it has rules of its own for where an underscore goes. */
function made(folder: string): (operation: SpecOperation) => boolean {
  const api = join(folder, "api");
  const modules = existsSync(api) ? readdirSync(api, { recursive: true, encoding: "utf8" }) : [];
  const plain = new Set(modules.map((name) => name.replaceAll(/_|\.py$/g, "").toLowerCase()));
  return ({ id, node }) => plain.has(join(String((node["tags"] as string[])[0]).replaceAll("-", ""), id).toLowerCase());
}

async function importAll({ tools }: LanguageInput, folder: string, name: string): Promise<string[]> {
  const args = ["-W", "error", "-B", "-c", IMPORT_ALL, name];
  const { code, said } = await runProgram(join(tools.python, "python"), args, { env: { PYTHONPATH: folder } });
  return code === 0 ? [] : [`the Python package "${name}" cannot be imported:\n${said}`];
}
