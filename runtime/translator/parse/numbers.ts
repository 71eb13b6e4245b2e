/** What is wrong with a number as it is written, if JSON numbers (IEEE doubles) cannot hold it. */
export type NumberProblem = "not_finite" | "loses_digits";

const DECIMAL = /^[-+]?(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/;

/** Whether a decimal literal, read as a double and written again, is still the same number. */
export function numberProblem(literal: string): NumberProblem | null {
  const value = Number(literal);
  if (!Number.isFinite(value)) return "not_finite";
  return significant(literal) === significant(String(value)) ? null : "loses_digits";
}

/** Digits without zeros at either end, and the power of ten of the last one: equal for equal numbers. */
function significant(literal: string): string {
  const parts = DECIMAL.exec(literal);
  if (parts === null) return literal;
  const [, whole = "", fraction = "", exponent = "0"] = parts;
  const digits = `${whole}${fraction}`;
  let start = 0;
  while (digits[start] === "0") start += 1;
  let end = digits.length;
  while (end > start && digits[end - 1] === "0") end -= 1;
  if (start === end) return "0";
  return `${digits.slice(start, end)}e${Number(exponent) - fraction.length + (digits.length - end)}`;
}
