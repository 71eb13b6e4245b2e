import { sleep, workflowInfo } from "@temporalio/workflow";
import { jsonBytes } from "../../../runtime/interpreter/value-size.ts";
import type { Json } from "../../../runtime/ir/json.ts";
import type { Scopes } from "./scopes.ts";

/**
 * What one workflow task sends: the server takes 4 MiB in a message, and a task that is answered with more is refused
 * and done again for ever.
 */
export interface Outgoing {
  /** Undefined: there is room now, and it is taken. Else it resolves once a later task has room. */
  admit(bytes: number): Promise<void> | undefined;
}

const MOST_BYTES = 3 * 1024 * 1024;
/** A payload of more travels as a reference (`PAYLOAD_THRESHOLD_BYTES` of the bridge). */
const REFERENCE_BYTES = 128 * 1024;
/** What a command has beside its payload: names, headers, options. */
const COMMAND_BYTES = 512;

export function makeOutgoing(scopes: Scopes): Outgoing {
  let task = -1;
  let sent = 0;
  let turn: Promise<void> | undefined;
  const take = (bytes: number): boolean => {
    const { historyLength } = workflowInfo();
    if (historyLength !== task) {
      task = historyLength;
      sent = 0;
    }
    if (sent > 0 && sent + bytes > MOST_BYTES) return false;
    sent += bytes;
    return true;
  };
  const wait = async (bytes: number): Promise<void> => {
    do {
      // A timer ends the task, and one is enough for all that wait.
      turn ??= scopes
        .shielded(() => sleep(1))
        .then(() => {
          turn = undefined;
        });
      await turn;
    } while (!take(bytes));
  };
  // Not a promise where there is room: the order of commands is a contract with running histories.
  return { admit: (bytes) => (take(bytes) ? undefined : wait(bytes)) };
}

/** Bytes that a command with this argument takes. */
export function commandBytes(argument: object): number {
  const bytes = jsonBytes(argument as Json, REFERENCE_BYTES);
  return COMMAND_BYTES + (bytes > REFERENCE_BYTES ? 0 : bytes);
}
