import { homedir } from "node:os";
import { join } from "node:path";

/** Where what is costly to make lies from one test process to the next; the stack's own, unless told otherwise. */
export const CACHE_DIR =
  process.env["WATCHLOOM_CACHE_DIR"] ?? join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "watchloom");
