import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { missing, unexpected, type Language, type LanguageInput } from "./language.ts";
import { runProgram } from "./program.ts";
import { ROOT } from "./spec.ts";
import type { Tools } from "./tools.ts";

const FOLDER = join(ROOT, "clients", "typescript");
const QUIET = /^✨ openapi-typescript |^🚀 |@hey-api\/openapi-ts v|Generating\.\.\.|^\[Job 1\]\s+(\[1\]|✓)|✓/;

/** @hey-api/openapi-ts makes the client; openapi-typescript's types are made too, for those who use them. */
export const typescript: Language = {
  name: "typescript",
  async make(input) {
    const found = await typesOnly(input);
    const plain = join(input.scratch, "hey-api");
    found.push(...(await generateTypescript(input.tools, input.whole, plain)));
    if (found.length > 0) return found;
    const sdk = readFileSync(join(plain, "sdk.gen.ts"), "utf8");
    found.push(...missing("openapi-ts", input.operations, ({ id }) => sdk.includes(`export const ${id} = `)));
    const generated = join(FOLDER, "generated");
    rmSync(generated, { recursive: true, force: true });
    found.push(...(await generateTypescript(input.tools, input.calls, generated)));
    found.push(...(await compile(input, "the client's types", join(FOLDER, "tsconfig.json"))));
    return found;
  },
};

/** What the generator says against a contract; the client is in the folder `to`. */
export async function generateTypescript(tools: Tools, from: string, to: string): Promise<string[]> {
  const config = join(ROOT, "clients", "generators", "openapi-ts.config.js");
  const { code, said } = await runProgram(process.execPath, [join(tools.npm, "openapi-ts"), "-f", config], {
    env: { CONTRACT_INPUT: from, CONTRACT_OUTPUT: to },
  });
  return code === 0 ? unexpected("openapi-ts", said, QUIET) : [`openapi-ts ended with ${code}:\n${said}`];
}

/** Under the strictest rules of TypeScript, since it lands inside other people's programs. */
async function typesOnly(input: LanguageInput): Promise<string[]> {
  const folder = join(input.scratch, "openapi-typescript");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "schema.ts");
  const { code, said } = await runProgram(process.execPath, [
    join(input.tools.npm, "openapi-typescript"),
    input.whole,
    "--output",
    file,
  ]);
  if (code !== 0) return [`openapi-typescript ended with ${code}:\n${said}`];
  const text = readFileSync(file, "utf8");
  const config = join(folder, "tsconfig.json");
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
  };
  writeFileSync(config, JSON.stringify({ compilerOptions: { ...compilerOptions, types: [] }, files: ["schema.ts"] }));
  return [
    ...unexpected("openapi-typescript", said, QUIET),
    ...missing("openapi-typescript", input.operations, ({ id }) => new RegExp(`^    ${id}: \\{$`, "m").test(text)),
    ...(await compile(input, "openapi-typescript's types", config)),
  ];
}

async function compile({ tools }: LanguageInput, what: string, config: string): Promise<string[]> {
  const { code, said } = await runProgram(process.execPath, [join(tools.npm, "tsc"), "--noEmit", "-p", config]);
  return code === 0 ? [] : [`${what} do not compile:\n${said}`];
}
