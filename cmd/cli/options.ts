import { Option } from "commander";

/** What every verb that speaks to a server takes. */
export interface Globals {
  readonly json?: boolean;
  readonly server?: string;
}

/** For options that may be repeated. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];

export const jsonOption = (): Option => new Option("--json", "one JSON value a line, for programs");

export const serverOption = (): Option =>
  new Option("--server <url>", "the API's address (default: the configured host and port)").env("WATCHLOOM_SERVER");
