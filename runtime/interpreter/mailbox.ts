/**
 * Signals and updates of a run, kept from its start.
 *
 *   message:  arrives --(id seen before)--> dropped
 *             arrives --> kept, in order per name --(longest waiting listen that it fits, `match` is true)--> taken
 *
 * Messages are tried in their order, listens in the order in which they began to wait. A `match` that fails on a
 * message takes it and fails its listen: were it left, the same message would fail the next listen too.
 */
import { FailureError } from "../ir/failure.ts";
import type { Failure } from "../ir/failure.ts";
import type { Json } from "../ir/json.ts";
import type { Value } from "../ir/value.ts";
import { INLINE_VALUE_BYTES } from "../ir/value.ts";
import type { Message, RunState } from "./frames.ts";
import type { Scheduler } from "./scheduler.ts";
import { jsonBytes } from "./value-size.ts";

export const MAX_WAITING_MESSAGES = 1000;
/** Ids remembered: a repeat that comes after so many others is taken for new. */
const MAX_SEEN = 2000;

export type Receipt = { readonly payload: Value } | { readonly failure: Failure };

/** A `listen` that waits. */
export interface Listener {
  readonly path: string;
  /** Of its step. */
  readonly id: string;
  readonly signal: string;
  /** Order in which it began to wait. */
  readonly order: number;
  readonly match: (payload: Value) => Promise<boolean>;
  readonly take: (receipt: Receipt) => void;
}

export interface Sent {
  readonly id: string;
  /** Ids of the `listen` steps whose schema the payload does not fit. */
  readonly unfit?: readonly string[] | undefined;
}

export interface Mailbox {
  /** False: {@link MAX_WAITING_MESSAGES} are waiting. `taken` is told the path of the listen that took it. */
  offer(name: string, payload: Json, sent: Sent, taken?: (path: string) => void): boolean;
  full(): boolean;
  /** Returns a function that stops listening. */
  listen(listener: Listener): () => void;
}

export interface MailboxOptions {
  readonly state: RunState;
  readonly scheduler: Scheduler;
  /** Signals that the plan listens for somewhere; others are dropped. */
  readonly names: ReadonlySet<string>;
  /** Makes a reference of a large payload. */
  readonly shrink: (value: Value) => Promise<Value>;
  readonly crashed: (error: unknown) => void;
}

export function makeMailbox(options: MailboxOptions): Mailbox {
  const { state, scheduler } = options;
  const listeners: Listener[] = [];
  const replies = new Map<string, ((path: string) => void)[]>();
  const tried = new WeakMap<Listener, Set<Message>>();
  const sorting = new Set<string>();

  const kept = (name: string): Message[] =>
    Object.hasOwn(state.mailbox, name) ? (state.mailbox[name] as Message[]) : [];
  const waitingCount = (): number => Object.values(state.mailbox).reduce((sum, list) => sum + list.length, 0);
  const remove = (name: string, message: Message): void => {
    const rest = kept(name).filter((other) => other !== message);
    if (rest.length > 0) state.mailbox[name] = rest;
    else delete state.mailbox[name];
  };
  const nextPair = (name: string): [Message, Listener] | undefined => {
    for (const message of kept(name)) {
      for (const listener of listeners) {
        if (listener.signal !== name || tried.get(listener)?.has(message)) continue;
        if (!message.unfit?.includes(listener.id)) return [message, listener];
      }
    }
    return undefined;
  };
  const give = (name: string, message: Message, listener: Listener, receipt: Receipt): void => {
    remove(name, message);
    listeners.splice(listeners.indexOf(listener), 1);
    const seen = state.seen.find(([id]) => id === message.id);
    if (seen) seen[1] = listener.path;
    for (const reply of replies.get(message.id) ?? []) reply(listener.path);
    replies.delete(message.id);
    listener.take(receipt);
  };
  const sort = async (name: string): Promise<void> => {
    for (let pair = nextPair(name); pair !== undefined; pair = nextPair(name)) {
      const [message, listener] = pair;
      const known = tried.get(listener) ?? new Set();
      tried.set(listener, known.add(message));
      let receipt: Receipt | undefined;
      try {
        if (await listener.match(message.payload)) receipt = { payload: message.payload };
      } catch (error) {
        if (!(error instanceof FailureError)) throw error;
        receipt = { failure: error.failure };
      }
      if (receipt !== undefined && listeners.includes(listener)) give(name, message, listener, receipt);
    }
  };
  /** One strand a name at a time: a `match` may have to wait for a blob. */
  const dispatch = (name: string): void => {
    if (sorting.has(name) || nextPair(name) === undefined) return;
    sorting.add(name);
    scheduler.launch(
      () => sort(name),
      (end) => {
        sorting.delete(name);
        if ("value" in end) dispatch(name);
        else if (!scheduler.suspended()) options.crashed(end.thrown);
      },
    );
  };
  const shrinkLarge = (message: Message): void => {
    const { payload } = message;
    if (!("v" in payload) || jsonBytes(payload.v, INLINE_VALUE_BYTES) <= INLINE_VALUE_BYTES) return;
    scheduler.launch(
      async () => {
        message.payload = await options.shrink(payload);
      },
      (end) => {
        if ("thrown" in end && !scheduler.suspended() && !(end.thrown instanceof FailureError))
          options.crashed(end.thrown);
      },
    );
  };

  return {
    offer(name, payload, { id, unfit = [] }, taken) {
      const seen = state.seen.find(([other]) => other === id);
      if (seen) {
        if (taken && seen[1] !== null) taken(seen[1]);
        else if (taken) replies.set(id, [...(replies.get(id) ?? []), taken]);
        return true;
      }
      if (!options.names.has(name)) return true;
      if (waitingCount() >= MAX_WAITING_MESSAGES) return false;
      state.seen.push([id, null]);
      if (state.seen.length > MAX_SEEN) state.seen.shift();
      if (taken) replies.set(id, [taken]);
      const message: Message = { id, payload: { v: payload }, ...(unfit.length > 0 ? { unfit } : {}) };
      state.mailbox[name] = [...kept(name), message];
      shrinkLarge(message);
      dispatch(name);
      return true;
    },
    full: () => waitingCount() >= MAX_WAITING_MESSAGES,
    listen(listener) {
      const at = listeners.findIndex((other) => other.order > listener.order);
      listeners.splice(at < 0 ? listeners.length : at, 0, listener);
      dispatch(listener.signal);
      return () => {
        const index = listeners.indexOf(listener);
        if (index >= 0) listeners.splice(index, 1);
      };
    },
  };
}
