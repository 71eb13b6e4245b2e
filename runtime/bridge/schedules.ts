import {
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
  type CalendarSpec,
  type ScheduleOptions,
  type ScheduleSpec,
} from "@temporalio/client";
import { invariant } from "../ir/invariant.ts";
import type { Day, MonitorSchedule } from "../ir/monitor.ts";
import type { TemporalWorkflowSpec } from "../ir/plan.ts";
import { call } from "./call.ts";
import type { TemporalClient } from "./connection.ts";
import { isNotFound } from "./errors.ts";
import { toPairs } from "./search-attributes.ts";
import { exclusionsOf } from "./window-exclusions.ts";

/** A schedule of checks as it is to stand in Temporal, whole. */
export interface CheckSchedule {
  readonly id: string;
  readonly schedule: MonitorSchedule;
  /** What each check is started with; Temporal adds the time to its workflow id. */
  readonly spec: TemporalWorkflowSpec;
  /** What it was made from; kept as the schedule's note, so that a difference shows. */
  readonly note: string;
  /** Of `every`: when the first one counts from; ms since the epoch. */
  readonly since: number;
  /** RFC 3339. */
  readonly until?: string;
}

export interface ScheduleDescription {
  readonly id: string;
  readonly note: string | null;
  readonly paused: boolean;
  /** RFC 3339, the next some. */
  readonly next: readonly string[];
}

/** Temporal's schedules: always written whole, never patched. Every method throws BridgeUnavailableError. */
export interface Schedules {
  /** Creates or replaces. `now`: one check is made at once where it was created. */
  put(schedule: CheckSchedule, now?: boolean): Promise<"created" | "replaced">;
  /** False: there was none. */
  remove(id: string): Promise<boolean>;
  describe(id: string): Promise<ScheduleDescription | null>;
  /** Ids of all schedules of checks, of every tenant; Temporal's list may lag behind. */
  list(): Promise<string[]>;
}

const OVERLAP: { readonly [name in MonitorSchedule["overlap"]]: ScheduleOverlapPolicy } = {
  skip: ScheduleOverlapPolicy.SKIP,
  buffer_one: ScheduleOverlapPolicy.BUFFER_ONE,
  buffer_all: ScheduleOverlapPolicy.BUFFER_ALL,
  cancel_other: ScheduleOverlapPolicy.CANCEL_OTHER,
  terminate_other: ScheduleOverlapPolicy.TERMINATE_OTHER,
  allow_all: ScheduleOverlapPolicy.ALLOW_ALL,
};
const PREFIX = "monitor/";

export function scheduleIdOf(monitorId: string): string {
  return PREFIX + monitorId;
}

export function monitorOfSchedule(id: string): string | null {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : null;
}

export function makeSchedules(temporal: TemporalClient): Schedules {
  const { schedule: client } = temporal.client;
  /** Null: Temporal does not know it. */
  const known = async <T>(what: string, work: () => Promise<T>): Promise<T | null> => {
    try {
      return await call(temporal, what, work);
    } catch (error) {
      if (error instanceof ScheduleNotFoundError || isNotFound(error)) return null;
      throw error;
    }
  };
  const replace = (options: ScheduleOptions): Promise<true | null> =>
    known(`replace schedule "${options.scheduleId}"`, async () => {
      const { memo: _, state, ...rest } = options;
      await client.getHandle(options.scheduleId).update(() => ({ ...rest, state: { note: state?.note ?? "" } }));
      return true as const;
    });
  return {
    async put(wanted, now = false) {
      const [input] = wanted.spec.args;
      temporal.storage.remember(wanted.spec.workflowId ?? wanted.id, input.tenant);
      temporal.storage.remember(wanted.id, input.tenant);
      const options = optionsOf(wanted, now);
      if ((await replace(options)) !== null) return "replaced";
      try {
        await call(temporal, `create schedule "${wanted.id}"`, () => client.create(options));
        return "created";
      } catch (error) {
        // Somebody else was faster; what stands there is then made what it should be.
        if (!(error instanceof ScheduleAlreadyRunning)) throw error;
        await replace(options);
        return "replaced";
      }
    },
    remove: async (id) =>
      (await known(`remove schedule "${id}"`, async () => {
        await client.getHandle(id).delete();
        return true;
      })) ?? false,
    describe: (id) =>
      known(`describe schedule "${id}"`, async () => {
        const { state, info } = await client.getHandle(id).describe();
        return {
          id,
          note: state.note ?? null,
          paused: state.paused,
          next: info.nextActionTimes.map((time) => time.toISOString()),
        };
      }),
    list: () =>
      call(
        temporal,
        "list schedules",
        async () => {
          const ids: string[] = [];
          for await (const { scheduleId } of client.list({ pageSize: 1000 })) {
            if (scheduleId.startsWith(PREFIX)) ids.push(scheduleId);
          }
          return ids;
        },
        30_000,
      ),
  };
}

function optionsOf({ id, schedule, spec, note, since, until }: CheckSchedule, now: boolean): ScheduleOptions {
  invariant(spec.workflowId !== undefined, "the checks of a schedule have an id to begin with");
  return {
    scheduleId: id,
    spec: specOf(schedule, since, until),
    action: {
      type: "startWorkflow",
      workflowType: spec.workflowType,
      workflowId: spec.workflowId,
      taskQueue: spec.taskQueue,
      args: [...spec.args],
      workflowExecutionTimeout: spec.executionTimeoutMs,
      typedSearchAttributes: toPairs(spec.searchAttributes),
      memo: spec.memo,
    },
    policies: { overlap: OVERLAP[schedule.overlap], catchupWindow: schedule.catchupMs, pauseOnFailure: false },
    typedSearchAttributes: toPairs(spec.searchAttributes.filter(({ type }) => type === "Keyword")),
    state: { note, ...(now ? { triggerImmediately: true } : {}) },
  };
}

function specOf(schedule: MonitorSchedule, since: number, until: string | undefined): ScheduleSpec {
  const { when, timezone, windows, jitterMs } = schedule;
  invariant(!("adaptive" in when), "an adaptive monitor has no schedule of Temporal's");
  return {
    ...("everyMs" in when
      ? { intervals: [{ every: when.everyMs, offset: since % when.everyMs }] }
      : { cronExpressions: [...when.crons] }),
    timezone,
    skip: exclusionsOf(windows).map(({ days, hours, minutes }): CalendarSpec => ({
      dayOfWeek: days.map((day) => NAMES[day]),
      hour: { ...hours, step: 1 },
      minute: { ...minutes, step: 1 },
      second: "*",
    })),
    ...(jitterMs === undefined ? {} : { jitter: jitterMs }),
    ...(until === undefined ? {} : { endAt: new Date(until) }),
  };
}

const NAMES = {
  mon: "MONDAY",
  tue: "TUESDAY",
  wed: "WEDNESDAY",
  thu: "THURSDAY",
  fri: "FRIDAY",
  sat: "SATURDAY",
  sun: "SUNDAY",
} as const satisfies { readonly [day in Day]: string };
