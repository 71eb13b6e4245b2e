import { NULL, nullable, STRING, type Type, type TypeScope } from "../../expressions/index.ts";
import { ANY, BOOL, BROKEN, NUMBER } from "../../expressions/index.ts";
import { typeOfRun } from "../scopes/variables.ts";
import { diffType, monitorType, SOURCES, VERDICT, type ValueType } from "./value-type.ts";

/** Where in a Monitor an expression stands, and so what it can read. */
export type MonitorPlace = "source" | "when" | "identity" | "notify" | "line";

export interface MonitorVariables {
  readonly value: ValueType;
  readonly labels: readonly string[];
  /** Whether its source has an address. */
  readonly hasUrl: boolean;
  readonly asks: boolean;
  /** Whether a message may go without a verdict, or after a first check. */
  readonly onErrorNotifies: boolean;
  /** Of `each`: what `line` is written for. */
  readonly item?: Type;
}

/** Names of a Monitor's expressions, and where each can be read. */
const WHERE: { readonly [name: string]: string } = {
  value: "in `when` and `notify`",
  text: "in `when` and `notify`",
  sources: "in `when` and `notify`",
  url: "in `when` and `notify`",
  diff: "in `when` and `notify`",
  verdict: "in `when` and `notify`",
  previous: "in `source`, `when` and `notify`",
  lastNotified: "in `source`, `when` and `notify`",
  firstRun: "in `source`, `when` and `notify`",
  monitor: "in `source`, `when` and `notify`",
  run: "in `source`, `when` and `notify`",
  item: "in `identity` and `line`",
  index: "in `identity` and `line`",
};

/** `withPrevious`: there is a baseline, so `diff` and `previous` are there. */
export function scopeOf(place: MonitorPlace, variables: MonitorVariables, withPrevious: boolean): TypeScope {
  const types = typesAt(place, variables, withPrevious);
  return {
    lookup(name) {
      if (Object.hasOwn(types, name)) return { type: types[name]! };
      if (name === "inputs")
        return { missing: "A Monitor has no inputs; its `labels` can be read as `monitor.labels`" };
      const where = WHERE[name];
      return where === undefined ? undefined : { missing: `"${name}" is known ${where} only` };
    },
    names: () => Object.keys(types),
    step: (id) => ({ missing: `Step "${id}" cannot be read here: what the steps of a source give is \`value\`` }),
    stepIds: () => [],
  };
}

function typesAt(
  place: MonitorPlace,
  variables: MonitorVariables,
  withPrevious: boolean,
): { readonly [name: string]: Type } {
  const { value, labels, hasUrl, asks, onErrorNotifies } = variables;
  if (place === "identity") {
    // Of what is certainly no list there is none, which was said.
    const item = value.type.kind === "list" ? value.type.items : value.kind === null ? ANY : BROKEN;
    return { item, index: NUMBER };
  }
  const common = {
    lastNotified: nullable(value.type),
    firstRun: BOOL,
    monitor: monitorType(labels),
    run: typeOfRun(labels),
  };
  // What the source will give is not known yet, so what it gave is not either.
  if (place === "source") return { ...common, previous: ANY, lastNotified: ANY };
  const diff = diffType(value);
  const all = {
    ...common,
    value: value.type,
    text: STRING,
    sources: SOURCES,
    url: hasUrl ? STRING : nullable(STRING),
    previous: withPrevious ? value.type : nullable(value.type),
    diff: withPrevious ? diff : nullable(diff),
  };
  if (place === "when") return { ...all, verdict: NULL };
  const verdict = asks ? (onErrorNotifies ? nullable(VERDICT) : VERDICT) : NULL;
  const message = { ...all, verdict };
  return place === "line" ? { ...message, item: variables.item ?? ANY, index: NUMBER } : message;
}
