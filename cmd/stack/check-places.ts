import { once } from "node:events";
import { accessSync, constants, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { ConfigError } from "./config.ts";

const REASONS: { readonly [code: string]: string } = {
  ENOTDIR: "something on the way to it is no folder",
  EEXIST: "it is no folder",
  EACCES: "this user may not",
  EPERM: "this user may not",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
};

/** A folder that a setting names, made with those above it. @throws ConfigError that names the setting */
export function demandFolder(setting: string, folder: string, mode?: number): void {
  try {
    mkdirSync(folder, { recursive: true, ...(mode === undefined ? {} : { mode }) });
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new ConfigError([`${setting}: "${folder}" cannot be made: ${REASONS[code] ?? message}`]);
  }
}

/** That the files which settings name can be read; one that is undefined is not named. @throws ConfigError */
export function demandFiles(files: { readonly [setting: string]: string | undefined }): void {
  const problems = Object.entries(files).flatMap(([setting, file]) => {
    try {
      if (file !== undefined) accessSync(file, constants.R_OK);
      return [];
    } catch (error) {
      const { code = "", message } = error as NodeJS.ErrnoException;
      const reason = code === "ENOENT" ? "there is no such file" : (REASONS[code] ?? message);
      return [`${setting}: "${file ?? ""}" cannot be read: ${reason}`];
    }
  });
  if (problems.length > 0) throw new ConfigError(problems);
}

/**
 * That the API will find its place to listen, before anything is started for it; 0 is any port. Another process may
 * take the place in between. @throws ConfigError
 */
export async function demandPort(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    throw new ConfigError([sayWhy(host, port, error as NodeJS.ErrnoException)]);
  }
  server.close();
  await once(server, "close");
}

function sayWhy(host: string, port: number, { code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case "EADDRINUSE":
      return `WATCHLOOM_PORT=${port} is taken on ${host}; stop what listens there, or set another`;
    case "EACCES":
      return `WATCHLOOM_PORT=${port} is not for this user to listen on; set one above 1023`;
    case "ENOTFOUND":
    case "EADDRNOTAVAIL":
      return `WATCHLOOM_HOST="${host}" is no address of this machine`;
    default:
      return `WATCHLOOM_HOST="${host}", WATCHLOOM_PORT=${port}: ${message}`;
  }
}
