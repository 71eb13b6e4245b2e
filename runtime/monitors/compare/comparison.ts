import type { Program } from "../../ir/monitor.ts";
import type { Ignore } from "./ignore.ts";

/** `compare` of a monitor, read. */
export interface Comparison {
  readonly identity: Program | null;
  readonly ignore: Ignore;
}
