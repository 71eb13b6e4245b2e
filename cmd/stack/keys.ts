import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeApiKey, readApiKey } from "../api/key-form.ts";
import { ConfigError } from "./config.ts";

/** A file of the data directory that holds a secret: mode 600, made once. */
function ensureSecretFile(
  dataDir: string,
  name: string,
  make: () => string,
): { value: string; file: string; made: boolean } {
  const file = join(dataDir, name);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    const value = make();
    // `wx`: of two processes that start together, one makes the file and the other reads it.
    writeFileSync(file, `${value}\n`, { mode: 0o600, flag: "wx" });
    return { value, file, made: true };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    chmodSync(file, 0o600);
    return { value: readFileSync(file, "utf8").trim(), file, made: false };
  }
}

/**
 * The key of the first tenant: the configured one, else the data directory's, made at first start.
 * @throws ConfigError where what is configured is no key
 */
export function ensureApiKey(
  dataDir: string,
  configured: string | undefined,
): { value: string; file: string | undefined } {
  if (configured === undefined) return ensureSecretFile(dataDir, "api-key", makeApiKey);
  if (!/^[\x21-\x7e]+$/.test(configured)) {
    throw new ConfigError(["WATCHLOOM_API_KEY holds a blank or a letter beyond ASCII, which no header can carry"]);
  }
  if (readApiKey(configured) === null) {
    throw new ConfigError(["WATCHLOOM_API_KEY has a wrong checksum: it was cut off or mistyped"]);
  }
  return { value: configured, file: undefined };
}

/** Base64 of 32 bytes each; the first seals secrets, all open them. */
export function ensureMasterKeys(dataDir: string, configured: readonly string[]): readonly string[] {
  if (configured.length > 0) return configured;
  return [ensureSecretFile(dataDir, "master-key", () => randomBytes(32).toString("base64")).value];
}
