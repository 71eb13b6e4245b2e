import { InvalidArgumentError, Option } from "commander";

/** What every verb that speaks to a server takes. */
export interface Globals {
  readonly json?: boolean;
  readonly server?: string;
}

/** For options that may be repeated. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** For `name=value`, repeated. */
export function collectPair(value: string, before: string[] = []): string[] {
  if (value.indexOf("=") < 1) throw new InvalidArgumentError(`It is written name=value, as in team=ops.`);
  return collect(value, before);
}

export function wholeNumber(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError("It is a whole number.");
  return Number(value);
}

export const jsonOption = (): Option => new Option("--json", "one JSON value a line, for programs");

export function serverAddress(value: string): string {
  if (/^https?:$/.test(URL.parse(value)?.protocol ?? "")) return value;
  throw new InvalidArgumentError("It is an address such as http://127.0.0.1:8480.");
}

export const serverOption = (): Option =>
  new Option("--server <url>", "the API's address (default: the configured host and port)")
    .env("WATCHLOOM_SERVER")
    .argParser(serverAddress);
