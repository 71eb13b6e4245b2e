import type { Json } from "../../ir/json.ts";
import type { HealthSettings, LookSettings, SettleSettings } from "../../ir/monitor.ts";
import type { Call, ExprTree, Op, SegmentOp, Template } from "../../ir/plan.ts";
import type { ExpressionTable } from "../templates/expression-table.ts";
import { fieldOf, LOAD, LOOK, made, stepVar } from "./rename.ts";
import type { LoweredSource } from "./source.ts";

/*
 * A check as ops. Ids with a hyphen are no step's of a document.
 *
 *   try ┬ (steps of the source)
 *       ├ load, source, look, settle        one segment: what is unchanged ends here, in one activity
 *       ├ where a model is needed: extract between source and look, learn between look and settle
 *       └ switch settle.ask: judge (try: llm.generate), answer
 *   catch: fail, and the run fails with the same error
 */
const PICK = "monitor-pick";
const SETTLE = "monitor-settle";
const ANSWER = "monitor-answer";

export interface MonitorParts {
  readonly table: ExpressionTable;
  readonly source: LoweredSource;
  readonly name: string;
  readonly stateDigest: string;
  readonly look: LookSettings;
  readonly settle: SettleSettings;
  readonly health: HealthSettings;
  /** Into the plan's expressions; absent: always true. */
  readonly when?: number;
  /** Whether the source's expressions read what was seen before. */
  readonly readsPrevious: boolean;
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
  const before = [loadCall(parts, e), ...(source.call === undefined ? [] : [source.call])];
  if (look.extract !== undefined) {
    return [
      ...source.steps,
      segment("monitor-observe", [...before, pickCall(parts, e)]),
      modelOp("extract", PICK, "extract", e, parts),
      segment("monitor-conclude", [lookCall(parts, e, true), settleCall(parts, e)]),
    ];
  }
  if (look.kind === "facts") {
    return [
      ...source.steps,
      segment("monitor-observe", [...before, lookCall(parts, e, false)]),
      modelOp("learn", LOOK, "learn", e, parts),
      segment("monitor-conclude", [settleCall(parts, e)]),
    ];
  }
  return [...source.steps, segment("monitor-observe", [...before, lookCall(parts, e, false), settleCall(parts, e)])];
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

function loadCall({ name, stateDigest, look, readsPrevious }: MonitorParts, e: Expression): Call {
  const settings = { name, stateDigest, source: look.source, facts: look.kind === "facts", readsPrevious };
  return ownCall(LOAD, "monitor.load", { check: inputs(e), settings: { v: settings } });
}

function pickCall({ look, source, stateDigest }: MonitorParts, e: Expression): Call {
  return ownCall(PICK, "monitor.pick", {
    check: inputs(e),
    given: source.given,
    settings: { v: { ...look, stateDigest } as unknown as Json },
  });
}

function lookCall({ look, source, settle, stateDigest }: MonitorParts, e: Expression, picked: boolean): Call {
  return ownCall(LOOK, "monitor.look", {
    check: inputs(e),
    loaded: e("load", stepVar(LOAD)),
    ...(picked
      ? { picked: e("picked", stepVar(PICK)), extracted: e("extracted", stepVar("extract")) }
      : { given: source.given }),
    settings: { v: { ...look, condition: settle.condition, stateDigest } as unknown as Json },
  });
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
