import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "../stack/config.ts";
import { makeClient, type Client } from "./client.ts";
import { FileError } from "./document-file.ts";
import type { Paint } from "./terminal.ts";

/** What every verb gets: where to write, how to paint, and the way to a running Watchloom. */
export interface Context {
  readonly config: Config;
  readonly paint: Paint;
  /** Machine-readable output, one JSON value a line. */
  readonly json: boolean;
  out(text: string): void;
  err(text: string): void;
  /** @throws FileError where no key is found. */
  client(): Client;
}

/** Exit codes: 0 done, 1 the document or the run failed, 2 the command line, 3 nothing answers. */
export const EXIT = { ok: 0, failed: 1, usage: 2, unreachable: 3 } as const;

export function serverAddress(config: Config, named: string | undefined): string {
  if (named !== undefined) return named;
  if (config.publicUrl !== undefined) return config.publicUrl;
  const host = config.host === "0.0.0.0" || config.host === "::" ? "127.0.0.1" : config.host;
  return `http://${host.includes(":") ? `[${host}]` : host}:${config.port}`;
}

export function makeContext(
  config: Config,
  paint: Paint,
  options: { json: boolean; server: string | undefined },
): Context {
  return {
    config,
    paint,
    json: options.json,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    client: () => makeClient(serverAddress(config, options.server), config.apiKey ?? readKey(config.dataDir)),
  };
}

function readKey(dataDir: string): string {
  const file = join(dataDir, "api-key");
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw new FileError(
      `no API key: set WATCHLOOM_API_KEY, or start the stack once with "make up", which writes ${file}`,
    );
  }
}
