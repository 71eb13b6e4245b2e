import { warning } from "./code-entry.ts";
import type { CodeEntry } from "./code-entry.ts";

/** Monitors that would do something else than their author means. */
export const MONITOR_CODES = {
  "monitor.stale_between_checks": warning(
    "check",
    "Stale before the next check",
    "`staleAfter` is shorter than the longest time between two checks, a night or a weekend without an open window included: it would be told that there was no good check although none was due. Without it, three times that time count.",
  ),
  "monitor.identity_of_no_list": warning(
    "check",
    "A key for items where there are none",
    "`identity` tells the items of a list apart. What is compared here is none, so that nothing reads it: select a list (`items`, `all: true`), or leave it out.",
  ),
  "monitor.expired": warning(
    "check",
    "Expired before it begins",
    "`expires` is past, so that no check would begin: the monitor is `expired` at once. Say a later time, or leave it out.",
  ),
} as const satisfies Record<string, CodeEntry>;
