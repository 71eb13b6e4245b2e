export interface NumberDiff {
  readonly kind: "number";
  readonly empty: boolean;
  readonly from: number;
  readonly to: number;
  readonly change: number;
  /** Of `from`, so 100 to 80 is -20; null where that is 0. */
  readonly percent: number | null;
}

export function diffNumber(from: number, to: number): NumberDiff {
  return {
    kind: "number",
    empty: from === to,
    from,
    to,
    change: rounded(to - from),
    percent: from === 0 ? null : rounded(((to - from) / Math.abs(from)) * 100),
  };
}

/** 0.3 - 0.1 is 0.2 for whoever reads a price. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
