/**
 * Counts the strands (concurrent async functions) of one run, so that the interpreter knows when nothing of it moves.
 *
 *   strand:  running --park--> parked --wake--> running --> ended
 *   run:     going --(mustContinue)--> stopping --(quiet, no effect in flight)--> suspended
 *
 * Every await that something outside resolves goes through `park` or `effect`; `quiet` is then exact, needs no clock,
 * and is the same in a replay. While stopping no new effect starts: its strand parks. Waits (timers, messages,
 * children) stay open until the last effect in flight ended, so that a time-out is never late because of a long call.
 * Suspension happens at one quiet moment for all strands at once: no strand can change a frame that another one has
 * left already.
 */
import { SUSPENDED } from "./control.ts";
import type { CancelScope } from "./cancel-scope.ts";

/** How a launched strand ended. A bug (`crashed`) is rethrown by whoever joins it. */
export type StrandEnd<T> = { readonly value: T } | { readonly thrown: unknown };

export interface Scheduler {
  /** No strand runs: all are parked, or the run is over. */
  quiet(): boolean;
  /** Calls back once, when no strand runs any more. */
  onceQuiet(listener: () => void): void;
  /** Effects in flight; a run with one is busy, not waiting. */
  inFlight(): number;
  stopping(): boolean;
  suspended(): boolean;
  /** Starts a strand; `ended` is called when it ended, still within it. */
  launch<T>(body: () => Promise<T>, ended: (end: StrandEnd<T>) => void): void;
  /** Waits for `wake`. A `suspendable` wait throws SUSPENDED when the run continues as new. */
  park<T>(suspendable: boolean, begin: (wake: (value: T) => void) => void): Promise<T>;
  /** Runs an effect; while the run is stopping it does not start, and throws SUSPENDED or, canceled, CANCELED. */
  effect<T>(start: () => Promise<T>, cancel?: CancelScope): Promise<T>;
  /** The same for what changes no frame by itself, and is done again after a suspension: evaluating beside a blob. */
  aside<T>(start: () => Promise<T>, cancel?: CancelScope): Promise<T>;
  /** The run may not continue as new before it settles: nobody waits for it, but its execution has to be there. */
  keepOpen(promise: Promise<void>): void;
  /** To be called after anything from outside was taken in. */
  touched(): void;
}

/** Effects aside before an execution that resumed counts as having got somewhere; one step needs far fewer. */
const MAX_ASIDE = 200;

export interface SchedulerOptions {
  readonly mustContinue: () => boolean;
  /** Whether this execution resumed from frames: it must then do something before it may stop again. */
  readonly resumed: boolean;
  /** A promise of the host rejected: a bug, there or here. */
  readonly crashed: (error: unknown) => void;
}

export function makeScheduler(options: SchedulerOptions): Scheduler {
  let running = 0;
  let inFlight = 0;
  let stopping = false;
  let suspended = false;
  let progressed = !options.resumed;
  let aside = 0;
  let keptOpen = 0;
  const suspendable = new Set<() => void>();
  let onQuiet: (() => void)[] = [];

  const mustStop = (): boolean => {
    if (!stopping && progressed && options.mustContinue()) stopping = true;
    return stopping;
  };
  const lookAround = (): void => {
    if (running > 0 || inFlight > 0 || keptOpen > 0 || suspended || suspendable.size === 0 || !mustStop()) return;
    suspended = true;
    const told = [...suspendable];
    suspendable.clear();
    for (const suspend of told) suspend();
  };
  const pause = (): void => {
    running -= 1;
    lookAround();
    if (running > 0) return;
    const told = onQuiet;
    onQuiet = [];
    for (const listener of told) listener();
  };

  const park = <T>(canSuspend: boolean, begin: (wake: (value: T) => void) => void): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      if (canSuspend && suspended) {
        reject(SUSPENDED);
        return;
      }
      let open = true;
      const suspend = (): void => {
        if (!open) return;
        open = false;
        running += 1;
        reject(SUSPENDED);
      };
      if (canSuspend) suspendable.add(suspend);
      let parked = false;
      begin((value) => {
        if (!open) return;
        open = false;
        suspendable.delete(suspend);
        if (parked) running += 1;
        resolve(value);
      });
      if (!open) return;
      parked = true;
      pause();
    });

  const admission = async (cancel: CancelScope | undefined): Promise<void> => {
    while (mustStop()) {
      cancel?.check();
      await park<void>(true, (wake) => {
        cancel?.onRequest(() => wake());
      });
    }
  };
  const fly = async <T>(start: () => Promise<T>): Promise<T> => {
    inFlight += 1;
    try {
      return await park(false, (wake) => {
        start().then(wake, options.crashed);
      });
    } finally {
      inFlight -= 1;
    }
  };

  return {
    quiet: () => running === 0,
    onceQuiet: (listener) => void onQuiet.push(listener),
    inFlight: () => inFlight,
    stopping: () => stopping,
    suspended: () => suspended,
    launch(body, ended) {
      running += 1;
      void body().then(
        (value) => {
          ended({ value });
          pause();
        },
        (error: unknown) => {
          ended({ thrown: error });
          pause();
        },
      );
    },
    park,
    async effect(start, cancel) {
      await admission(cancel);
      progressed = true;
      return fly(start);
    },
    async aside(start, cancel) {
      await admission(cancel);
      aside += 1;
      if (aside > MAX_ASIDE) progressed = true;
      return fly(start);
    },
    keepOpen(promise) {
      keptOpen += 1;
      promise.then(() => {
        keptOpen -= 1;
        lookAround();
      }, options.crashed);
    },
    touched() {
      progressed = true;
      lookAround();
    },
  };
}
