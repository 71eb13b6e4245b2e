import type { Json } from "../../ir/json.ts";
import type { HealthSettings, LookSettings, SettleSettings } from "../../ir/monitor.ts";
import type { Call, ExprTree, Op, Retry, SegmentOp, Template } from "../../ir/plan.ts";
import type { ExpressionTable } from "../templates/expression-table.ts";
import { ownOperationCall, type CutSelection, type OwnOperation } from "./own-operations.ts";
import { fieldOf, LOAD, LOOK, made, stepVar } from "./rename.ts";
import type { LoweredSource } from "./source.ts";

/*
 * A check as ops. Ids with a hyphen are no step's of a document.
 *
 *   try ┬ (steps of the source)
 *       ├ load, source, look, settle        one segment: what is unchanged ends here, in one activity
 *       ├ where a model is needed: extract between source and look, learn between look and settle
 *       ├ where the source, or an operation of `select`, is of the tenant's own workers: a segment of its own on their
 *       │ queue, the operations before and after it by `monitor.pick`
 *       └ switch settle.ask: judge (try: llm.generate), answer
 *   catch: fail, and the run fails with the same error
 */
const PICK = "monitor-pick";
const SETTLE = "monitor-settle";
const ANSWER = "monitor-answer";

/** `retry` "of one check; ends before the next is due". */
export interface Attempts {
  readonly gapMs: number;
  readonly retry: Retry;
}

export interface MonitorParts {
  readonly table: ExpressionTable;
  readonly source: LoweredSource;
  readonly selection: CutSelection;
  readonly attempts: Attempts;
  readonly name: string;
  readonly stateDigest: string;
  readonly look: Omit<LookSettings, "select">;
  readonly settle: SettleSettings;
  readonly health: HealthSettings;
  /** Into the plan's expressions; absent: always true. */
  readonly when?: number;
  /** Whether the source's expressions read what was seen before. */
  readonly readsPrevious: boolean;
  /** Whether the source itself asks models: then the day's tokens are looked at before it. */
  readonly asksModels: boolean;
}

export function lowerMonitor(parts: MonitorParts): { readonly body: readonly Op[]; readonly output: Template } {
  const { table, settle } = parts;
  const e = (source: string, tree: ExprTree): Template => ({ e: table.add(made(source, tree)) });
  const answered: ExprTree = ["ne", 0, 0, stepVar(ANSWER), ["const", 0, 0, null]];
  const body: Op[] = [...observe(parts, e), ...(settle.ask === undefined ? [] : judge(parts, e))];
  return {
    body: [
      {
        op: "guard",
        id: "check",
        kind: "try",
        body,
        catches: [{ as: "error", body: failed(parts, e) }],
        finally: [],
        undo: false,
      },
    ],
    output: e("check", ["if", 0, 0, answered, fieldOf(ANSWER, "check"), fieldOf(SETTLE, "check")]),
  };
}

type Expression = (source: string, tree: ExprTree) => Template;

function observe(parts: MonitorParts, e: Expression): Op[] {
  const { source, look } = parts;
  const load = loadCall(parts, e);
  const isFirst = source.steps.length > 0 && parts.asksModels && look.tokensPerDay !== undefined;
  const steps = isFirst ? [segment("monitor-begin", [load]), ...source.steps] : source.steps;
  const chain: Link[] = isFirst ? [] : [{ call: load }];
  if (source.call !== undefined) chain.push({ call: source.call, ...ownQueue(source.queue) });
  const from = selectWithOwn(parts, e, chain);
  if (look.extract !== undefined) {
    return [
      ...steps,
      ...segments([...chain, { call: pickCall(parts, e, from) }]),
      modelOp("extract", PICK, "extract", e, parts),
      segment("monitor-conclude", [
        lookCall(parts, e, { picked: PICK, with: "extracted", of: "extract" }),
        settleCall(parts, e),
      ]),
    ];
  }
  if (look.kind === "facts") {
    return [
      ...steps,
      ...segments([...chain, { call: lookCall(parts, e, from) }]),
      modelOp("learn", LOOK, "learn", e, parts),
      segment("monitor-conclude", [settleCall(parts, e)]),
    ];
  }
  return [...steps, ...segments([...chain, { call: lookCall(parts, e, from) }, { call: settleCall(parts, e) }])];
}

/** A call of a check, and the queue of the tenant's workers that take it. */
interface Link {
  readonly call: Call;
  readonly queue?: string;
  readonly if?: number;
}

/** What a call goes on from: the source (null), or a value that was picked, with what came of it since. */
type From = { readonly picked: string; readonly with: "selected" | "extracted"; readonly of: string } | null;

/**
 * The operations up to the last one of the tenant's own workers: what stands before each is taken by `monitor.pick`; it
 * is asked where something was found, and where that is not the page of the last check.
 */
function selectWithOwn(parts: MonitorParts, e: Expression, chain: Link[]): From {
  const { own } = parts.selection;
  let from: From = null;
  for (const [index, operation] of own.entries()) {
    const picked = `${PICK}-${index + 1}`;
    const selected = `monitor-select-${index + 1}`;
    chain.push({ call: pickCall(parts, e, from, { id: picked, part: index }) });
    chain.push(ownLink(parts, e, operation, { picked, selected }));
    from = { picked, with: "selected", of: selected };
  }
  return from;
}

function ownLink(
  { table, attempts }: MonitorParts,
  e: Expression,
  operation: OwnOperation,
  { picked, selected }: { readonly picked: string; readonly selected: string },
): Link {
  const value = e("value", fieldOf(picked, "value"));
  const goesOn: ExprTree = ["not", 0, 0, ["or", 0, 0, fieldOf(picked, "same"), fieldOf(picked, "empty")]];
  return {
    call: ownOperationCall(selected, operation, value, attempts.retry, attempts.gapMs),
    queue: operation.queue,
    if: table.add(made("goes on", goesOn)),
  };
}

function ownQueue(queue: string | undefined): { queue?: string } {
  return queue === undefined ? {} : { queue };
}

/** Calls of Watchloom's own workers in a row are one segment; each of another queue is its own. */
function segments(chain: readonly Link[]): Op[] {
  const rows: Link[][] = [];
  for (const link of chain) {
    const row = rows.at(-1);
    if (row === undefined || link.queue !== undefined || row[0]!.queue !== undefined) rows.push([link]);
    else row.push(link);
  }
  return rows.map((row, index) => {
    const op = segment(
      index === 0 ? "monitor-observe" : "monitor-conclude",
      row.map(({ call }) => call),
    );
    const { queue, if: when } = row[0]!;
    return { ...op, ...ownQueue(queue), ...(when === undefined ? {} : { if: when }) };
  });
}

/** The model's verdict, where the check asks for one; how it failed is data, since the document says what follows. */
function judge(parts: MonitorParts, e: Expression): Op[] {
  const asked = parts.table.add(made("ask", ["ne", 0, 0, fieldOf(SETTLE, "ask"), ["const", 0, 0, null]]));
  return [
    {
      op: "branch",
      id: "monitor-asked",
      kind: "switch",
      arms: [
        {
          when: asked,
          body: [
            {
              op: "guard",
              id: "monitor-judge",
              kind: "try",
              body: [segment("monitor-ask", [modelCall("ask", SETTLE, "ask", e)])],
              catches: [
                {
                  as: "error",
                  body: [
                    { op: "let", id: "monitor-unanswered", kind: "set", value: e("error", ["var", 0, 0, "error"]) },
                  ],
                },
              ],
              finally: [],
              undo: false,
            },
            segment("monitor-tell", [answerCall(parts, e)]),
          ],
        },
      ],
    },
  ];
}

function failed({ health, stateDigest }: MonitorParts, e: Expression): Op[] {
  const error = e("error", ["var", 0, 0, "error"]);
  return [
    segment("monitor-failing", [
      ownCall("monitor-fail", "monitor.fail", {
        check: inputs(e),
        error,
        settings: { v: { health, stateDigest } as unknown as Json },
      }),
    ]),
    { op: "end", id: "monitor-failed", kind: "fail", failure: error },
  ];
}

function loadCall(parts: MonitorParts, e: Expression): Call {
  const { name, stateDigest, look, readsPrevious, asksModels } = parts;
  const { source, kind, text, tokensPerDay } = look;
  const settings = {
    name,
    stateDigest,
    source,
    facts: kind === "facts",
    readsPrevious,
    ...(text === undefined ? {} : { text }),
    ...(asksModels && tokensPerDay !== undefined ? { tokensPerDay } : {}),
  };
  return ownCall(LOAD, "monitor.load", { check: inputs(e), settings: { v: settings as unknown as Json } });
}

/** `part`: which operations, where others follow; absent: the last ones, after which a model may fill a schema. */
function pickCall(
  parts: MonitorParts,
  e: Expression,
  from: From,
  { id = PICK, part }: { readonly id?: string; readonly part?: number } = {},
): Call {
  const { look, stateDigest } = parts;
  const { extract: _, proposes: __, ...partly } = look;
  const settings = part === undefined ? look : { ...partly, partly: true };
  return ownCall(id, "monitor.pick", {
    check: inputs(e),
    ...goingOn(parts, e, from),
    settings: { v: { ...settings, ...selectOf(parts, part), stateDigest } as unknown as Json },
  });
}

function lookCall(parts: MonitorParts, e: Expression, from: From): Call {
  const { look, settle, stateDigest } = parts;
  return ownCall(LOOK, "monitor.look", {
    check: inputs(e),
    loaded: e("load", stepVar(LOAD)),
    ...goingOn(parts, e, from),
    settings: { v: { ...look, ...selectOf(parts), condition: settle.condition, stateDigest } as unknown as Json },
  });
}

function goingOn({ source }: MonitorParts, e: Expression, from: From): { [name: string]: Template } {
  if (from === null) return { given: source.given };
  return { picked: e("picked", stepVar(from.picked)), [from.with]: e(from.with, stepVar(from.of)) };
}

/** The operations of one part of the selection; absent where it has none. */
function selectOf({ selection: { parts, own } }: MonitorParts, part = own.length): { select?: readonly Json[] } {
  const select = parts?.[part] ?? [];
  return parts === null || (select.length === 0 && own.length > 0) ? {} : { select };
}

function settleCall(parts: MonitorParts, e: Expression): Call {
  return ownCall(SETTLE, "monitor.settle", settleInput(parts, e));
}

function answerCall(parts: MonitorParts, e: Expression): Call {
  return ownCall(ANSWER, "monitor.settle", {
    ...settleInput(parts, e),
    answer: e("answer", stepVar("ask")),
    unanswered: e("unanswered", stepVar("monitor-unanswered")),
  });
}

function settleInput(parts: MonitorParts, e: Expression): { [name: string]: Template } {
  const { settle, health, look, stateDigest, table, when } = parts;
  return {
    check: inputs(e),
    loaded: e("load", stepVar(LOAD)),
    look: e("look", stepVar(LOOK)),
    ...(when === undefined ? {} : { when: onlyWhereJudged(table, when) }),
    ...(look.kind === "facts" ? { learned: e("learned", stepVar("learn")) } : {}),
    settings: { v: { ...settle, health, stateDigest } as unknown as Json },
  };
}

/** `when` is asked only where the check has something to judge: an empty one has no value. */
function onlyWhereJudged(table: ExpressionTable, when: number): Template {
  const { source, tree } = table.exprs[when]!;
  return { e: table.add(made(source, ["if", 0, 0, fieldOf(LOOK, "judge"), tree, ["const", 0, 0, null]])) };
}

/** A model's call whose whole input the call before it has made; skipped where that made none. */
function modelOp(id: string, of: string, field: string, e: Expression, { table }: MonitorParts): Op {
  const wanted = table.add(made(`${field}?`, ["ne", 0, 0, fieldOf(of, field), ["const", 0, 0, null]]));
  return { ...segment(id, [modelCall(id, of, field, e)]), if: wanted };
}

function modelCall(id: string, of: string, field: string, e: Expression): Call {
  return {
    id,
    activity: "llm.generate",
    with: e(field, fieldOf(of, field)),
    timeoutMs: 120_000,
    retry: { attempts: 3, initialMs: 2000, factor: 3, maxMs: 30_000, except: [] },
  };
}

const OWN_TIMEOUT_MS = 60_000;
const OWN_RETRY = { attempts: 3, initialMs: 200, factor: 2, maxMs: 1000, except: [] };

/** A call of Watchloom's own; what it can fail by does not get better by being tried again, but for a crash. */
function ownCall(id: string, activity: string, input: { readonly [name: string]: Template }): Call {
  return { id, activity, with: { m: Object.entries(input) }, timeoutMs: OWN_TIMEOUT_MS, retry: OWN_RETRY };
}

function inputs(e: Expression): Template {
  return e("inputs", ["var", 0, 0, "inputs"]);
}

function segment(id: string, calls: readonly Call[]): SegmentOp {
  const [first, ...rest] = calls;
  if (first === undefined) throw new Error("invariant: a segment has a call");
  // The output of one call alone is its step's, and is found under the step's id.
  const own = rest.length === 0 ? first.id : id;
  return { op: "segment", id: own, kind: "call", calls: [first, ...rest], host: "remote", language: "typescript" };
}
