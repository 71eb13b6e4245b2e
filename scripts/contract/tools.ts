import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { demandProgram } from "./program.ts";
import { ROOT } from "./spec.ts";

const PINS = join(ROOT, "clients", "generators");
const OAPI_CODEGEN = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2";

/** Programs of the gate; each is a file, installed at exactly the pinned version. */
export interface Tools {
  /** Folder of the npm generators' programs. */
  readonly npm: string;
  /** Folder of the virtual environment's programs, `python` among them. */
  readonly python: string;
  readonly oapiCodegen: string;
}

/**
 * Installs what the gate needs into the cache folder, once for each set of pins. What cannot be had is an error: the
 * gate is never skipped.
 */
export async function installTools(log: (line: string) => void = () => undefined): Promise<Tools> {
  const npm = await once("npm", ["package.json", "package-lock.json", ".npmrc"], log, async (folder) => {
    for (const name of ["package.json", "package-lock.json", ".npmrc"])
      copyFileSync(join(PINS, name), join(folder, name));
    await demandProgram("npm ci", "npm", ["ci", "--no-progress", "--loglevel=error", "--ignore-scripts"], {
      cwd: folder,
    });
  });
  const python = await once("python", ["requirements.txt"], log, async (folder) => {
    await demandProgram("python3 -m venv (it takes Python 3.11 or later)", "python3", ["-m", "venv", folder]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"];
    await demandProgram("pip install", join(folder, "bin", "python"), [...pip, "-r", join(PINS, "requirements.txt")]);
  });
  const go = await once(`go-${OAPI_CODEGEN}`, [], log, async (folder) => {
    await demandProgram("go install", "go", ["install", OAPI_CODEGEN], { env: { GOBIN: folder } });
  });
  return { npm: join(npm, "node_modules", ".bin"), python: join(python, "bin"), oapiCodegen: join(go, "oapi-codegen") };
}

/** Of the machine's user, shared by all checkouts; the stack's own cache, so that one variable moves both. */
export function cacheFolder(): string {
  const home = process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
  return join(process.env["WATCHLOOM_CACHE_DIR"] ?? join(home, "watchloom"), "contract");
}

/** Fills a folder named by the digest of its pins; whole or not at all, whoever else does the same at once. */
async function once(
  name: string,
  pins: readonly string[],
  log: (line: string) => void,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const digest = createHash("sha256").update(name);
  for (const pin of pins) digest.update(readFileSync(join(PINS, pin)));
  const folder = join(cacheFolder(), `${name.split("-")[0]}-${digest.digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  log(`installing the ${name.split("-")[0]} generator`);
  mkdirSync(dirname(folder), { recursive: true });
  const fresh = mkdtempSync(join(dirname(folder), "fetch-"));
  try {
    await fill(fresh);
    try {
      renameSync(fresh, folder);
    } catch (error) {
      // Somebody else's is there already, and is the same.
      if (!existsSync(folder)) throw error;
    }
    return folder;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}
