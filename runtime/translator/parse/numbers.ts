/** What is wrong with a number as it is written, or that it may be none: JSON numbers are IEEE doubles. */
export type NumberProblem = "not_finite" | "loses_digits" | "leading_zero";

const DECIMAL = /^[-+]?(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/;

/**
 * Whether a decimal literal is held well by a double. A whole number must be the same when it is written again, as it may
 * be an identifier. A fraction is a measure, and rounded (`0.10000000000000001`), but not to nothing.
 */
export function numberProblem(literal: string): NumberProblem | null {
  const value = Number(literal);
  if (!Number.isFinite(value)) return "not_finite";
  if (value !== 0 && /[.eE]/.test(literal)) return null;
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
